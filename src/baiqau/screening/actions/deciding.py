"""Decisions of the committee: a person, a reason, the clauses; the author learns of each by letter."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from baiqau.entries import queries as entries
from baiqau.entries.models import Entry
from baiqau.journal import acts
from baiqau.people.models import Person
from baiqau.rules import calendar, states
from baiqau.rules.document import Regulation
from baiqau.rules.refusals import Refused
from baiqau.screening import letters, queries
from baiqau.screening.actions.checking import not_own
from baiqau.screening.models import Decision


@transaction.atomic
def admit(entry: Entry, *, reason: str = "", by: Person, now: datetime) -> Entry:
    """Let an entry in. Against an obstacle the machine found, a reason is needed."""
    entry = _locked(entry, by)
    if not reason.strip() and entries.obstacles_at_submission(entry):
        raise Refused("screening-reason-missing")
    return _decide(entry, "admit", reason=reason, by=by, now=now)


@transaction.atomic
def send_back(
    entry: Entry,
    *,
    wrong: str,
    clauses: Sequence[str] = (),
    until: datetime | None = None,
    by: Person,
    now: datetime,
) -> Entry:
    """Return an entry to its author with what is wrong and until when it may be corrected.

    Without `until`, the regulation's days count from today in the contest's zone, to 23:59:59.
    Refuses an empty list of faults and a term that has passed.
    """
    entry = _locked(entry, by)
    if until is None:
        until = term(entry, now)
    if until <= now:
        raise Refused("screening-term-passed")
    return _decide(entry, "return", reason=wrong, clauses=clauses, until=until, by=by, now=now)


@transaction.atomic
def decline(
    entry: Entry, *, reason: str, clauses: Sequence[str] = (), by: Person, now: datetime
) -> Entry:
    """Decline an entry with a reason and the clauses it rests on.

    Where the regulation wants two people, the first one proposes: the entry stays as it is and its
    author is not told. A second person's decline, after whatever the first one wrote, decides.
    """
    entry = _locked(entry, by)
    if entry.contest.regulation.screening.two_for_decline:
        proposed = queries.proposed_decline(entry)
        if proposed is None:
            return _propose(entry, reason=reason, clauses=clauses, by=by, now=now)
        if proposed.by_id == by.pk:
            raise Refused("screening-second-person")
    return _decide(entry, "decline", reason=reason, clauses=clauses, by=by, now=now)


@transaction.atomic
def requalify(entry: Entry, *, reason: str, by: Person, now: datetime) -> Entry:
    """Take a decision back: the entry waits for the committee again."""
    return _decide(_locked(entry, by), "requalify", reason=reason, by=by, now=now)


def term(entry: Entry, now: datetime) -> datetime:
    """Give the last moment of the regulation's days for correction, counted from `now`."""
    regulation = entry.contest.regulation
    return calendar.end_of_day(now, days=regulation.screening.days_to_correct, zone=regulation.zone)


def _locked(entry: Entry, by: Person) -> Entry:
    rows = Entry.objects.select_for_update(of=("self",)).select_related("contest__current", "owner")
    entry = rows.get(pk=entry.pk)
    entry.contest.must_be_unsealed()
    not_own(entry, by)
    return entry


def last_second(day: date, regulation: Regulation) -> datetime:
    """Give the last moment of a day in the contest's zone."""
    return calendar.end_of(day, regulation.zone)


def _known(clauses: Sequence[str], entry: Entry) -> None:
    """Refuse clauses the regulation does not have."""
    numbers = {clause.number for clause in entry.contest.regulation.clauses}
    unknown = [number for number in clauses if number not in numbers]
    if unknown:
        raise Refused("screening-clause-unknown", unknown=", ".join(unknown))


def _propose(
    entry: Entry, *, reason: str, clauses: Sequence[str], by: Person, now: datetime
) -> Entry:
    """Write the first person's wish to decline; it decides nothing and nobody is told."""
    states.walk(states.ENTRY, entry.state, "decline")
    _written(entry, "propose", reason=reason, clauses=clauses, by=by, now=now)
    return entry


def _decide(
    entry: Entry,
    step: str,
    *,
    reason: str,
    clauses: Sequence[str] = (),
    until: datetime | None = None,
    by: Person,
    now: datetime,
) -> Entry:
    """Walk the step, write the decision and the letter."""
    entry.state = states.walk(states.ENTRY, entry.state, step)
    entry.return_until = until
    decision = _written(entry, step, reason=reason, clauses=clauses, until=until, by=by, now=now)
    entry.save(update_fields=["state", "return_until"])
    letters.decided(decision, now=now)
    return entry


def _written(
    entry: Entry,
    kind: str,
    *,
    reason: str,
    clauses: Sequence[str],
    until: datetime | None = None,
    by: Person,
    now: datetime,
) -> Decision:
    """Write a decision with the journal's line. Refuses one without its reason or of no clause."""
    if kind != "admit" and not reason.strip():
        raise Refused("screening-reason-missing")
    _known(clauses, entry)
    version = entry.contest.current
    assert version is not None, "a contest has a version from its creation on"
    decision = Decision.objects.create(
        entry=entry,
        version=version,
        kind=kind,
        reason=reason.strip(),
        clauses=list(clauses),
        until=until,
        by=by,
        at=now,
    )
    acts.record(
        f"entry.{_DONE[kind]}",
        by=by.actor,
        on=f"entry:{entry.key}",
        at=now,
        scope=entry.contest.scope,
        facts={"number": entry.number, "clauses": list(clauses), "version": version.number},
    )
    return decision


_DONE = {
    "admit": "admitted",
    "return": "returned",
    "decline": "declined",
    "requalify": "requalified",
    "propose": "decline-proposed",
}
