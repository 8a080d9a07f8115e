"""Beginning an entry and writing on it: nothing is required before it is handed in."""

from datetime import datetime
from typing import TypedDict, Unpack, cast

from django.db import transaction

from baiqau.contests.models import Contest
from baiqau.entries import queries
from baiqau.entries.actions import handing_in, holding
from baiqau.entries.hands import Hand
from baiqau.entries.models import Entry
from baiqau.entries.queries import together
from baiqau.journal import acts
from baiqau.people.models import Library, Person
from baiqau.rules.refusals import Refused


class Fields(TypedDict, total=False):
    """What may be written on an entry; what is not named stays as it is."""

    author_kind: str
    library: Library | None
    kind: str
    nomination: str
    title: str
    summary: str
    language: str
    answers: dict[str, object]
    ai_declaration: str


@transaction.atomic
def start(contest: Contest, *, by: Person, now: datetime) -> Entry:
    """Begin an entry; a person's still empty draft is given again, so that two clicks make one.

    Refuses before the call opens and after it has closed.
    """
    empty = queries.untouched(Person.objects.select_for_update().get(pk=by.pk), contest)
    if empty is not None:
        return empty
    assert contest.current is not None, "a contest has a version from its creation on"
    entry = Entry(
        contest=contest,
        version=contest.current,
        owner=by,
        library=None,
        language=by.language,
        created_at=now,
        changed_at=now,
    )
    holding.in_call(entry, now)
    entry.save()
    acts.record("entry.started", by=by.actor, on=f"entry:{entry.key}", at=now, scope=contest.scope)
    return entry


@transaction.atomic
def save(
    entry: Entry,
    *,
    by: Hand,
    now: datetime,
    written_on: str | None = None,
    **fields: Unpack[Fields],
) -> Entry:
    """Write fields on an entry. On one that is handed in, the change is handed in at once.

    `written_on` is the state (`together.state`) on which a page with all the words was opened: what
    was written elsewhere since is kept. Refuses another person's entry, one that is decided or
    withdrawn, a change after the term, and a page that changed a field which changed elsewhere.
    """
    entry = holding.to_change(entry, by=by, now=now)
    if written_on is not None:
        fields = joined(together.of_entry(entry), fields, written_on)
    for name, value in fields.items():
        setattr(entry, name, value)
    entry.changed_at = now
    entry.save(update_fields=[*fields, "changed_at"])
    return handing_in.again(entry, by=by, now=now)


def joined(kept: together.Words, fields: Fields, written_on: str) -> Fields:
    """Join the words of a page with those kept; refuses where both changed the same field."""
    found = together.join(kept, together.flat(cast("together.Words", fields)), written_on)
    if found.torn:
        raise Refused("entries-written-elsewhere", fields=found.torn)
    return cast("Fields", together.folded(found.words))
