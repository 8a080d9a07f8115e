"""What a worker does for the commission: reminders in the last fifth of the term, rankings that take long."""

from datetime import datetime

from django.db import transaction
from django_tasks import task
from django_tasks.base import TaskContext

from baiqau.base.jobs.context import JobContext
from baiqau.base.jobs.periodic import every
from baiqau.base.jobs.queue import enqueue_once
from baiqau.base.models import Job
from baiqau.contests import clock
from baiqau.contests.models import Contest
from baiqau.judging.actions import commission, ranking
from baiqau.judging.models import Ranking
from baiqau.people.models import Person
from baiqau.rules.parts import Stage
from baiqau.rules.refusals import Refused

REFUSED = "refused"  # what a job leaves that froze nothing

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


@transaction.atomic
def rank(contest: Contest, *, by: Person, now: datetime) -> Ranking | None:
    """Compute the ranking of the selection at once, or give a large one to a worker, once: then None."""
    if not ranking.heavy(contest, "selection"):
        return ranking.compute(contest, "selection", by=by, now=now)
    ranking.must_be_computable(contest, "selection")
    if ranking_job(contest) is None:
        done = Job.objects.filter(key__startswith=_key(contest)).count()
        enqueue_once(rank_later, f"{_key(contest)}{done}", contest.pk, by.pk)
    return None


def ranking_job(contest: Contest) -> Job | None:
    """Give the job that computes the ranking of this contest now, or waits to."""
    return Job.objects.filter(key__startswith=_key(contest), state__in=Job.OPEN).first()


@task(takes_context=True)
def rank_later(context: TaskContext, contest: int, by: int) -> str:
    """Reckon without holding anything, then freeze in one short transaction.

    What is refused meanwhile (a sheet was opened again, the result sealed) ends the job, and the page
    says so.
    """
    assert isinstance(context, JobContext), "our workers give their own context"
    found = Contest.objects.select_related("current").get(pk=contest)
    person = Person.objects.get(pk=by)
    steps = ranking.STEPS
    try:
        reckoned = ranking.reckon(found, "selection", lambda done: context.progress(done, steps))
        with context.finishing():
            ranking.freeze(found, "selection", reckoned, by=person, now=clock.now())
    except Refused:
        return REFUSED
    return ""


def ended_refused(contest: Contest) -> bool:
    """Say whether the last computing of the ranking ended without one."""
    ended = Job.objects.filter(key__startswith=_key(contest), state=Job.State.DONE)
    last = ended.order_by("-finished_at").values_list("result", flat=True).first()
    return last == REFUSED


def _key(contest: Contest) -> str:
    return f"ranking:{contest.pk}:"
