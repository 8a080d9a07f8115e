"""The tray of jobs that failed too often, and what a person may do with them."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from baiqau.base.jobs.bell import ring
from baiqau.base.models import Job


def dead() -> QuerySet[Job]:
    """List the jobs that wait for a person, the latest first."""
    return Job.objects.filter(state=Job.State.DEAD).order_by("-finished_at", "-pk")


@transaction.atomic
def replay(job: Job, *, now: datetime) -> bool:
    """Try a dead or cancelled job anew, with all its attempts; False when it is neither."""
    ended = Job.objects.filter(pk=job.pk, state__in=[Job.State.DEAD, Job.State.CANCELLED])
    again = ended.update(state=Job.State.READY, run_at=now, attempts=0, finished_at=None)
    transaction.on_commit(ring)
    return bool(again)


@transaction.atomic
def cancel(job: Job, *, now: datetime) -> bool:
    """End a job that is not done; a worker that has it in hand can write nothing any more."""
    found = Job.objects.select_for_update().filter(pk=job.pk).exclude(state=Job.State.DONE).first()
    if found is None or found.state == Job.State.CANCELLED:
        return False
    found.state = Job.State.CANCELLED
    found.fence += 1
    found.lease_until = None
    found.finished_at = now
    found.save(update_fields=["state", "fence", "lease_until", "finished_at"])
    return True
