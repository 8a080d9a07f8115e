"""The django-tasks backend: an enqueued task is a row, written in the caller's transaction."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import Task, TaskError, TaskResult, TaskResultStatus
from django_tasks.exceptions import InvalidTaskError, TaskResultDoesNotExist
from django_tasks.signals import task_enqueued
from django_tasks.utils import normalize_json

from baiqau.base.jobs.bell import ring
from baiqau.base.models import Job

_STATUS = {
    Job.State.READY: TaskResultStatus.READY,
    Job.State.DOING: TaskResultStatus.RUNNING,
    Job.State.DONE: TaskResultStatus.SUCCESSFUL,
    Job.State.DEAD: TaskResultStatus.FAILED,
    Job.State.CANCELLED: TaskResultStatus.FAILED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaseTask(Task[Any, Any]):
    """A task that says how often it may be tried: `@task(most_attempts=3)`."""

    most_attempts: int = 10


class LeaseBackend(BaseTaskBackend):
    """Keeps jobs in the table; `worker.work` does them."""

    task_class = LeaseTask
    supports_defer = True
    supports_priority = True
    supports_get_result = True

    def enqueue(self, task: Task[Any, Any], args: Any, kwargs: Any) -> TaskResult[Any]:
        self.validate_task(task)
        job = row(task, args, kwargs)
        job.save(force_insert=True)
        transaction.on_commit(ring)
        result = result_of(job, task)
        task_enqueued.send(type(self), task_result=result)
        return result

    def get_result(self, result_id: str) -> TaskResult[Any]:
        job = Job.objects.filter(pk=result_id).first() if result_id.isdecimal() else None
        if job is None:
            raise TaskResultDoesNotExist(result_id)
        return result_of(job, task_of(job))


def row(task: Task[Any, Any], args: Any, kwargs: Any, *, key: str | None = None) -> Job:
    """Make the unsaved row of one call; arguments that JSON cannot carry are a TypeError."""
    now = timezone.now()
    return Job(
        task=task.module_path,
        key=key,
        queue=task.queue_name,
        args=normalize_json(args),
        kwargs=normalize_json(kwargs),
        priority=task.priority,
        run_at=task.run_after or now,
        most_attempts=task.most_attempts if isinstance(task, LeaseTask) else 1,
        created_at=now,
    )


def task_of(job: Job) -> Task[Any, Any]:
    """Find the task a row names; ImportError or InvalidTaskError when it is there no more."""
    task = import_string(job.task)
    if not isinstance(task, Task):
        raise InvalidTaskError(f"{job.task} is not a task")
    return task.using(
        priority=job.priority, queue_name=job.queue, run_after=job.run_at, backend=task.backend
    )


def result_of(job: Job, task: Task[Any, Any]) -> TaskResult[Any]:
    """Show a row as django-tasks shows results."""
    result: TaskResult[Any] = TaskResult(
        task=task,
        id=str(job.pk),
        status=_STATUS[Job.State(job.state)],
        enqueued_at=job.created_at,
        started_at=job.started_at,
        finished_at=job.finished_at,
        last_attempted_at=job.started_at,
        args=job.args,
        kwargs=job.kwargs,
        backend=task.backend,
        errors=[TaskError(exception_class_path=job.error_class, traceback=job.error)]
        if job.error
        else [],
        worker_ids=[job.worker] * job.attempts,
    )
    object.__setattr__(result, "_return_value", job.result)
    return result
