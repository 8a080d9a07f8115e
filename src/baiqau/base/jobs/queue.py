"""What django-tasks does not have: to enqueue once per key."""

from typing import Any

from django.db import transaction
from django_tasks.base import Task, TaskResult

from baiqau.base.jobs.backend import result_of, row
from baiqau.base.jobs.bell import ring
from baiqau.base.models import Job


def enqueue_once(task: Task[Any, Any], key: str, /, *args: Any, **kwargs: Any) -> TaskResult[Any]:
    """Enqueue the call unless a job with this key was ever enqueued; give the key's job.

    Part of the caller's transaction: when that is rolled back, the job was never there.
    """
    task.get_backend().validate_task(task)
    new = row(task, args, kwargs, key=key)
    job, _ = Job.objects.get_or_create(
        key=key, defaults={field.attname: getattr(new, field.attname) for field in _to_copy()}
    )
    transaction.on_commit(ring)
    return result_of(job, task)


def _to_copy() -> list[Any]:
    return [field for field in Job._meta.concrete_fields if field.attname not in {"id", "key"}]  # noqa: SLF001  Django's documented Model._meta API
