"""The assignment as its screen shows it: works with their jurors, loads, languages, what is weak, why."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from baiqau.contests.models import Contest
from baiqau.entries.models import Entry
from baiqau.fairness.proposal.answer import joined, pools
from baiqau.judging import queries, visibility
from baiqau.judging.models import Conflict, Proposal, ProposedPair, Seat, Sheet, Suspicion
from baiqau.judging.wanted import HANDED_OUT, OUT
from baiqau.people.models import Person

BEGUN = frozenset({"open", "signed"})


@dataclass(frozen=True)
class Place:
    """One juror on one work: what binds the pair and what speaks for or against it."""

    seat: Seat
    locked: bool
    sheet: str
    reads: bool
    knows: bool
    asked: bool

    @property
    def begun(self) -> bool:
        return self.sheet in BEGUN


@dataclass(frozen=True)
class WorkRow:
    """One work with its jurors."""

    entry: Entry
    places: list[Place]
    lacking: int

    @property
    def weak(self) -> bool:
        return self.lacking > 0 or any(not one.reads or one.asked for one in self.places)


@dataclass(frozen=True)
class Load:
    """One juror with the works proposed, and how many they were before."""

    seat: Seat
    works: int
    before: int

    @property
    def change(self) -> int:
        return self.works - self.before


@dataclass(frozen=True)
class Candidate:
    """One juror as a possible reader of one work."""

    seat: Seat
    load: int
    reads: bool
    knows: bool
    barred: str
    asked: bool
    place: Place | None

    @property
    def full(self) -> bool:
        return self.seat.most is not None and self.load >= self.seat.most


@dataclass(frozen=True)
class Tongue:
    """One language: its works, the jurors who read it."""

    code: str
    works: int
    jurors: int


def draft(contest: Contest) -> Proposal | None:
    """Give the proposal that waits for approval."""
    found = Proposal.objects.filter(contest=contest, state="draft").select_related("contest", "by")
    return found.first()


def former(contest: Contest) -> Proposal | None:
    """Give the proposal before the draft, approved or replaced."""
    earlier = Proposal.objects.filter(contest=contest).exclude(state="draft")
    return earlier.order_by("-at", "-pk").first()


def overview(contest: Contest, viewer: Person) -> dict[str, object]:
    """Give everything of the screen. Works in conflict with the viewer are not in it, nor counted."""
    proposal = draft(contest)
    works = list(visibility.works(contest, viewer).only(*SHOWN))
    placed = _placed(contest, proposal)
    per_work = contest.regulation.judging.experts_per_work
    rows = [_row(entry, placed.get(entry.pk, []), per_work) for entry in works]
    names = tuple(
        sorted((str(row.entry.number), one.seat.code) for row in rows for one in row.places)
    )
    before = former(contest) if proposal else None
    return {
        "draft": proposal,
        "former": before,
        "changes": _changes(proposal, before, works),
        "rows": rows,
        "weak": [row for row in rows if row.weak],
        "loads": _loads(contest, placed, before),
        "tongues": _tongues(contest, works),
        "per_work": per_work,
        "parts": joined(names),
        "pools": pools(names, {str(work.number): work.language for work in works}),
        "waiting": not works,
    }


SHOWN = ("key", "number", "title", "language", "kind", "contest_id")


def _placed(contest: Contest, proposal: Proposal | None) -> dict[int, list[Place]]:
    """Give the places by work: those of the draft, else those of the sheets handed out."""
    asked = _asked(contest)
    sheets = _states(contest)
    found: dict[int, list[Place]] = {}
    for entry, seat, locked in _pairs(contest, proposal):
        state = sheets.get((entry.pk, seat.pk), "")
        place = _place(entry, seat, state, locked=locked, asked=(entry.pk, seat.pk) in asked)
        found.setdefault(entry.pk, []).append(place)
    return found


def _place(entry: Entry, seat: Seat, state: str, *, locked: bool, asked: bool) -> Place:
    return Place(
        seat, locked, state, entry.language in seat.languages, entry.kind in seat.topics, asked
    )


def _states(contest: Contest) -> dict[tuple[int, int], str]:
    live = Sheet.objects.filter(seat__contest=contest, stage="selection", state__in=HANDED_OUT)
    return {
        (entry, seat): state for entry, seat, state in live.values_list("entry", "seat", "state")
    }


def _pairs(contest: Contest, proposal: Proposal | None) -> Iterable[tuple[Entry, Seat, bool]]:
    if proposal is not None:
        chosen = proposal.pairs.select_related("entry", "seat__person").order_by("seat__code")
        return [(pair.entry, pair.seat, pair.locked) for pair in chosen.defer("entry__summary")]
    live = Sheet.objects.filter(seat__contest=contest, stage="selection", state__in=HANDED_OUT)
    sheets = live.select_related("entry", "seat__person").order_by("seat__code")
    return [(sheet.entry, sheet.seat, False) for sheet in sheets]


def _asked(contest: Contest) -> set[tuple[int, int]]:
    open_ = Suspicion.objects.filter(seat__contest=contest, answer="open")
    return set(open_.values_list("entry_id", "seat_id"))


def _row(entry: Entry, places: list[Place], per_work: int) -> WorkRow:
    return WorkRow(entry, places, max(per_work - len(places), 0))


def _changes(
    proposal: Proposal | None, before: Proposal | None, works: list[Entry]
) -> dict[str, list[ProposedPair]]:
    """Give the pairs that came and went since the former proposal, of the works that are shown."""
    if proposal is None or before is None:
        return {}
    seen = {work.pk for work in works}
    new, old = (
        {
            (pair.entry_id, pair.seat_id): pair
            for pair in one.pairs.select_related("entry", "seat").order_by(
                "entry__number", "seat__code"
            )
            if pair.entry_id in seen
        }
        for one in (proposal, before)
    )
    return {
        "came": [pair for key, pair in new.items() if key not in old],
        "went": [pair for key, pair in old.items() if key not in new],
    }


def _loads(
    contest: Contest, placed: Mapping[int, list[Place]], before: Proposal | None
) -> list[Load]:
    works = Counter(place.seat.pk for places in placed.values() for place in places)
    earlier = Counter(before.pairs.values_list("seat_id", flat=True)) if before else works
    seats = queries.seats(contest).filter(state="accepted")
    return [Load(seat, works[seat.pk], earlier[seat.pk]) for seat in seats]


def _tongues(contest: Contest, works: list[Entry]) -> list[Tongue]:
    counted = Counter(work.language for work in works)
    spoken = Counter(
        language
        for languages in Seat.objects.filter(contest=contest, state="accepted").values_list(
            "languages", flat=True
        )
        for language in languages
    )
    return [Tongue(code, counted[code], spoken[code]) for code in sorted(counted)]


def candidates(contest: Contest, entry: Entry) -> list[Candidate]:
    """Give every seated juror for one work: its own first, then who fits best with the least load."""
    proposal = draft(contest)
    placed = _placed(contest, proposal)
    loads = Counter(place.seat.pk for places in placed.values() for place in places)
    own = {place.seat.pk: place for place in placed.get(entry.pk, [])}
    barred = _barred(entry)
    asked = _asked(contest)
    found = [
        Candidate(
            seat=seat,
            load=loads[seat.pk],
            reads=entry.language in seat.languages,
            knows=entry.kind in seat.topics,
            barred=barred.get(seat.pk, ""),
            asked=(entry.pk, seat.pk) in asked,
            place=own.get(seat.pk),
        )
        for seat in queries.seats(contest).filter(state="accepted")
    ]
    return sorted(found, key=_order)


def _order(one: Candidate) -> tuple[bool, bool, bool, bool, bool, int, str]:
    return (
        one.place is None,
        bool(one.barred),
        not one.reads,
        one.asked,
        not one.knows,
        one.load,
        one.seat.code,
    )


def _barred(entry: Entry) -> dict[int, str]:
    """Give who may not read this work: by a conflict, or because it was given back."""
    out = Sheet.objects.filter(entry=entry, stage="selection", state__in=OUT)
    found = dict.fromkeys(out.values_list("seat_id", flat=True), "given-back")
    conflicts: QuerySet[Conflict] = Conflict.objects.filter(entry=entry)
    return found | dict.fromkeys(conflicts.values_list("seat_id", flat=True), "conflict")


def work(contest: Contest, viewer: Person, number: int) -> Entry | None:
    """Give an admitted work by its number; none when the viewer has a conflict with it."""
    return visibility.works(contest, viewer).filter(number=number).first()
