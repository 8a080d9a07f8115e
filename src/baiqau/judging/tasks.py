"""Reminders of their own accord: in the last fifth of the term whoever is not ready gets a letter."""

from datetime import datetime

from django_tasks import task

from baiqau.base.jobs.periodic import every
from baiqau.contests import clock
from baiqau.contests.models import Contest
from baiqau.judging.actions import commission
from baiqau.rules.parts import Stage

STAGES = ("selection", "defence")
LAST_PART = 5  # the reminder comes in the last fifth


@every(seconds=3600, name="judging.remind")
@task
def remind_late() -> int:
    """Remind the jurors of every contest whose term is in its last fifth; give how many letters."""
    now = clock.now()
    return sum(
        commission.remind(contest, stage.key, by=None, turn=_turn(stage), now=now)
        for contest in Contest.objects.filter(current__isnull=False).select_related("current")
        for key in STAGES
        if (stage := contest.regulation.stage(key)) and in_last_fifth(stage, now)
    )


def _turn(stage: Stage) -> str:
    """Name the term: once it is moved, it has a last fifth of its own."""
    return f"last-fifth:{stage.closes:%Y%m%d%H%M}"


def in_last_fifth(stage: Stage | None, now: datetime) -> bool:
    """Tell whether a stage with both its ends has a fifth of its time left, or less."""
    if stage is None or stage.opens is None:
        return False
    left = (stage.closes - stage.opens) / LAST_PART
    return stage.closes - left <= now <= stage.closes
