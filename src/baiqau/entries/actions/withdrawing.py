"""Withdrawing a work: the author's own decision, with a reason, at any time before the result."""

from datetime import datetime

from django.db import transaction

from baiqau.entries import letters
from baiqau.entries.actions import holding
from baiqau.entries.models import Entry
from baiqau.journal import acts
from baiqau.people.models import Person
from baiqau.rules import states
from baiqau.rules.refusals import Refused


@transaction.atomic
def withdraw(entry: Entry, *, reason: str, by: Person, now: datetime) -> Entry:
    """Take a work out of the contest; everything that was received stays kept.

    Refuses another person's entry, an empty reason, a state the entry cannot be withdrawn from, and
    a work on which a sealed result rests.
    """
    entry = holding.locked(entry)
    if entry.owner_id != by.pk:
        raise Refused("entries-not-yours")
    if not reason.strip():
        raise Refused("entries-withdrawal-reason-missing")
    before = entry.state
    if before != "draft":
        entry.contest.must_be_unsealed()
    entry.state = states.walk(states.ENTRY, before, "withdraw")
    entry.withdrawn_at, entry.withdrawal_reason, entry.changed_at = now, reason.strip(), now
    entry.save(update_fields=["state", "withdrawn_at", "withdrawal_reason", "changed_at"])
    acts.record(
        "entry.withdrawn",
        by=by.actor,
        on=f"entry:{entry.key}",
        at=now,
        scope=entry.contest.scope,
        public=before == "admitted",
        facts={"before": before, "number": entry.number},
    )
    if entry.number is not None:
        letters.withdrawn(entry, now=now)
    return entry
