"""Give places and gifts: acts of people beside the computed rank."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from itertools import pairwise
from typing import Any

from django.db import transaction

from baiqau.awards.models import Award, Ceremony, Gift, Handover
from baiqau.contests.models import Contest
from baiqau.defence.models import Result
from baiqau.entries.models import Author, Entry
from baiqau.journal import acts
from baiqau.people.models import Person
from baiqau.rules.awards import Ranked, propose
from baiqau.rules.parts import Place
from baiqau.rules.refusals import Refused

Rows = Sequence[Mapping[str, Any]]
LONGEST_REASON = 500
LONGEST_PUBLIC = 300  # a reason that stands on a revoked paper's page


@transaction.atomic
def award(
    result: Result, choices: Mapping[Entry, str], *, reason: str, by: Person, now: datetime
) -> list[Award]:
    """Give each chosen entry its place or nomination; the computed rank stays written beside it.

    Refuses an unsealed result, an unknown place, a work that is not entered in the nomination an
    award is for, more than a place's count, a departure from the computed order without a reason,
    and any change once the ceremony has begun. Replaces what was given before while nothing is
    published. The audience's award goes with them, as voted.
    """
    result = _locked(result)
    places, ranks = _places(result), {row["entry"]: row["rank"] for row in result.rows}
    must_be_possible(result, choices, ranks)
    if _departs(choices, places, ranks) and not reason.strip():
        raise Refused("awards-reason-missing")
    must_fit(reason, LONGEST_REASON)
    Award.objects.filter(result=result).delete()
    said = reason.strip()
    chosen = [(entry, place, said) for entry, place in choices.items()]
    given = written(result, [*chosen, *_voted(result)], ranks, by=by, now=now)
    _record(result, choices, said, by=by, now=now)
    return given


def written(
    result: Result,
    given: Iterable[tuple[Entry, str, str]],
    ranks: Mapping[int, int],
    *,
    version: int = 1,
    by: Person,
    now: datetime,
) -> list[Award]:
    """Write awards as (work, place, reason), each with its rank in the version that gives it."""
    return Award.objects.bulk_create(
        Award(
            result=result,
            version=version,
            entry=entry,
            place=place,
            rank=ranks[entry.number or 0] or len(ranks),
            reason=reason,
            by=by,
            at=now,
        )
        for entry, place, reason in given
    )


def _record(
    result: Result, choices: Mapping[Entry, str], said: str, *, by: Person, now: datetime
) -> None:
    acts.record(
        "awards.given",
        by=by.actor,
        on=f"contest:{result.contest.slug}",
        at=now,
        scope=result.contest.scope,
        facts={
            "given": {str(entry.number): place for entry, place in choices.items()},
            "reason": said,
            **({"audience": result.audience["given"]} if result.audience else {}),
        },
    )


def _voted(result: Result) -> list[tuple[Entry, str, str]]:
    """Give the award of the audience as the votes decide it: nobody chooses here."""
    rule = result.version.regulation.audience
    if rule is None or not result.audience:
        return []
    numbers = result.audience["given"]
    entries = Entry.objects.filter(contest=result.contest_id, number__in=numbers)
    return [(entry, rule.key, "") for entry in entries.order_by("number")]


def _locked(result: Result) -> Result:
    """Lock the result while places may still be given: sealed, and nobody has begun to name names."""
    result = Result.objects.select_for_update().get(pk=result.pk)
    if result.state != "sealed":
        raise Refused("awards-result-not-sealed")
    if Ceremony.objects.filter(result=result).exists():
        raise Refused("awards-ceremony-begun")
    return result


def must_fit(reason: str, longest: int) -> None:
    """Refuse a reason that is longer than its place."""
    if len(reason.strip()) > longest:
        raise Refused("awards-reason-long", longest=longest, length=len(reason.strip()))


def open_to(result: Result, nomination: str) -> list[Place]:
    """Give the places and awards that a work may get which is entered in a nomination, or in none."""
    found = _places(result).values()
    return [place for place in found if place.nomination in (None, nomination)]


def _places(result: Result) -> dict[str, Place]:
    rule = result.version.regulation.awards
    return {place.key: place for place in (*rule.places, *rule.nominations)}


def must_be_possible(
    result: Result, choices: Mapping[Entry, str], ranks: Mapping[int, int]
) -> None:
    """Refuse an unknown place, a work that was not ranked, more than a place's count."""
    places, may_be_shared = _places(result), result.version.regulation.awards.may_be_shared
    taken: dict[str, int] = {}
    for entry, key in choices.items():
        if key not in places:
            raise Refused("awards-place-unknown", place=key)
        _entered(entry, places[key])
        if ranks.get(entry.number or 0) is None:
            raise Refused("awards-not-in-result", entry=entry.number)
        taken[key] = taken.get(key, 0) + 1
    for key, number in taken.items():
        if number > places[key].count and not may_be_shared:
            raise Refused(
                "awards-place-full", place=places[key].name.within("kk"), count=places[key].count
            )


