"""What a juror compares two by two: the pairs, in their order, and what was said of each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from baiqau.contests.models import Contest
from baiqau.fairness import pairs as choices
from baiqau.fairness import ring
from baiqau.judging import paired, queries
from baiqau.judging.models import Mark, Proposal, Sheet
from baiqau.judging.paired import EQUAL, LESS, MORE, UNTOLD
from baiqau.people.models import Person
from baiqau.rules.refusals import Refused


@dataclass(frozen=True)
class Pair:
    """Two works side by side; the sheet of the lower number holds the choice."""

    left: Sheet
    right: Sheet

    @property
    def holder(self) -> Sheet:
        """Give the sheet on which the choice stands."""
        return min(self.left, self.right, key=_number)

    @property
    def other(self) -> Sheet:
        """Give the sheet the choice is against."""
        return max(self.left, self.right, key=_number)

    @property
    def criterion(self) -> str:
        """Give the key of the choice on its sheet."""
        return choices.over(_number(self.other))

    @property
    def mark(self) -> Mark | None:
        """Give the choice, if it is made."""
        return next((m for m in self.holder.marks.all() if m.criterion == self.criterion), None)

    @property
    def better(self) -> Sheet | None:
        """Give the work that was found better, None for equal works and where nothing is told."""
        if self.mark is None:
            return None
        return {paired.MORE: self.holder, paired.LESS: self.other}.get(self.mark.value)

    @property
    def said(self) -> str:
        """Give what was said in one word: better, equal, untold, or nothing yet."""
        if self.mark is None:
            return ""
        return {paired.EQUAL: "equal", paired.UNTOLD: "untold"}.get(self.mark.value, "better")

    @property
    def values(self) -> dict[str, int]:
        """Give the mark of each answer, as the works stand."""
        left, right = (MORE, LESS) if self.left == self.holder else (LESS, MORE)
        return {"left": left, "right": right, "equal": EQUAL, "untold": UNTOLD}

    @property
    def name(self) -> str:
        """Give the name of the pair in its address: both numbers, as the works stand."""
        return f"{_number(self.left)}-{_number(self.right)}"


def of(person: Person, contest: Contest) -> list[Sheet]:
    """Give the sheets of the works this juror compares, by number."""
    own = queries.sheets_of(person, contest, "selection").exclude(state="cannot-judge")
    return [sheet for sheet in own if queries.by_pairs(sheet)]


def pairs(contest: Contest, sheets: Sequence[Sheet]) -> list[Pair]:
    """Give the pairs of one juror in the order in which they come.

    They are drawn by the published seed; after them stand choices that were made before a work came
    or went, which count as well.
    """
    known = {_number(sheet): sheet for sheet in sheets}
    names = {number: str(sheet.key) for number, sheet in known.items()}
    drawn = ring.pairs(names, seed(contest), contest.regulation.judging.met)
    found = [Pair(known[left], known[right]) for left, right in drawn]
    met = {frozenset(pair) for pair in drawn}
    return found + [
        Pair(sheet, known[other])
        for number, sheet in known.items()
        for other in sorted(choices.between({m.criterion: m.value for m in sheet.marks.all()}))
        if other in known and frozenset((number, other)) not in met
    ]


def seed(contest: Contest) -> str:
    """Give the published seed by which the sheets were handed out first, from which pairs follow."""
    approved = Proposal.objects.filter(contest=contest, approved_at__isnull=False)
    first = approved.order_by("approved_at", "pk").values_list("seed", flat=True).first()
    return first or contest.slug


def waiting(pairs: Iterable[Pair]) -> list[Pair]:
    """Give the pairs of which nothing is said yet."""
    return [pair for pair in pairs if pair.mark is None]


def to_choose(
    sheet: Sheet, criterion: str, value: int, known: Sequence[Pair] | None = None
) -> Pair:
    """Give the pair of a choice that may be made; refuses another pair, and equality where it may not be.

    `known`: the pairs of the juror, where they were made already.
    """
    contest = sheet.seat.contest
    rule = contest.regulation.judging
    found = pairs(contest, of(sheet.seat.person, contest)) if known is None else known
    pair = next((p for p in found if p.holder == sheet and p.criterion == criterion), None)
    if pair is None:
        raise Refused("judging-pair-unknown")
    if value == paired.EQUAL and rule.never_equal:
        raise Refused("judging-never-equal", clause=rule.clause)
    return pair


def _number(sheet: Sheet) -> int:
    return sheet.entry.number or 0
