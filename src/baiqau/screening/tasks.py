"""What the committee need not ask for: reminders on the last day, works compared with one another."""

from datetime import timedelta

from django_tasks import task

from baiqau.base.jobs.periodic import every
from baiqau.base.jobs.queue import enqueue_once
from baiqau.contests import clock
from baiqau.contests.models import Contest
from baiqau.entries.visibility import HANDED_IN
from baiqau.screening import actions, queries

LAST_DAY = timedelta(days=1)
LATER = -20  # the verdicts on files, their copies and all letters go first


@every(seconds=3600, name="screening.remind")
@task
def remind_late() -> int:
    """Remind the authors whose term ends within a day; give how many letters."""
    now = clock.now()
    soon = Contest.objects.filter(
        entries__state="returned", entries__return_until__range=(now, now + LAST_DAY)
    )
    return sum(
        actions.remind(contest, before=now + LAST_DAY, now=now) for contest in soon.distinct()
    )


@every(seconds=300, name="screening.compare")
@task
def compare_changed() -> int:
    """Have the works compared in every contest where something was handed in since; give how many."""
    changed = Contest.objects.filter(entries__state__in=HANDED_IN).distinct()
    for contest in changed:
        enqueue_once(
            compare.using(priority=LATER),
            f"compare:{contest.pk}:{queries.edition(contest)}",
            contest.pk,
        )
    return len(changed)


@task
def compare(contest: int) -> int:
    """Compare the works of a contest with one another; give how many pairs are alike."""
    return actions.compare(Contest.objects.get(pk=contest), now=clock.now())