def _entered(entry: Entry, place: Place) -> None:
    """Refuse an award that is for the works of one nomination alone to any other work."""
    if place.nomination and entry.nomination != place.nomination:
        raise Refused("awards-other-nomination", place=place.name, entry=entry.number)


def _departs(
    choices: Mapping[Entry, str], places: Mapping[str, Place], ranks: Mapping[int, int]
) -> bool:
    """Say whether a better ranked work stands on a lower place, or a place is given too often."""
    order = list(places)
    standing = sorted(
        (ranks[entry.number or 0], order.index(key)) for entry, key in choices.items()
    )
    falls = any(
        later[1] < earlier[1] and later[0] != earlier[0] for earlier, later in pairwise(standing)
    )
    crowded = any(
        sum(1 for chosen in choices.values() if chosen == key) > place.count
        for key, place in places.items()
    )
    return falls or crowded


@transaction.atomic
def stock(contest: Contest, *, name: str, number: int, by: Person, now: datetime) -> Gift:
    """Put a kind of gift into stock, or change its number; never below what is promised."""
    if not name.strip():
        raise Refused("awards-gift-unnamed")
    gift, _ = Gift.objects.select_for_update().get_or_create(
        contest=contest, name=name.strip(), defaults={"stock": number}
    )
    if number < gift.handovers.count():
        raise Refused("awards-gift-promised", promised=gift.handovers.count())
    gift.stock = number
    gift.save(update_fields=["stock"])
    acts.record(
        "gift.stocked",
        by=by.actor,
        on=f"gift:{gift.pk}",
        at=now,
        scope=contest.scope,
        facts={"stock": number},
    )
    return gift


@transaction.atomic
def promise(gift: Gift, author: Author, *, by: Person, now: datetime) -> Handover:
    """Set a gift aside for an author; a repeated promise changes nothing."""
    gift = Gift.objects.select_for_update(of=("self",)).select_related("contest").get(pk=gift.pk)
    known = Handover.objects.filter(gift=gift, author=author).first()
    if known is not None:
        return known
    if gift.handovers.count() >= gift.stock:
        raise Refused("awards-gift-out", gift=gift.name)
    handover = Handover.objects.create(gift=gift, author=author)
    acts.record(
        "gift.promised",
        by=by.actor,
        on=f"gift:{gift.pk}",
        at=now,
        scope=gift.contest.scope,
        facts={"author": author.pk},
    )
    return handover


@transaction.atomic
def hand_over(handover: Handover, *, parcel: str = "", by: Person, now: datetime) -> Handover:
    """Tick that the gift was handed over, or sent by post with the number of the `parcel`.

    Refuses a gift that was taken back meanwhile.
    """
    found = Handover.objects.select_for_update(of=("self",)).select_related("gift__contest")
    standing = found.filter(pk=handover.pk).first()
    if standing is None:
        raise Refused("awards-gift-changed")
    handover = standing
    if handover.handed_at is None:
        handover.handed_at, handover.handed_by, handover.sent_by_post = now, by.actor, parcel[:120]
        handover.save(update_fields=["handed_at", "handed_by", "sent_by_post"])
        acts.record(
            "gift.handed",
            by=by.actor,
            on=f"gift:{handover.gift_id}",
            at=now,
            scope=handover.gift.contest.scope,
            facts={"author": handover.author_id, "by_post": bool(parcel)},
        )
    return handover


@transaction.atomic
def take_back(handover: Handover, *, handed: bool, by: Person, now: datetime) -> bool:
    """Undo the last step of a gift: what was handed over is set aside again, what was set aside is free.

    `handed` is how it stood when the person looked: a second press undoes no more than was seen.
    Gives whether anything was undone.
    """
    found = Handover.objects.select_for_update(of=("self",)).select_related("gift__contest")
    standing = found.filter(pk=handover.pk).first()
    if standing is None or (standing.handed_at is not None) != handed:
        return False
    if handed:
        standing.handed_at, standing.handed_by, standing.sent_by_post = None, "", ""
        standing.save(update_fields=["handed_at", "handed_by", "sent_by_post"])
    else:
        standing.delete()
    acts.record(
        "gift.not-handed" if handed else "gift.taken-back",
        by=by.actor,
        on=f"gift:{standing.gift_id}",
        at=now,
        scope=standing.gift.contest.scope,
        facts={"author": standing.author_id},
    )
    return True


def proposal(result: Result, rows: Rows | None = None) -> dict[int, str]:
    """Give the places the rule proposes: entry number -> place key. People decide.

    `rows` are those of a corrected version; without them the result's own.
    """
    ranked = [
        Ranked(str(row["entry"]), row["rank"], Decimal(row["final"]))
        for row in (result.rows if rows is None else rows)
        if row["rank"] is not None
    ]
    proposed = propose(ranked, result.version.regulation.awards)
    return {int(work): given.place.key for given in proposed.given for work in given.works}
