"""Invite a juror, answer an invitation, leave: the seats of the commission."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from baiqau.contests.models import Contest
from baiqau.journal import acts
from baiqau.judging import letters
from baiqau.judging.models import Seat, Sheet
from baiqau.people.models import Person
from baiqau.rules import states
from baiqau.rules.refusals import Refused


@transaction.atomic
def invite(
    contest: Contest,
    person: Person,
    *,
    by: Person,
    now: datetime,
    chair: bool = False,
    languages: Sequence[str] = ("kk", "ru"),
) -> Seat:
    """Invite a person to the commission; a person invited before keeps the seat.

    The juror's code (J01 …) stands for the name wherever names stay hidden.
    """
    Contest.objects.select_for_update().get(pk=contest.pk)
    seat = Seat.objects.filter(contest=contest, person=person).first()
    if seat is not None:
        return seat
    if chair and Seat.objects.filter(contest=contest, chair=True).exists():
        raise Refused("judging-chair-exists")
    number = Seat.objects.filter(contest=contest).count() + 1
    seat = Seat.objects.create(
        contest=contest,
        person=person,
        code=f"J{number:02d}",
        chair=chair,
        languages=list(languages),
        invited_at=now,
    )
    _record("seat.invited", seat, by=by.actor, now=now)
    letters.invitation(seat, now=now)
    return seat


@transaction.atomic
def answer(seat: Seat, *, accept: bool, by: Person, now: datetime) -> Seat:
    """Accept or decline one's own invitation; only the invited person answers."""
    seat = _locked(seat)
    if seat.person_id != by.pk:
        raise Refused("judging-not-your-seat")
    if seat.state not in {"invited", "accepted", "declined"}:
        raise Refused("judging-seat-closed")
    seat.state, seat.answered_at = ("accepted" if accept else "declined"), now
    seat.save(update_fields=["state", "answered_at"])
    if not accept:
        _withdraw_sheets(seat, by=by.actor, now=now)
    _record(f"seat.{seat.state}", seat, by=by.actor, now=now)
    return seat


@transaction.atomic
def release(seat: Seat, *, reason: str, by: Person, now: datetime) -> Seat:
    """Let a juror go who left or vanished: signed sheets count on, unsigned ones are withdrawn."""
    seat = _locked(seat)
    if not reason.strip():
        raise Refused("judging-reason-missing")
    if seat.state == "left":
        return seat
    seat.state, seat.chair = "left", False
    seat.save(update_fields=["state", "chair"])
    withdrawn = _withdraw_sheets(seat, by=by.actor, now=now)
    _record("seat.left", seat, by=by.actor, now=now, reason=reason.strip(), withdrawn=withdrawn)
    return seat


def _withdraw_sheets(seat: Seat, *, by: str, now: datetime) -> int:
    """Withdraw the sheets that are not signed; give their number."""
    sheets = Sheet.objects.select_for_update().filter(seat=seat, state__in=["assigned", "open"])
    for sheet in sheets:
        sheet.state = states.walk(states.SHEET, sheet.state, "withdraw")
        sheet.save(update_fields=["state"])
        acts.record(
            "sheet.withdrawn", by=by, on=f"sheet:{sheet.key}", at=now, scope=seat.contest.scope
        )
    return len(sheets)


def _locked(seat: Seat) -> Seat:
    return Seat.objects.select_for_update(of=("self",)).select_related("contest").get(pk=seat.pk)


def _record(kind: str, seat: Seat, *, by: str, now: datetime, **facts: object) -> None:
    acts.record(
        kind,
        by=by,
        on=f"seat:{seat.key}",
        at=now,
        scope=seat.contest.scope,
        facts={"code": seat.code, **facts},
    )
