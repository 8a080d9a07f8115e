"""The life of a job as statements: each writes only while the fence of the worker still stands."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import F, QuerySet

from baiqau.base.models import Job

LONGEST_PAUSE = timedelta(hours=1)


class LeaseLost(Exception):  # noqa: N818  what happened, not an error of anyone
    """Another worker has taken the job over, or a person cancelled it: nothing more may be written."""


# Written out, because SQLite uses a partial index (job_open_in_order) only for literal states.
_DUE = """
    FROM base_job
    WHERE state IN ('ready', 'doing') AND attempts < most_attempts
      AND CASE state WHEN 'ready' THEN run_at ELSE lease_until END <= %s
"""
_ORDER = "ORDER BY priority DESC, run_at, id LIMIT 1"
_CLAIM = """
    UPDATE base_job
    SET state = 'doing', attempts = attempts + 1, fence = fence + 1, worker = %s,
        started_at = %s, lease_until = %s
    WHERE id = (SELECT id {candidate})
    RETURNING *
"""


def is_due(now: datetime, queues: Collection[str] = ()) -> bool:
    """Say whether a worker may take something: a ready job, or one whose worker vanished."""
    due, parameters = _due(now, queues)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT 1 {due} LIMIT 1", parameters)
        return cursor.fetchone() is not None


def claim(
    *, worker: str, now: datetime, lease: timedelta, queues: Collection[str] = ()
) -> Job | None:
    """Take the first job that is due, count the attempt and raise the fence; None: nothing is due."""
    if not is_due(now, queues):  # asked without a lock, so that resting workers disturb nobody
        return None
    due, parameters = _due(now, queues)
    skipping = "FOR UPDATE SKIP LOCKED" if connection.features.has_select_for_update else ""
    sql = _CLAIM.format(candidate=f"{due} {_ORDER} {skipping}")
    taken = [worker, *_written(now, now + lease), *parameters]
    return next(iter(list(Job.objects.raw(sql, taken))), None)


def in_hand() -> QuerySet[Job]:
    """List what workers are doing; open jobs have no end, which is how the index finds them."""
    return Job.objects.filter(finished_at__isnull=True, state=Job.State.DOING)


def bury_vanished(now: datetime) -> None:
    """Bury the jobs whose workers vanished as often as they may be tried."""
    left = in_hand().filter(lease_until__lte=now, attempts__gte=F("most_attempts"))
    if left.exists():
        left.update(
            state=Job.State.DEAD,
            lease_until=None,
            finished_at=now,
            error_class="",
            error="The worker vanished at every attempt.",
        )


def hold(job: Job) -> None:
    """Keep the job until the end of the current transaction; LeaseLost when it is no longer ours."""
    if not _ours(job).select_for_update().values_list("pk"):
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


def _due(now: datetime, queues: Collection[str]) -> tuple[str, list[Any]]:
    named = f"AND queue IN ({', '.join(['%s'] * len(queues))})" if queues else ""
    return f"{_DUE} {named}", [*_written(now), *queues]


def _written(*moments: datetime) -> list[Any]:
    """Write moments as this database compares them."""
    return [connection.ops.adapt_datetimefield_value(moment) for moment in moments]


def _ours(job: Job) -> QuerySet[Job]:
    return Job.objects.filter(pk=job.pk, fence=job.fence, state=Job.State.DOING)


def _end(job: Job, state: Job.State, *, now: datetime, **fields: Any) -> None:
    _only(_ours(job).update(state=state, lease_until=None, finished_at=now, **fields), job)


def _only(rows: int, job: Job) -> None:
    if rows != 1:
        raise LeaseLost(job)
