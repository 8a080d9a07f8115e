"""What the stage of entries does by itself: look into files, remind of drafts, forget the unclaimed."""

from django.utils import timezone
from django_tasks import task

from baiqau.base.jobs.periodic import every
from baiqau.contests import clock
from baiqau.contests.queries import announced
from baiqau.entries import actions, queries
from baiqau.entries.actions import looking

AT_ONCE = 200


@every(seconds=300, name="entries.look")
@task
def look_again() -> int:
    """Have files looked into that nobody saw yet, and those that waited for a scanner that was away."""
    now = timezone.now()
    turn = f":{now:%Y%m%d%H%M}"
    unseen, unscanned = queries.unseen_files()[:AT_ONCE], queries.unscanned_files(now)[:AT_ONCE]
    for file in unseen:
        looking.expect(file)
    for file in unscanned:
        looking.expect(file, turn)
    return len(unseen) + len(unscanned)


@every(seconds=3600, name="entries.forget")
@task
def forget_unclaimed() -> int:
    """Delete words written without an account that nobody claimed; give how many."""
    return actions.forget_unclaimed(now=clock.now())


@every(seconds=300, name="entries.remind")
@task
def remind_drafts() -> int:
    """Remind whoever has not handed in, 7 days, 2 days and 3 hours before; give how many letters."""
    now = clock.now()
    return sum(actions.remind(contest, now=now) for contest in announced(now))
