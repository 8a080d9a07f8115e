"""On the last day of a term for correction the author is reminded, without anybody asking for it."""

from datetime import timedelta

from django_tasks import task

from baiqau.base.jobs.periodic import every
from baiqau.contests import clock
from baiqau.contests.models import Contest
from baiqau.screening import actions

LAST_DAY = timedelta(days=1)


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
