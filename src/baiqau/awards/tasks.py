"""Issuing every paper in the background: each is a transaction of its own, so a kill loses nothing."""

from django.utils.dateparse import parse_datetime
from django_tasks import task

from baiqau.awards.actions import issuing
from baiqau.contests import queries as contests


@task
def issue_all(slug: str, by: str, at: str) -> dict[str, int]:
    """Issue what is missing in a contest; give how many papers of each kind stand."""
    contest, now = contests.by_slug(slug), parse_datetime(at)
    if contest is None or now is None:
        return {}
    return dict(issuing.issue_all(contest, by=by, now=now))
