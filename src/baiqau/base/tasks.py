"""What the plumbing does by itself."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from django_tasks import task

from baiqau.base import forgetting, storage
from baiqau.base.jobs.periodic import every
from baiqau.base.models import Attempts, Job
from baiqau.base.tus import uploads

KEPT = timedelta(days=30)
ARRIVAL = timedelta(days=2)  # longer than any upload takes


@every(seconds=86_400, name="base.tidy")
@task
def tidy() -> int:
    """Remove what nobody asks for any more: old jobs, old counters, uploads given up, bytes nobody names.

    Old jobs are those done without a key or by the clock. A job done under a key of its own stays: the row is what keeps it from being done twice.
    """
    now = timezone.now()
    Attempts.objects.filter(ends_at__lt=now).delete()
    old = Job.objects.filter(state=Job.State.DONE, finished_at__lt=now - KEPT)
    gone, _ = old.filter(Q(key__isnull=True) | Q(key__startswith="every:")).delete()
    storage.sweep(now - ARRIVAL)
    uploads.sweep(now)
    forgetting.free(now=now)
    return gone
