"""The author's word on what came by letter: From is never proof, the personal link is."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from baiqau.journal import acts
from baiqau.mailbox import queries
from baiqau.mailbox.actions import filling
from baiqau.mailbox.models import Incoming
from baiqau.people.models import Person
from baiqau.rules import states
from baiqau.rules.refusals import Refused


@transaction.atomic
def confirm(letter: Incoming, *, by: Person, now: datetime) -> Incoming:
    """Say that a letter is one's own: its draft is one's own from here. A second time changes nothing."""
    letter = _own(letter, by)
    if letter.state == "confirmed":
        return letter
    letter.state = states.walk(states.INCOMING, letter.state, "confirm")
    letter.confirmed_at = now
    letter.save(update_fields=["state", "confirmed_at"])
    assert letter.contest is not None, "an entry's letter has a contest"
    acts.record(
        "letter.confirmed",
        by=by.actor,
        on=f"incoming:{letter.key}",
        at=now,
        scope=letter.contest.scope,
    )
    return letter


@transaction.atomic
def take(letter: Incoming, *, chosen: Collection[UUID], by: Person, now: datetime) -> int:
    """Put the chosen files of an offered letter into the work they were offered to; give how many.

    Those that do not fit carry why. Refuses when the work cannot be changed any more, with the
    clause; the moment that counts is when the letter was received.
    """
    letter = _own(letter, by)
    if letter.entry is None or letter.state not in {"offered", "confirmed"}:
        raise Refused("mailbox-already-decided")
    files = queries.for_work(letter).filter(key__in=chosen, taken=None)
    number = sum(filling.put(file, letter.entry, letter) for file in files)
    confirm(letter, by=by, now=now)
    return number


def _own(letter: Incoming, by: Person) -> Incoming:
    rows = Incoming.objects.select_for_update(of=("self",)).select_related(
        "contest__current", "entry", "person"
    )
    return rows.get(pk=letter.pk, person=by)
