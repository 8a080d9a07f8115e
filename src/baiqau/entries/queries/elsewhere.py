"""Other contests a work may be copied to, and what came of it."""

from datetime import datetime

from baiqau.contests.models import Contest
from baiqau.contests.queries import announced
from baiqau.entries.models import Entry, Origin
from baiqau.rules import calendar


def open_elsewhere(contest: Contest, now: datetime) -> list[Contest]:
    """Give the other public contests whose call is open, the newest first."""
    others = announced(now).exclude(pk=contest.pk)
    return [one for one in others if calendar.is_open(one.regulation, now)]


def unfinished_copy(source: Entry, to: Contest) -> Entry | None:
    """Give the draft of a contest that was copied from this work and is not handed in yet."""
    drafts = Entry.objects.filter(contest=to, origin__source=source, state="draft")
    return drafts.order_by("-pk").first()


def origin(entry: Entry) -> Origin | None:
    """Give where a work was copied from, with the contest of that; None for one begun anew."""
    rows = Origin.objects.select_related("source__contest__current")
    return rows.filter(entry=entry).first()
