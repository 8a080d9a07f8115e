"""Handing in: from here the committee sees the work and the author holds a receipt.

A work that is handed in stays handed in: every later change, while it is allowed, is handed in at
once with a receipt of its own, so that the last receipt always tells what stands.
"""

from datetime import datetime

from django.db import transaction

from baiqau.entries import letters, queries
from baiqau.entries.actions import holding
from baiqau.entries.hands import Hand
from baiqau.entries.models import Entry, Numbering, Receipt
from baiqau.entries.queries import terms
from baiqau.journal import acts
from baiqau.people.models import Person
from baiqau.proof import canonical
from baiqau.rules import states
from baiqau.rules.refusals import Refused

AGES = frozenset({"too-old", "too-young", "born-later"})


@transaction.atomic
def submit(entry: Entry, *, by: Person, now: datetime) -> Entry:
    """Hand an entry in, for the first time or again after it was sent back.

    The server's `now` decides, to the microsecond. Pressed twice, it answers with the same number.
    Refuses a closed call (after the grace of a work begun in time, which is marked late) or term, and an incomplete entry; what does not fit the conditions is
    handed in with the machine's doubts, for the committee decides on those.
    """
    entry = holding.locked(entry)
    if entry.owner_id != by.pk:
        raise Refused("entries-not-yours")
    if entry.state == "submitted":
        return entry
    step = "resubmit" if entry.state == "returned" else "submit"
    after = states.walk(states.ENTRY, entry.state, step)
    _in_time(entry, now)
    entry.late = entry.late or terms.is_late(entry, now)
    numbering = _numbering(entry)
    _complete(entry, "entries-incomplete")
    if entry.number is None:
        numbering.last += 1
        numbering.save(update_fields=["last"])
        entry.number = numbering.last
    entry.state, entry.return_until, entry.submitted_at = after, None, now
    _write_receipt(entry, "entry.submitted", by=by, now=now)
    return entry


def again(entry: Entry, *, by: Hand, now: datetime) -> Entry:
    """Hand a change in at once when the entry is handed in already; else give it as it is.

    Runs inside the transaction of the change, which is undone when the entry would not stay complete.
    """
    if entry.state != "submitted":
        return entry
    assert isinstance(by, Person), "what is handed in has an owner"
    _numbering(entry)
    _complete(entry, "entries-stays-complete", without=queries.AWAITED)
    _write_receipt(entry, "entry.changed", by=by, now=now)
    return entry


def _numbering(entry: Entry) -> Numbering:
    """Lock the contest's numbers: submissions of one contest follow one another."""
    Numbering.objects.get_or_create(contest_id=entry.contest_id)
    return Numbering.objects.select_for_update().get(contest_id=entry.contest_id)


def _in_time(entry: Entry, now: datetime) -> None:
    if entry.state == "returned":
        holding.in_term(entry, now)
    else:
        holding.in_call(entry, now, terms.grace(entry))


def _complete(entry: Entry, code: str, without: frozenset[str] = frozenset()) -> None:
    lacking = [one for one in queries.missing(entry) if one.code not in without]
    for one in lacking:
        if one.code == queries.ONE_WORK:
            author = entry.authors.get(position=int(str(one.facts["author"])))
            other = queries.others_naming(author).order_by("number").first()
            assert other is not None, "the rule counted it a moment ago, under the same lock"
            raise Refused("entries-author-has-a-work", clause=one.clause, number=other.number)
    if lacking:
        raise Refused(code, number=len(lacking))


def _write_receipt(entry: Entry, kind: str, *, by: Person, now: datetime) -> None:
    """Freeze what is handed in: verdicts, snapshot, receipt, journal, letter. Nothing new: nothing."""
    version = entry.contest.current
    assert version is not None, "a contest has a version from its creation on"
    entry.version = version
    found = queries.snapshot(entry)
    digest = canonical.digest(found)
    last = queries.last_receipt(entry)
    if kind == "entry.changed" and last is not None and last.digest == digest:
        return
    entry.doubts = queries.doubts_of(entry)
    entry.search_key = queries.search_key(entry)
    entry.save()
    _keep_fits(entry, found)
    turn = last.turn + 1 if last else 1
    receipt = Receipt.objects.create(
        entry=entry, version=version, turn=turn, at=now, snapshot=found, digest=digest
    )
    facts = {"number": entry.number, "turn": turn, "receipt": digest, "version": version.number}
    facts |= {"late": True} if entry.late else {}
    acts.record(
        kind, by=by.actor, on=f"entry:{entry.key}", at=now, scope=entry.contest.scope, facts=facts
    )
    letters.handed_in(receipt, now=now)


def _keep_fits(entry: Entry, found: queries.Snapshot) -> None:
    """Keep, for each author, whether the age fits: the bit stays when the date is deleted."""
    numbers = (
        one["facts"]["author"] for one in found["verdict"]["findings"] if one["code"] in AGES
    )
    against = {int(str(number)) for number in numbers}
    entry.authors.update(fits=True)
    entry.authors.filter(position__in=against).update(fits=False)
