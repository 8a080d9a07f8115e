"""Conflicts of interest: found by people and institutions, or declared; they end access and counting."""

from collections import Counter
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from baiqau.contests.models import Contest
from baiqau.entries import queries as entries
from baiqau.entries.models import Entry
from baiqau.journal import acts
from baiqau.judging import related
from baiqau.judging.models import Conflict, Seat, Sheet, Suspicion
from baiqau.people.models import Person
from baiqau.rules import states
from baiqau.rules.refusals import Refused


@transaction.atomic
def find(contest: Contest, *, now: datetime) -> int:
    """Write every conflict that follows from people and institutions; give how many are new.

    What only may be one (a shared surname, e-mail domain or city) becomes a question to people.
    """
    kinds = frozenset(contest.regulation.judging.conflicts)
    seats = list(
        Seat.objects.filter(contest=contest, state__in=["invited", "accepted"])
        .select_related("person__library")
        .prefetch_related("near")
    )
    new, asked = 0, []
    for entry in _works(contest):
        for seat in seats:
            kind = _kind(seat, entry, kinds)
            if kind:
                new += _write(seat, entry, kind, reason="", by="system", now=now)
            else:
                asked += [
                    Suspicion(seat=seat, entry=entry, kind=sign, at=now)
                    for sign in related.questions(seat.person, entry)
                    if related.BEHIND[sign] in kinds
                ]
    Suspicion.objects.bulk_create(asked, ignore_conflicts=True)
    return new


def _kind(seat: Seat, entry: Entry, kinds: frozenset[str]) -> str:
    """Give the conflict that follows from people and institutions or was said beforehand; "" for none."""
    found = next((kind for kind in related.conflicts(seat.person, entry) if kind in kinds), "")
    return found or ("declared" if related.near(seat.near.all(), entry) else "")


def foreseen(contest: Contest, person: Person) -> dict[str, int]:
    """Count the works a candidate would be in conflict with, by kind, before any invitation.

    What would have to be asked is counted under its own sign.
    """
    kinds = frozenset(contest.regulation.judging.conflicts)
    found: Counter[str] = Counter()
    for entry in _works(contest):
        certain = next((kind for kind in related.conflicts(person, entry) if kind in kinds), "")
        asked = (sign for sign in related.questions(person, entry) if related.BEHIND[sign] in kinds)
        found.update([certain or next(asked, "none")])
    del found["none"]
    return dict(found)


def _works(contest: Contest) -> QuerySet[Entry]:
    return (
        entries.admitted(contest)
        .prefetch_related("authors__library")
        .select_related("library", "owner")
    )


@transaction.atomic
def settle(suspicion: Suspicion, *, conflict: bool, by: Person, now: datetime) -> None:
    """Answer a question about a possible conflict; nobody answers about themselves."""
    asked = Suspicion.objects.select_for_update(of=("self",)).select_related(
        "seat__contest", "entry"
    )
    suspicion = asked.get(pk=suspicion.pk)
    if suspicion.seat.person_id == by.pk:
        raise Refused("judging-own-suspicion")
    suspicion.answer = "conflict" if conflict else "none"
    suspicion.by, suspicion.at = by.actor, now
    suspicion.save(update_fields=["answer", "by", "at"])
    if conflict:
        kind = related.BEHIND[suspicion.kind]
        _write(suspicion.seat, suspicion.entry, kind, reason="", by=by.actor, now=now)
    acts.record(
        "suspicion.settled",
        by=by.actor,
        on=f"entry:{suspicion.entry.key}",
        at=now,
        scope=suspicion.seat.contest.scope,
        facts={"juror": suspicion.seat.code, "sign": suspicion.kind, "answer": suspicion.answer},
    )


@transaction.atomic
def declare(seat: Seat, entry: Entry, *, kind: str, reason: str, by: Person, now: datetime) -> None:
    """A juror declares a conflict at any time; the sheet is recused and the work disappears."""
    if seat.person_id != by.pk:
        raise Refused("judging-not-your-seat")
    if kind not in set(seat.contest.regulation.judging.conflicts):
        raise Refused("judging-conflict-unknown", kind=kind)
    _write(seat, entry, kind, reason=reason.strip(), by=by.actor, now=now)


@transaction.atomic
def pin(seat: Seat, entry: Entry, *, reason: str, by: Person, now: datetime) -> None:
    """The chair or the organiser writes a conflict for a juror."""
    if not reason.strip():
        raise Refused("judging-reason-missing")
    _write(seat, entry, "declared", reason=reason.strip(), by=by.actor, now=now)


def _write(seat: Seat, entry: Entry, kind: str, *, reason: str, by: str, now: datetime) -> int:
    seat.contest.must_be_unsealed()
    _, new = Conflict.objects.get_or_create(
        seat=seat, entry=entry, defaults={"kind": kind, "reason": reason, "by": by, "at": now}
    )
    _recuse(seat, entry, by=by, now=now)
    if new:
        acts.record(
            "conflict.written",
            by=by,
            on=f"entry:{entry.key}",
            at=now,
            scope=seat.contest.scope,
            facts={"juror": seat.code, "kind": kind},
        )
    return int(new)


def _recuse(seat: Seat, entry: Entry, *, by: str, now: datetime) -> None:
    """A conflict takes the juror's sheets of this entry out of the count, signed ones too."""
    live = Sheet.objects.select_for_update().filter(
        seat=seat, entry=entry, state__in=["assigned", "open", "signed"]
    )
    for sheet in live:
        sheet.state = states.walk(states.SHEET, sheet.state, "recuse")
        sheet.save(update_fields=["state"])
        acts.record(
            "sheet.recused", by=by, on=f"sheet:{sheet.key}", at=now, scope=seat.contest.scope
        )
