"""What is published by itself once a result is public."""

from django_tasks import task

from baiqau.base.jobs.periodic import every
from baiqau.contests import clock
from baiqau.publishing import actions, queries


@every(seconds=60, name="publishing.bundles")
@task
def publish_bundles() -> int:
    """Publish the bundle of every public result that has none; give how many."""
    waiting = list(queries.without_bundle())
    for contest in waiting:
        actions.publish_bundle(contest, by="system", now=clock.now())
    return len(waiting)
