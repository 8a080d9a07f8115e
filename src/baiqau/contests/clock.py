"""The contest's clock: the server's time, moved only by the demo's time machine."""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

from baiqau.contests.models import Moment


def ahead() -> timedelta:
    """How far the demo's clock stands ahead of the real one; nothing outside demo mode."""
    if not settings.DEMO:
        return timedelta(0)
    moment = Moment.objects.first()
    return moment.ahead if moment else timedelta(0)


def now() -> datetime:
    """Give the moment every decision is made at (aware, UTC)."""
    return timezone.now() + ahead()
