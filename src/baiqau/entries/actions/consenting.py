"""Consents of the one who hands in: each text is ticked on its own and kept with its version."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from baiqau.contests.models import Contest
from baiqau.entries.actions import handing_in, holding, publication
from baiqau.entries.models import Entry
from baiqau.people import actions as people
from baiqau.people import queries as given
from baiqau.people.models import Person


@transaction.atomic
def agree(entry: Entry, *, keys: Collection[str], by: Person, now: datetime) -> Entry:
    """Keep the ticks: the named consents stand in their present wording, the others are withdrawn."""
    entry = holding.owned(entry, by=by, now=now)
    answer(entry.contest, keys=keys, by=by, now=now)
    publication.settle(entry)
    entry.changed_at = now
    entry.save(update_fields=["publish", "changed_at"])
    return handing_in.again(entry, by=by, now=now)


def answer(contest: Contest, *, keys: Collection[str], by: Person, now: datetime) -> None:
    """Write a person's ticks under the consents asked with an entry; runs inside a transaction."""
    standing = given.standing_consents(by, contest.scope)
    for text in contest.regulation.consents:
        if text.asked != "entry":
            continue
        if text.key in keys:
            wording = text.text.within(by.language)
            people.consent(
                by,
                scope=contest.scope,
                key=text.key,
                version=text.version,
                wording=wording,
                now=now,
            )
        elif text.key in standing:
            people.withdraw_consent(by, scope=contest.scope, key=text.key, now=now)
