"""Works found alike: a machine writes the pairs down, a person says what they are. No work changes."""

from datetime import datetime

from django.db import transaction

from baiqau.contests.models import Contest
from baiqau.journal import acts
from baiqau.people.models import Person
from baiqau.rules.refusals import Refused
from baiqau.screening.actions.checking import not_own
from baiqau.screening.models import Look, Pair
from baiqau.screening.queries import alike


def compare(contest: Contest, *, now: datetime) -> int:
    """Write down the pairs of works that are alike; give how many stand.

    A pair that is no longer alike goes, unless somebody has looked at it; then its looks stay.
    """
    return _kept(contest, alike.found_alike(contest), now)


@transaction.atomic
def look(pair: Pair, *, verdict: str, note: str, by: Person, now: datetime) -> Look:
    """Keep what a person says of a pair: `apart` or `twin`. What follows is decided on the works.

    Refuses an empty note and a person whose own work is one of the two.
    """
    not_own(pair.first, by)
    not_own(pair.second, by)
    if not note.strip():
        raise Refused("screening-note-empty")
    kept = Look.objects.create(pair=pair, verdict=verdict, note=note.strip(), by=by, at=now)
    acts.record(
        "pair.looked-at",
        by=by.actor,
        on=f"entry:{pair.first.key}",
        at=now,
        scope=pair.first.contest.scope,
        facts={"numbers": [pair.first.number, pair.second.number], "verdict": verdict},
    )
    return kept


@transaction.atomic
def _kept(contest: Contest, found: alike.Found, now: datetime) -> int:
    Contest.objects.select_for_update().get(pk=contest.pk)
    known = {
        (pair.first_id, pair.second_id): pair
        for pair in Pair.objects.filter(first__contest=contest)
    }
    gone = [pair.pk for key, pair in known.items() if key not in found]
    Pair.objects.filter(pk__in=gone, looks=None).delete()
    Pair.objects.filter(pk__in=gone).update(reasons=[])
    changed = [
        Pair(pk=known[key].pk, reasons=reasons, found_at=now)
        for key, reasons in found.items()
        if key in known and known[key].reasons != reasons
    ]
    Pair.objects.bulk_update(changed, ["reasons", "found_at"], batch_size=200)
    Pair.objects.bulk_create(
        (
            Pair(first_id=key[0], second_id=key[1], reasons=reasons, found_at=now)
            for key, reasons in found.items()
            if key not in known
        ),
        batch_size=200,
    )
    return len(found)
