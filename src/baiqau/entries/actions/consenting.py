"""Consents of the one who hands in: each text is ticked on its own and kept with its version."""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import transaction

from baiqau.contests.models import Contest
from baiqau.entries.actions import handing_in, holding, publication
from baiqau.entries.hands import Hand, Holder
from baiqau.entries.models import Entry, OpenDraft
from baiqau.people import actions as people
from baiqau.people import queries as given
from baiqau.people.models import Person


@transaction.atomic
def agree(entry: Entry, *, keys: Collection[str], by: Hand, now: datetime) -> Entry:
    """Keep the ticks: the named consents stand in their present wording, the others are withdrawn.

    Without an account they stand beside the draft, until the person is known who gives them.
    """
    entry = holding.owned(entry, by=by, now=now)
    if isinstance(by, Holder):
        asked = entry.contest.regulation.consents
        ticks = {one.key: one.version for one in asked if one.asked == "entry" and one.key in keys}
        OpenDraft.objects.filter(pk=by.draft.pk).update(ticks=ticks)
        entry.changed_at = now
        entry.save(update_fields=["changed_at"])
        return entry
    answer(entry.contest, keys=keys, by=by, now=now)
    publication.settle(entry)
    entry.changed_at = now
    entry.save(update_fields=["publish", "changed_at"])
    return handing_in.again(entry, by=by, now=now)


def answer(contest: Contest, *, keys: Collection[str], by: Person, now: datetime) -> None:
    """Write a person's ticks under the consents asked with an entry; runs inside a transaction."""
    standing = given.standing_consents(by, contest.scope)
    for text in contest.regulation.consents:
        if text.asked == "entry" and text.key not in keys and text.key in standing:
            people.withdraw_consent(by, scope=contest.scope, key=text.key, now=now)
    present = {text.key: text.version for text in contest.regulation.consents if text.key in keys}
    give(contest, keys=present, by=by, now=now)


def give(contest: Contest, *, keys: Mapping[str, int], by: Person, now: datetime) -> None:
    """Write the ticks (key to version read) whose wording is still the present one; withdraw none."""
    for text in contest.regulation.consents:
        if text.asked == "entry" and keys.get(text.key) == text.version:
            people.consent(
                by,
                scope=contest.scope,
                key=text.key,
                version=text.version,
                wording=text.text.within(by.language),
                now=now,
            )
