"""Taking an entry in hand: its row is locked and read again, and asked whether it may be changed."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from baiqau.entries import queries
from baiqau.entries.hands import Hand, owns
from baiqau.entries.models import Entry
from baiqau.entries.queries import terms
from baiqau.people.models import Person
from baiqau.rules.refusals import Refused


def locked(entry: Entry) -> Entry:
    """Lock the row until the transaction ends, and give what stands in it now."""
    rows = Entry.objects.select_for_update(of=("self",)).select_related(
        "contest__current", "library", "owner"
    )
    return rows.get(pk=entry.pk)


def to_change(entry: Entry, *, by: Hand, now: datetime, grace: timedelta = timedelta()) -> Entry:
    """Lock an entry that its owner, a co-author who accepted, or the holder of an open draft may change.

    A draft may always be written on, one without an account while works are taken; an entry handed in, while the call is open; a returned one,
    until its term. Refuses everything else with the clause. `grace` is what a file that was begun
    in time has beyond the closing.
    """
    entry = locked(entry)
    may_change(entry, by=by, now=now, grace=grace)
    return entry


def may_change(entry: Entry, *, by: Hand, now: datetime, grace: timedelta = timedelta()) -> None:
    """Refuse what `to_change` refuses, by what stands in the row as it was read: to show, not to write."""
    if not _writes(entry, by):
        raise Refused("entries-not-yours")
    if entry.owner_id is None:
        in_call(entry, now, max(grace, terms.grace(entry)))
    open_now(entry, now, grace)


def _writes(entry: Entry, by: Hand) -> bool:
    if owns(by, entry):
        return True
    return isinstance(by, Person) and queries.own_part(entry, by) is not None


def open_now(entry: Entry, now: datetime, grace: timedelta = timedelta()) -> None:
    """Refuse, with the clause, what comes when nobody may change the entry."""
    if entry.state == "submitted":
        in_call(entry, now, grace)
    elif entry.state == "returned":
        in_term(entry, now)
    elif entry.state != "draft":
        raise Refused("entries-closed", state=entry.state)


def owned(entry: Entry, *, by: Hand, now: datetime) -> Entry:
    """Lock an entry for what is its owner's alone: naming authors, asking them to write along."""
    entry = to_change(entry, by=by, now=now)
    if not owns(by, entry):
        raise Refused("entries-not-yours")
    return entry


def in_call(entry: Entry, now: datetime, grace: timedelta = timedelta()) -> None:
    """Refuse what comes before the call opens or after it closes, to the microsecond."""
    regulation = entry.contest.regulation
    call, zone = regulation.call, ZoneInfo(regulation.zone)
    if call.opens is not None and now < call.opens:
        raise Refused(
            "entries-call-not-open", clause=call.clause, opens=call.opens.astimezone(zone)
        )
    if now > call.closes + grace:
        raise Refused(
            "entries-call-closed", clause=call.clause, closed=call.closes.astimezone(zone)
        )


def in_term(entry: Entry, now: datetime) -> None:
    """Refuse a correction after its term."""
    assert entry.return_until is not None, "a returned entry has a term"
    if now > entry.return_until:
        regulation = entry.contest.regulation
        rule, until = regulation.screening, entry.return_until.astimezone(ZoneInfo(regulation.zone))
        raise Refused("entries-term-over", clause=rule.clause, until=until)
