"""The sittings: planned with a published seed, one or several; the finalists divided among them."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter

from django.db import transaction

from baiqau.contests.models import Contest
from baiqau.defence import queries
from baiqau.defence.models import Allotment, Sitting
from baiqau.entries.models import Entry
from baiqau.fairness import draw as lots
from baiqau.journal import acts
from baiqau.judging import queries as judging
from baiqau.judging import visibility
from baiqau.judging.models import Seat
from baiqau.people.models import Person
from baiqau.rules.refusals import Refused

MOST = 12
GROUPS: dict[str, Callable[[Entry], str]] = {
    "kind": attrgetter("kind"),
    "nomination": attrgetter("nomination"),
}


@dataclass(frozen=True)
class Apart:
    """What tells one of several sittings from the others: its name, who leads it, who sits in it."""

    name: str = ""
    chair: Seat | None = None
    seats: tuple[Seat, ...] = ()


ALONE = Apart()


@transaction.atomic
def plan(
    contest: Contest,
    *,
    starts_at: datetime,
    room: str,
    seed: str,
    by: Person,
    now: datetime,
    number: int = 1,
    apart: Apart = ALONE,
) -> Sitting:
    """Plan a sitting and publish the seed of its draw; both may change until the draw.

    The number after the last one adds a sitting, while nothing is drawn. What was drawn from seeds
    that change is no division any more: it is divided anew.
    """
    contest = _locked(contest)
    if not seed.strip():
        raise Refused("defence-seed-missing")
    planned = {one.number: one for one in queries.sittings(contest)}
    sitting = planned.get(number)
    if sitting is None:
        _may_add(planned, number)
        assert contest.current is not None
        sitting = Sitting(contest=contest, number=number, version=contest.current)
    if sitting.drawn_at is not None:
        raise Refused("defence-drawn-already")
    if sitting.pk is None or sitting.seed != seed.strip():
        _undivide(planned.values())
    sitting.starts_at, sitting.room, sitting.seed = starts_at, room.strip(), seed.strip()
    sitting.name, sitting.chair = apart.name.strip(), apart.chair
    sitting.save()
    sitting.seats.set(apart.seats)
    facts = {"seed": sitting.seed, "starts_at": starts_at.isoformat()}
    _record("sitting.planned", contest, by=by, now=now, **facts, **sitting.told)
    return sitting


@transaction.atomic
def drop(contest: Contest, *, by: Person, now: datetime) -> None:
    """Take the last of several sittings back, while nothing is drawn."""
    contest = _locked(contest)
    planned = queries.sittings(contest)
    if len(planned) == 1 or any(one.drawn_at for one in planned):
        raise Refused("defence-drawn-already" if len(planned) > 1 else "defence-only-sitting")
    _undivide(planned)
    planned[-1].seats.clear()
    planned[-1].delete()
    _record("sitting.dropped", contest, by=by, now=now, sitting=planned[-1].number)


@transaction.atomic
def divide(contest: Contest, way: str, *, by: Person, now: datetime) -> None:
    """Divide the finalists among the sittings: by the draw of all, by kinds of works or nominations.

    `draw`: all are drawn in one order from the seeds together and dealt in turns, so that anyone
    divides them again. `kind`, `nomination`: works of one stay together, the largest groups are
    placed first, each where there are fewest.
    """
    contest, planned = _undrawn(contest)
    finalists = {str(one.number): one for one in judging.finalists(contest)}
    if way == "draw":
        order = lots.order(list(finalists), seed=seed_of_all(planned))
        chosen = {finalists[one]: planned[at % len(planned)] for at, one in enumerate(order)}
    else:
        chosen = _together(list(finalists.values()), planned, GROUPS[way])
    _empty_none(planned, chosen)
    _allot(contest, chosen, way, by=by, now=now)


@transaction.atomic
def allot(contest: Contest, chosen: Mapping[Entry, int], *, by: Person, now: datetime) -> None:
    """Divide the finalists by hand: each to the sitting of this number.

    About a work in conflict with this person nothing is asked or told: it stays where it is, or
    goes where the fewest speak.
    """
    contest, planned = _undrawn(contest)
    numbered = {one.number: one for one in planned}
    hidden = set(visibility.hidden(contest, by))
    finalists = list(judging.finalists(contest))
    wanted = {
        entry: numbered[number]
        for entry, number in chosen.items()
        if number in numbered and entry.number not in hidden
    }
    if {one.pk for one in wanted} != {one.pk for one in finalists if one.number not in hidden}:
        raise Refused("defence-not-divided")
    _empty_none(planned, wanted)
    _place_unseen(contest, [one for one in finalists if one.number in hidden], planned, wanted)
    _allot(contest, wanted, "hand", by=by, now=now)


def _place_unseen(
    contest: Contest, unseen: Iterable[Entry], planned: list[Sitting], wanted: dict[Entry, Sitting]
) -> None:
    """Add the works that are not seen by whoever divides: as they stand, else where the fewest speak."""
    stands = {one.entry_id: one.sitting_id for one in queries.allotments(contest)}
    by_key = {one.pk: one for one in planned}
    for entry in unseen:
        speak = Counter(one.pk for one in wanted.values())
        fewest = min(planned, key=lambda one: (speak[one.pk], one.number))
        wanted[entry] = by_key.get(stands.get(entry.pk, 0), fewest)


def seed_of_all(planned: Iterable[Sitting]) -> str:
    """Give the seed of the division: those of the sittings, in their order."""
    return " / ".join(one.seed for one in planned)


def _together(
    finalists: list[Entry], planned: list[Sitting], group: Callable[[Entry], str]
) -> dict[Entry, Sitting]:
    """Keep the works of a group together; those in no nomination are a group, too."""
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in finalists:
        groups[group(entry)].append(entry)
    room = {one.number: 0 for one in planned}
    chosen: dict[Entry, Sitting] = {}
    for _, works in sorted(groups.items(), key=lambda one: (-len(one[1]), one[0])):
        here = min(planned, key=lambda one: (room[one.number], one.number))
        room[here.number] += len(works)
        chosen |= dict.fromkeys(works, here)
    return chosen


def _empty_none(planned: Iterable[Sitting], chosen: Mapping[Entry, Sitting]) -> None:
    """Refuse a division that leaves a sitting without speakers."""
    heard = {one.number for one in chosen.values()}
    empty = [one.number for one in planned if one.number not in heard]
    if empty:
        raise Refused("defence-no-speakers", sitting=empty[0])


def _allot(
    contest: Contest, chosen: Mapping[Entry, Sitting], way: str, *, by: Person, now: datetime
) -> None:
    _undivide(chosen.values())
    Allotment.objects.bulk_create(
        Allotment(sitting=sitting, entry=entry, by=way) for entry, sitting in chosen.items()
    )
    works: dict[str, list[int]] = defaultdict(list)
    for entry, sitting in chosen.items():
        works[str(sitting.number)].append(entry.number or 0)
    _record("sitting.divided", contest, by=by, now=now, way=way, works=dict(works))


def _undivide(planned: Iterable[Sitting]) -> None:
    """Forget the division; refuses once something is drawn from it."""
    sittings = list(planned)
    if any(one.drawn_at for one in sittings):
        raise Refused("defence-drawn-already")
    Allotment.objects.filter(sitting__in=sittings).delete()


def _may_add(planned: Mapping[int, Sitting], number: int) -> None:
    if number != len(planned) + 1 or number > MOST:
        raise Refused("defence-sitting-unknown")


def _undrawn(contest: Contest) -> tuple[Contest, list[Sitting]]:
    """Give contest and sittings, while the finalists may still be divided among several."""
    contest = _locked(contest)
    planned = queries.sittings(contest)
    if len(planned) < 2:  # noqa: PLR2004  one sitting holds everybody
        raise Refused("defence-only-sitting")
    if any(one.drawn_at for one in planned):
        raise Refused("defence-drawn-already")
    if not judging.finalists(contest).exists():
        raise Refused("defence-no-finalists")
    return contest, planned


def _locked(contest: Contest) -> Contest:
    locked = Contest.objects.select_for_update(of=("self",)).select_related("current")
    contest = locked.get(pk=contest.pk)
    contest.must_be_unsealed()
    return contest


def _record(kind: str, contest: Contest, *, by: Person, now: datetime, **facts: object) -> None:
    acts.record(
        kind,
        by=by.actor,
        on=f"contest:{contest.slug}",
        at=now,
        scope=contest.scope,
        public=True,
        facts=facts,
    )
