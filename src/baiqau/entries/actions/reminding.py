"""Before the call closes, whoever began a work and did not hand it in is reminded."""

from datetime import datetime, timedelta

from django.db import transaction

from baiqau.contests.models import Contest
from baiqau.entries import letters, queries
from baiqau.entries.models import Entry, OpenDraft
from baiqau.entries.models.opening import KEPT
from baiqau.journal import acts
from baiqau.rules import calendar

# How long before the close each reminder goes, the nearest first; the name is part of its key.
BEFORE = {"3h": timedelta(hours=3), "2d": timedelta(days=2), "7d": timedelta(days=7)}
EARLY = "7d"  # too early for the only letter that an unconfirmed address ever gets
AT_ONCE = 200


def remind(contest: Contest, *, now: datetime) -> int:
    """Remind the authors of drafts when a reminder is due; give how many letters.

    An address that nobody has confirmed gets one letter in a contest, two days or three hours before.

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
    if due != EARLY:
        begun = queries.open_drafts_to_remind(contest, begun_until=closes - BEFORE[due])
        number += sum(_told_once(draft, now) for draft in begun[:AT_ONCE])
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
def _told_once(draft: OpenDraft, now: datetime) -> bool:
    """Write to the address of one draft without an account, unless it has joined one meanwhile."""
    draft = OpenDraft.objects.select_for_update(of=("self",)).get(pk=draft.pk)
    if draft.taken_at is not None:
        return False
    return letters.unconfirmed(draft, kept_days=KEPT.days, now=now)


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
