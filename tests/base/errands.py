"""Tasks that the tests of the job table enqueue."""

from django.utils import timezone
from django_tasks import task

from baiqau.base.jobs.context import JobContext
from baiqau.base.jobs.lease import LeaseLost
from baiqau.base.jobs.tray import cancel
from baiqau.base.models import Attempts, Job


def mark(name: str) -> None:
    """Leave one visible effect; a second of the same name is refused by the database."""
    Attempts.objects.create(key=name, count=1, ends_at=timezone.now())


@task
def add(one: int, two: int = 0) -> int:
    return one + two


@task(takes_context=True)
def stamp(context: JobContext, name: str) -> None:
    with context.finishing():
        mark(name)


@task(takes_context=True)
def stamp_and_tell(context: JobContext, name: str) -> dict[str, object]:
    with context.finishing():
        mark(name)
    return {"key": context.key, "attempt": context.attempt}


@task(takes_context=True, most_attempts=3)
def stumble(context: JobContext, name: str, times: int) -> None:
    with context.finishing():
        mark(name)
        if context.attempt <= times:
            raise OSError("the printer is on fire")


@task(takes_context=True)
def report(context: JobContext) -> None:
    for done in (1, 2, 3):
        context.progress(done, 3, "papers-typeset")


@task(takes_context=True)
def overtaken(context: JobContext, name: str) -> None:
    """Lose the lease on the way, as when a person cancels the job."""
    cancel(Job.objects.get(pk=context.task_result.id), now=timezone.now())
    with context.finishing():
        mark(name)


@task(takes_context=True)
def overtaken_in_the_middle(context: JobContext) -> str:
    cancel(Job.objects.get(pk=context.task_result.id), now=timezone.now())
    try:
        context.progress(1, 1)
    except LeaseLost:
        mark("noticed")
        raise
    return "not noticed"


@task
def interrupted() -> None:
    raise KeyboardInterrupt


NOT_A_TASK = "errands.NOT_A_TASK"
