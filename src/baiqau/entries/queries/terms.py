"""Until when a work may be handed in: the closing of the call, and the grace of who began in time."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from baiqau.entries.models import Entry
from baiqau.rules import calendar


def grace(work: Entry) -> timedelta:
    """Give what a work begun in time has beyond the closing, where the regulation grants it."""
    regulation = work.contest.regulation
    granted = regulation.works.form_grace
    in_time = work.created_at <= regulation.call.closes
    return timedelta(minutes=granted.value) if granted and in_time else timedelta()


def is_taken(work: Entry, now: datetime) -> bool:
    """Say whether a work not handed in yet would be taken at this moment."""
    return calendar.is_open(work.contest.regulation, now) or is_late(work, now)


def is_late(work: Entry, now: datetime) -> bool:
    """Say whether a moment lies within the grace: the work is taken, and marked as late."""
    closes = work.contest.regulation.call.closes
    return closes < now <= closes + grace(work)


def last_moment(work: Entry) -> datetime:
    """Give the last moment at which the work is taken, in the contest's zone."""
    regulation = work.contest.regulation
    return (regulation.call.closes + grace(work)).astimezone(ZoneInfo(regulation.zone))
