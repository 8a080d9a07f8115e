"""Places proposed from a final ranking: the machine proposes, people decide."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from baiqau.rules.findings import Finding, Weight
from baiqau.rules.parts import Awards, Place


@dataclass(frozen=True)
class Ranked:
    """One work of the final ranking. Equal ranks are ties no rule has parted."""

    work: str
    rank: int
    score: Decimal


@dataclass(frozen=True)
class Given:
    """One place with the works it is proposed for; `shared`: more works than the place counts."""

    place: Place
    works: tuple[str, ...]
    shared: bool = False


@dataclass(frozen=True)
class Proposal:
    """Places in order of honour, each with its works (none: it stays empty), and what people must see.

    `undecided` are works equal on the last of a place, where the regulation lets no place be shared.
    """

    given: tuple[Given, ...]
    undecided: tuple[str, ...]
    findings: tuple[Finding, ...]

    def place_of(self, work: str) -> Place | None:
        """Give the place proposed for a work, or None."""
        return next((one.place for one in self.given if work in one.works), None)


def propose(ranking: Sequence[Ranked], rule: Awards) -> Proposal:
    """Propose places for a ranking.

    Places are filled in order of honour, each as often as it counts. Works of equal rank stay
    together: where they are more than a place has left, they share it (and the next place goes to
    the next works), or, where sharing is not allowed, they wait for people, and as many places as
    they would take are kept for them. Nominations are given by decision and never proposed.
    """
    return _Filling(ranking, rule).proposal()


class _Filling:
    """The works still waiting, in groups of equal rank, and what was found on the way."""

    def __init__(self, ranking: Sequence[Ranked], rule: Awards) -> None:
        ordered = sorted(ranking, key=lambda row: (row.rank, row.work))
        groups = groupby(ordered, key=lambda row: row.rank)
        self.waiting = [tuple(row.work for row in group) for _, group in groups]
        self.rule = rule
        self.kept = 0
        self.undecided: list[str] = []
        self.findings: list[Finding] = []

    def proposal(self) -> Proposal:
        given = tuple(self._fill(place) for place in self.rule.places)
        return Proposal(given, tuple(self.undecided), tuple(self.findings))

    def _fill(self, place: Place) -> Given:
        left = place.count - min(self.kept, place.count)
        self.kept -= place.count - left
        held = left < place.count
        works: list[str] = []
        shared = False
        while self.waiting and left > 0:
            group = self.waiting.pop(0)
            if len(group) <= left:
                works += group
                left -= len(group)
            elif self.rule.may_be_shared:
                works += group
                left, shared = 0, True
                self._find("place-shared", place, works=tuple(works), weight="flag")
            else:
                self._leave_to_people(place, group, left)
                left, held = 0, True
        if not works and not held:
            self._find(
                "place-empty", place, weight="flag" if self.rule.may_stay_empty else "decision"
            )
        return Given(place, tuple(works), shared)

    def _leave_to_people(self, place: Place, group: tuple[str, ...], left: int) -> None:
        self.undecided += group
        self.kept += len(group) - left
        self._find("place-tied", place, works=group, weight="decision")

    def _find(self, code: str, place: Place, *, weight: Weight, **facts: object) -> None:
        named = {"place": place.name, "count": place.count, **facts}
        self.findings.append(Finding(code, self.rule.clause, named, weight))
