"""Invite a juror, answer an invitation, leave: the seats of the commission."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from baiqau.contests import actions as contests
from baiqau.contests.models import Contest
from baiqau.journal import acts
from baiqau.judging import letters, links, queries
from baiqau.judging.models import Near, Seat, Sheet
from baiqau.people import actions as people
from baiqau.people.models import Library, Person
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
    """Invite a person to the commission; who sits or was asked already keeps the seat.

    The juror's code (J01 …) stands for the name wherever names stay hidden.
    """
    contests.lock_unsealed(contest)
    seat = Seat.objects.filter(contest=contest, person=person).first()
    if seat is not None:
        return _again(seat, by=by, now=now)
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


def _again(seat: Seat, *, by: Person, now: datetime) -> Seat:
    """Ask somebody again who declined or left; whoever was asked or sits already keeps the seat."""
    if seat.state not in {"declined", "left"}:
        return seat
    seat.state, seat.answered_at, seat.declared_at = "invited", None, None
    seat.invited_at, seat.declined_because = now, ""
    seat.save()
    _record("seat.invited", seat, by=by.actor, now=now)
    letters.invitation(seat, now=now)
    return seat


@dataclass(frozen=True)
class Acceptance:
    """What a juror says on accepting: languages read, kinds known well, the most works to be taken."""

    languages: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    most: int | None = None
    near_libraries: tuple[Library, ...] = ()
    near_people: tuple[str, ...] = ()


@transaction.atomic
def answer(
    seat: Seat,
    *,
    accept: bool,
    by: Person,
    now: datetime,
    told: Acceptance | None = None,
    reason: str = "",
) -> Seat:
    """Accept or decline one's own invitation; only the invited person answers.

    Who accepts declares to be impartial and says languages, kinds of works and load; who declines
    may say why, and the organisers are told, to find a replacement.
    """
    seat = _locked(seat)
    if seat.person_id != by.pk:
        raise Refused("judging-not-your-seat")
    if seat.state not in {"invited", "accepted", "declined"}:
        raise Refused("judging-seat-closed")
    if accept:
        _accept(seat, told, now)
    else:
        _decline(seat, reason, by=by, now=now)
    seat.answered_at = now
    seat.save()
    _record(f"seat.{seat.state}", seat, by=by.actor, now=now)
    return seat


def _accept(seat: Seat, told: Acceptance | None, now: datetime) -> None:
    seat.state, seat.declared_at = "accepted", now
    if told is not None:
        seat.languages, seat.topics = list(told.languages), list(told.topics)
        seat.most = told.most
        _say_near(seat, told)


def _say_near(seat: Seat, told: Acceptance) -> None:
    """Keep whom the juror is near to; once works are given out, a conflict is declared on the work.

    Later it would tell who made a work: the sheet would vanish when its author is named.
    """
    if queries.holds_sheets(seat):
        return
    seat.near.all().delete()
    rows = [Near(seat=seat, library=library) for library in told.near_libraries]
    rows += [Near(seat=seat, name=name) for name in told.near_people]
    Near.objects.bulk_create(rows)


def _decline(seat: Seat, reason: str, *, by: Person, now: datetime) -> None:
    seat.state, seat.declared_at = "declined", None
    seat.chair = seat.deputy = False
    seat.declined_because = reason.strip()
    _withdraw_sheets(seat, by=by.actor, now=now)
    letters.declined(seat, now=now)


@transaction.atomic
def remind(contest: Contest, stage: str, *, by: Person | None, turn: str, now: datetime) -> int:
    """Remind every juror who has sheets to mark or an invitation to answer; give how many letters.

    One letter a juror and `turn` (a day, or the last fifth of the term), however often it is asked.
    """
    waiting = list(queries.with_open_sheets(contest, stage))
    sent = [letters.reminder(seat, stage=stage, turn=turn, now=now) for seat in waiting]
    silent = queries.seats(contest).filter(state="invited")
    sent += [letters.unanswered(seat, turn=turn, now=now) for seat in silent]
    number = sum(sent)
    if number:
        acts.record(
            "commission.reminded",
            by=by.actor if by else "system",
            on=f"contest:{contest.slug}",
            at=now,
            scope=contest.scope,
            facts={"letters": number, "turn": turn},
        )
    return number


@transaction.atomic
def release(seat: Seat, *, reason: str, by: Person, now: datetime) -> Seat:
    """Let a juror go who left or vanished: signed sheets count on, unsigned ones are withdrawn."""
    seat = _locked(seat)
    if not reason.strip():
        raise Refused("judging-reason-missing")
    if seat.state == "left":
        return seat
    seat.contest.must_be_unsealed()
    seat.state, seat.chair, seat.deputy = "left", False, False
    seat.save(update_fields=["state", "chair", "deputy"])
    withdrawn = _withdraw_sheets(seat, by=by.actor, now=now)
    _record("seat.left", seat, by=by.actor, now=now, reason=reason.strip(), withdrawn=withdrawn)
    return seat


@transaction.atomic
def name_deputy(seat: Seat, *, by: Person, now: datetime) -> Seat:
    """Name who acts for the chair on works in conflict with the chair; an earlier deputy is one no more."""
    contests.lock_unsealed(seat.contest)  # two namings at once come one after the other
    seat = _locked(seat)
    if seat.state != "accepted" or seat.chair:
        raise Refused("judging-no-deputy")
    if seat.deputy:
        return seat
    for earlier in Seat.objects.filter(contest=seat.contest, deputy=True).select_related("person"):
        _end_deputy(earlier, by=by, now=now)
    seat.deputy = True
    seat.save(update_fields=["deputy"])
    _record("seat.deputy-named", seat, by=by.actor, now=now)
    letters.deputy(seat, now=now)
    return seat


@transaction.atomic
def end_deputy(seat: Seat, *, by: Person, now: datetime) -> Seat:
    """Let the chair have no deputy; whoever is none already stays so."""
    contests.lock_unsealed(seat.contest)
    seat = _locked(seat)
    if seat.deputy:
        _end_deputy(seat, by=by, now=now)
    return seat


def _end_deputy(seat: Seat, *, by: Person, now: datetime) -> None:
    seat.deputy = False
    seat.save(update_fields=["deputy"])
    _record("seat.deputy-ended", seat, by=by.actor, now=now)
    letters.deputy_ended(seat, now=now)


@transaction.atomic
def renew_link(seat: Seat, *, by: Person, now: datetime) -> Seat:
    """Make a new personal link and send it to the juror.

    The earlier link, the devices that remember it and every session of the juror end.
    """
    seat = _locked(seat)
    if seat.state not in {"invited", "accepted"}:
        raise Refused("judging-seat-closed")
    links.end(seat, now=now)
    people.sign_out_everywhere(seat.person)
    _record("seat.link-renewed", seat, by=by.actor, now=now)
    letters.renewed(seat, now=now)
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
