"""Conflicts of interest: found by people and institutions, or declared; they end access and counting."""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction

from baiqau.contests.models import Contest
from baiqau.entries import queries as entries
from baiqau.entries.models import Author, Entry
from baiqau.journal import acts
from baiqau.judging.models import Conflict, Seat, Sheet
from baiqau.people.models import Library, Person
from baiqau.rules import states
from baiqau.rules.refusals import Refused


@transaction.atomic
def find(contest: Contest, *, now: datetime) -> int:
    """Write every conflict that follows from people and institutions; give how many are new."""
    kinds = frozenset(contest.regulation.judging.conflicts)
    seats = list(
        Seat.objects.filter(contest=contest, state__in=["invited", "accepted"]).select_related(
            "person__library"
        )
    )
    new = 0
    for entry in (
        entries.admitted(contest).prefetch_related("authors__library").select_related("library")
    ):
        for seat in seats:
            kind = next((kind for kind in _kinds(seat, entry) if kind in kinds), None)
            if kind is not None:
                new += _write(seat, entry, kind, reason="", by="system", now=now)
    return new


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


def _kinds(seat: Seat, entry: Entry) -> Iterator[str]:
    """Yield the conflicts of one pair, the gravest first."""
    authors = list(entry.authors.all())
    if entry.owner_id == seat.person_id:
        yield "own-work"
    if any(author.person_id == seat.person_id or _same_address(author, seat) for author in authors):
        yield "co-author"
    libraries = [library for library in (entry.library, *(a.library for a in authors)) if library]
    yield from _institutions(seat.person.library, libraries)


def _same_address(author: Author, seat: Seat) -> bool:
    return bool(author.email) and author.email.lower() == seat.person.email


def _institutions(own: Library | None, theirs: list[Library]) -> Iterator[str]:
    if own is None:
        return
    if any(library.pk == own.pk for library in theirs):
        yield "same-library"
    system = own.system_id or own.pk
    if any((library.system_id or library.pk) == system for library in theirs):
        yield "same-system"


def _write(seat: Seat, entry: Entry, kind: str, *, reason: str, by: str, now: datetime) -> int:
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
