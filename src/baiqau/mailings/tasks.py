"""Writing the letters of a mailing in the background: in parts, each whole or not at all."""

from datetime import datetime

from django.db import transaction
from django_tasks import task
from django_tasks.base import TaskContext

from baiqau.base.jobs import lease
from baiqau.base.jobs.context import JobContext
from baiqau.base.jobs.periodic import every
from baiqau.base.jobs.queue import enqueue_once
from baiqau.contests import clock
from baiqau.mailings import actions, queries
from baiqau.mailings.models import Dispatch, Mailing
from baiqau.people.models import Person


@transaction.atomic
def send(mailing: Mailing, *, looked_at: str, by: Person, now: datetime) -> Mailing:
    """Let a letter set out and give it to a worker, once."""
    begun = actions.begin(mailing, looked_at=looked_at, by=by, now=now)
    enqueue_once(deliver, begun.job, begun.pk, begun.turn)
    return begun


@transaction.atomic
def resume(mailing: Mailing, *, by: Person, now: datetime) -> Mailing:
    """Let a letter go on and give it to a worker."""
    again = actions.resume(mailing, by=by, now=now)
    enqueue_once(deliver, again.job, again.pk, again.turn)
    return again


@every(seconds=60, name="mailings.depart")
@task
def depart_due() -> int:
    """Let the letters set out whose hour has come, each once; give how many."""
    return sum(_departed(mailing) for mailing in queries.due(clock.now()))


@transaction.atomic
def _departed(mailing: Mailing) -> bool:
    begun = actions.depart(mailing, now=clock.now())
    if begun is not None:
        enqueue_once(deliver, begun.job, begun.pk, begun.turn)
    return begun is not None


@task(takes_context=True)
def deliver(context: TaskContext, mailing: int, turn: int) -> None:
    """Write the letters that are not written; a job ended in the tray writes no more of them."""
    assert isinstance(context, JobContext), "our workers give their own context"
    found = Mailing.objects.get(pk=mailing)
    more = True
    while more:
        with transaction.atomic():
            lease.hold(context.running.job)
            more = actions.write_part(found, turn=turn, now=clock.now())
        all_ = Dispatch.objects.filter(mailing=found)
        context.progress(all_.exclude(letter=None).count(), all_.filter(passed="").count())
