"""The contest's clock: the server's time, moved only by the demo's time machine."""

from datetime import timedelta

from django.conf import settings

from baiqau.base.clock import now
from baiqau.contests.models import Moment

__all__ = ["ahead", "now"]


def ahead() -> timedelta:
    """How far the demo's clock stands ahead of the real one; nothing outside demo mode."""
    if not settings.DEMO:
        return timedelta(0)
    moment = Moment.objects.first()
    return moment.ahead if moment else timedelta(0)
