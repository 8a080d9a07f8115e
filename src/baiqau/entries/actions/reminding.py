"""Before the call closes, whoever began a work and did not hand it in is reminded."""

from datetime import datetime, timedelta

from django.db import transaction

from baiqau.contests.models import Contest
from baiqau.entries import letters, queries
from baiqau.entries.models import Entry
from baiqau.journal import acts
from baiqau.rules import calendar

# How long before the close each reminder goes, the nearest first; the name is part of its key.
BEFORE = {"3h": timedelta(hours=3), "2d": timedelta(days=2), "7d": timedelta(days=7)}
AT_ONCE = 200


def remind(contest: Contest, *, now: datetime) -> int:
    """Remind the authors of drafts when a reminder is due; give how many letters.

    A draft begun after the moment of a reminder waits for the next one. When the close is moved,
    the reminders go anew for the new moment.
    """
    closes = contest.regulation.call.closes
    due = next((name for name, before in BEFORE.items() if closes - before <= now), None)
    if due is None or not calendar.is_open(contest.regulation, now):
        return 0
    turn = f"{due}:{closes:%Y%m%d%H%M}"
    waiting = queries.drafts_to_remind(contest, begun_until=closes - BEFORE[due], turn=turn)
    number = sum(_reminded(entry, turn, now) for entry in waiting[:AT_ONCE])
    if number:
        _tell(contest, number, due, now)
    return number


@transaction.atomic
def _reminded(entry: Entry, turn: str, now: datetime) -> bool:
    """Write to one author, unless the work was handed in or taken back meanwhile."""
    entry = Entry.objects.select_for_update().get(pk=entry.pk)
    if entry.state != "draft":
        return False
    return letters.unfinished(entry, queries.missing(entry), turn=turn, now=now)


@transaction.atomic
def _tell(contest: Contest, number: int, due: str, now: datetime) -> None:
    acts.record(
        "entries.reminded",
        by="system",
        on="drafts",
        at=now,
        scope=contest.scope,
        facts={"number": number, "before": due},
    )
