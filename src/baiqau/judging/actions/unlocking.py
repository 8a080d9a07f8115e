"""Open signed sheets again, several at once: the chair's act, with a reason; nothing signed is lost."""

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby

from django.db import transaction

from baiqau.journal import acts
from baiqau.judging import letters, queries
from baiqau.judging.models import Sheet, SignedBefore
from baiqau.people.models import Person
from baiqau.rules import states
from baiqau.rules.refusals import Refused


@transaction.atomic
def unlock(sheets: Iterable[Sheet], *, reason: str, by: Person, now: datetime) -> list[Sheet]:
    """Open these signed sheets of one contest again, all or none, and tell their jurors by letter.

    Ballots and comparisons are opened whole. What was signed stays: marks, salt and digest as `SignedBefore`, the digest in the journal too.
    Refuses a sheet that is not signed (any more), and where nobody could sign again: after the
    term, for a juror who left.
    """
    reason = reason.strip()
    if not reason:
        raise Refused("judging-reason-missing")
    opened = locked(_with_the_others(list(sheets)))
    if not opened:
        raise Refused("judging-nothing-ticked")
    _may_be_signed_again(opened, now)
    kept = SignedBefore.objects.bulk_create(as_signed(sheet, reason, by, now) for sheet in opened)
    for sheet in opened:
        sheet.state = states.walk(states.SHEET, sheet.state, "reopen")
        sheet.signed_at, sheet.salt, sheet.commitment = None, "", ""
        sheet.save(update_fields=["state", "signed_at", "salt", "commitment"])
    told = {f"sheet:{sheet.key}": {"reason": reason} for sheet in opened}
    scope = opened[0].seat.contest.scope
    acts.record_all("sheet.unlocked", told, by=by.actor, at=now, scope=scope)
    for seat, rows in groupby(kept, key=lambda row: row.sheet.seat):
        letters.unlocked(seat, list(rows), reason=reason, now=now)
    return opened


def _with_the_others(sheets: list[Sheet]) -> list[Sheet]:
    """Add the other signed sheets of jurors who sign all together."""
    seats = {one.seat_id for one in sheets if queries.together(one)}
    also = Sheet.objects.filter(seat__in=seats, stage="selection", state="signed")
    return [*sheets, *also.exclude(pk__in=[one.pk for one in sheets])]


def locked(sheets: Iterable[Sheet]) -> list[Sheet]:
    """Lock the sheets in the order in which everybody locks them; give them by juror and work."""
    found = (
        Sheet.objects.select_for_update(of=("self",))
        .filter(pk__in=[sheet.pk for sheet in sheets])
        .select_related("seat__person", "seat__contest__current", "entry")
        .prefetch_related("marks")
        .order_by("pk")
    )
    return sorted(found, key=lambda sheet: (sheet.seat.code, sheet.entry.number or 0))


def as_signed(sheet: Sheet, reason: str, by: Person, now: datetime) -> SignedBefore:
    """Give what a signed sheet says, to be kept when its signature is undone; not yet written."""
    assert sheet.signed_at is not None  # the table says so of every signed sheet
    return SignedBefore(
        sheet=sheet,
        marks={mark.criterion: mark.value for mark in sheet.marks.all()},
        signed_at=sheet.signed_at,
        salt=sheet.salt,
        commitment=sheet.commitment,
        reason=reason,
        by=by,
        at=now,
    )


def _may_be_signed_again(sheets: list[Sheet], now: datetime) -> None:
    contest = sheets[0].seat.contest
    contest.must_be_unsealed()
    if any(sheet.stage == "selection" for sheet in sheets):
        queries.must_be_undrawn(contest)
    gone = sorted({sheet.entry.number or 0 for sheet in sheets if sheet.state != "signed"})
    if gone:
        raise Refused("judging-not-signed", works=", ".join(f"№ {number}" for number in gone))
    left = sorted({sheet.seat.code for sheet in sheets if sheet.seat.state != "accepted"})
    if left:
        raise Refused("judging-juror-left", jurors=", ".join(left))
    regulation = contest.regulation
    for name in sorted({sheet.stage for sheet in sheets}):
        stage = regulation.stage(name)
        if stage is not None and now > stage.closes:
            raise Refused("judging-unlock-late", clause=stage.clause, closed=stage.closes)
