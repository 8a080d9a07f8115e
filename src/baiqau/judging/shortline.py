"""The line of the shortlist: how sure it is, and who would enter or leave if it were elsewhere.

It answers questions and changes nothing. Ranks are the frozen ones of the declared method; intervals
and chances are the second look of `certainty`, frozen with it for every number of works one may ask about.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from baiqau.contests.models import Contest
from baiqau.judging import certainty, queries, ranked
from baiqau.judging.models import Ranking
from baiqau.judging.ranked import Line
from baiqau.people.models import Person

STAGE = "selection"
NEAR = 5  # places on both sides of the line that are always shown
STEPS = (-3, -2, -1, 1, 2, 3)
CELL = 10  # width of one rank in the drawing


@dataclass(frozen=True)
class Standing:
    """One work near the line; `inside` when it would go on. The rest are coordinates of its drawing."""

    line: Line
    sure: Mapping[str, int | None]
    inside: bool
    edge: bool = False  # the last one inside: the line is drawn under it

    @property
    def drawn(self) -> bool:
        return bool(self.sure.get("low"))

    @property
    def left(self) -> int:
        return ((self.sure["low"] or 1) - 1) * CELL

    @property
    def width(self) -> int:
        return ((self.sure["high"] or 1) - (self.sure["low"] or 1) + 1) * CELL

    @property
    def dot(self) -> int:
        return ((self.line.rank or 1) - 1) * CELL


def what_if(viewer: Person, contest: Contest, size: int | None) -> dict[str, object]:
    """Give the works near a line of `size` works beside the declared one; nothing while it is unsure.

    No work in conflict with the viewer is among them: the line is then told among the others, and no
    interval of a rank and no chance is told. A size out of range becomes the nearest in it.
    """
    rule = contest.regulation.shortlist
    frozen = queries.last_ranking(contest, STAGE)
    if rule is None or frozen is None or not queries.all_signed(contest, STAGE):
        return {"closed": True}
    if queries.overtaken(frozen):
        return {"closed": True, "overtaken": True}
    lines = _seen(viewer, contest, frozen)
    ranked_works = len(lines)
    declared = min(rule.size, ranked_works)
    most = min(frozen.certainty.get("sizes") or ranked_works, ranked_works)
    wanted = min(max(1, declared if size is None else size), most)
    sure = certainty.with_line(frozen.certainty, wanted)
    if len(lines) < _ranked(frozen):
        # chances add up to the number of places: the hidden one would follow from the rest
        sure = {work: {"chance": None} for work in sure}
    return {
        "declared": declared,
        "wanted": wanted,
        "works": ranked_works * CELL,
        "at": wanted * CELL,
        "entering": [
            _standing(one, sure, wanted) for one in lines if _between(one, declared, wanted)
        ],
        "leaving": [
            _standing(one, sure, wanted) for one in lines if _between(one, wanted, declared)
        ],
        "shared": _through_a_shared_place(lines, wanted),
        "rows": _near(lines, sure, wanted),
        "most": most,
        "steps": [declared + step for step in STEPS if 1 <= declared + step <= most],
    }


def _ranked(frozen: Ranking) -> int:
    return sum(1 for row in frozen.rows if row["rank"])


def _seen(viewer: Person, contest: Contest, frozen: Ranking) -> list[Line]:
    """Give the ranked works the viewer may see."""
    return [one for one in ranked.lines(contest, frozen, viewer) if one.rank]


def _between(line: Line, above: int, below: int) -> bool:
    return above < (line.rank or 0) <= below


def _through_a_shared_place(lines: list[Line], wanted: int) -> list[Line]:
    """Give the works of a shared place of which some would go on and some not."""
    places: dict[int, list[Line]] = {}
    for one in lines:
        places.setdefault(one.rank or 0, []).append(one)
    crossed = (own for rank, own in places.items() if rank <= wanted < rank + len(own) - 1)
    return next(crossed, [])


def _near(
    lines: list[Line], sure: Mapping[str, Mapping[str, int | None]], wanted: int
) -> list[Standing]:
    """Give the works on both sides of the line: the nearest, and all whose interval crosses it."""
    rows = [_standing(one, sure, wanted) for one in lines]
    found = []
    for row in rows:
        low, high = row.sure.get("low"), row.sure.get("high")
        crosses = low is not None and high is not None and low <= wanted < high
        if crosses or abs((row.line.rank or 0) - wanted - 0.5) < NEAR:
            found.append(row)
    inside = [at for at, row in enumerate(found) if row.inside]
    if inside:
        found[inside[-1]] = replace(found[inside[-1]], edge=True)
    return found


def _standing(line: Line, sure: Mapping[str, Mapping[str, int | None]], wanted: int) -> Standing:
    return Standing(line, sure.get(str(line.entry), {}), (line.rank or 0) <= wanted)
