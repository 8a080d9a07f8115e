"""The life of a job as statements: each writes only while the fence of the worker still stands."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from baiqau.base.models import Job

LONGEST_PAUSE = timedelta(hours=1)


class LeaseLost(Exception):  # noqa: N818  what happened, not an error of anyone
    """Another worker has taken the job over, or a person cancelled it: nothing more may be written."""


def due(now: datetime, queues: Collection[str] = ()) -> QuerySet[Job]:
    """List what a worker may take now, the first first: ready jobs, and those whose worker vanished."""
    ready = Q(state=Job.State.READY, run_at__lte=now)
    left = Q(state=Job.State.DOING, lease_until__lte=now)
    jobs = Job.objects.filter(ready | left, state__in=Job.OPEN).order_by(
        "-priority", "run_at", "id"
    )
    return jobs.filter(queue__in=queues) if queues else jobs


def claim(
    *, worker: str, now: datetime, lease: timedelta, queues: Collection[str] = ()
) -> Job | None:
    """Take the first job that is due and raise its fence; None when there is none.

    A job whose workers vanished as often as it may be tried is buried on the way.
    """
    while due(now, queues).exists():  # asks without a lock, so that resting workers disturb nobody
        with transaction.atomic():
            job = due(now, queues).select_for_update(skip_locked=True).first()
            if job is None:
                return None
            if job.attempts < job.most_attempts:
                return _take(job, worker=worker, now=now, until=now + lease)
            _end(
                job, Job.State.DEAD, now=now, error_class="", error=f"{job.worker} vanished with it"
            )
    return None


def hold(job: Job) -> None:
    """Keep the job until the end of the current transaction; LeaseLost when it is no longer ours."""
    if _ours(job).select_for_update().first() is None:
        raise LeaseLost(job)


def renew(job: Job, *, until: datetime) -> bool:
    """Lengthen the lease; False when it is lost."""
    return bool(_ours(job).update(lease_until=until))


def report(job: Job, *, done: int, total: int, words: str) -> None:
    """Write how far the work is; LeaseLost when it is no longer ours."""
    _only(_ours(job).update(progress_done=done, progress_total=total, progress_words=words), job)


def finish(job: Job, *, now: datetime, result: Any = None) -> None:
    """Mark the job done; LeaseLost when it is no longer ours."""
    _end(job, Job.State.DONE, now=now, result=result, error="", error_class="")


def keep_result(job: Job, result: Any) -> None:
    """Add what the task returned after it had marked itself done."""
    Job.objects.filter(pk=job.pk, fence=job.fence, state=Job.State.DONE).update(result=result)


def fail(job: Job, *, now: datetime, pause: timedelta, error_class: str, error: str) -> bool:
    """Put the job off by `pause`, or bury it when it was tried often enough: True when buried."""
    trouble = {"error_class": error_class[:200], "error": error[-20_000:]}
    if job.attempts >= job.most_attempts:
        _end(job, Job.State.DEAD, now=now, **trouble)
        return True
    put_off = min(pause * 2 ** (job.attempts - 1), LONGEST_PAUSE)
    again = {"state": Job.State.READY, "lease_until": None, "run_at": now + put_off}
    _only(_ours(job).update(**again, **trouble), job)
    return False


def hand_back(job: Job) -> None:
    """Give the job back untried: the worker was asked to go."""
    back = {"state": Job.State.READY, "lease_until": None, "attempts": job.attempts - 1}
    _ours(job).update(**back)


def _take(job: Job, *, worker: str, now: datetime, until: datetime) -> Job:
    job.state = Job.State.DOING
    job.attempts += 1
    job.fence += 1
    job.worker = worker
    job.started_at = now
    job.lease_until = until
    job.save(update_fields=["state", "attempts", "fence", "worker", "started_at", "lease_until"])
    return job


def _ours(job: Job) -> QuerySet[Job]:
    return Job.objects.filter(pk=job.pk, fence=job.fence, state=Job.State.DOING)


def _end(job: Job, state: Job.State, *, now: datetime, **fields: Any) -> None:
    _only(_ours(job).update(state=state, lease_until=None, finished_at=now, **fields), job)


def _only(rows: int, job: Job) -> None:
    if rows != 1:
        raise LeaseLost(job)
