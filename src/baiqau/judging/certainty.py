"""How sure a ranking is: a second look beside the official order, frozen with it, never in its place.

The official rank is by the regulation's method. Beside it stand the rank with the severity of the jurors
taken out (empirical Bayes), the 90 % interval of the rank, the chance to be among those who go on,
how far the jurors agree, and who stands apart. Nothing here removes a mark. Where works were compared
two by two, no severity can be: the rank is the official one, and only its uncertainty is added.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from baiqau.fairness import marks, outliers, pairs, ranking, reliability, shares, standings
from baiqau.fairness.chances import chances, of_first
from baiqau.fairness.marks import Floats
from baiqau.fairness.sureness import Sure, sure

METHOD = "eb"
POINTS = 100  # the scale on which shares are calibrated: points of 100
THOUSAND = 1000
MANY, SIZES = (
    400,
    100,
)  # works above which chances are kept only for so many places, or 4 times the line
Choices = Sequence[pairs.Choice[str]]


def measure(sheets: Sequence[ranking.Sheet], top: int, choices: Choices = ()) -> dict[str, object]:
    """Measure the signed sheets; plain JSON of whole numbers, ready to be frozen.

    `works`: by number, `rank` and `score` (millionths of the reachable maximum) with severity taken
    out, `low` and `high` of the 90 % interval of the rank, `chance` of the first `top` places in
    thousandths (the last three None where the table is too large for draws). `equal`: neighbours
    of whom neither is likelier the better. `agreement`: reliability of a work's mean in thousandths,
    its sheets, how many sheets would make it strong. `jurors`: code and flags of who stands apart.
    `chances`: by number, as `fairness.chances` packs them, for other numbers of places up to `sizes`.
    `choices` are those between two works, where works were compared: see `ranked.choices`.
    """
    table = _table(sheets)
    found = standings.standings(table, METHOD, top)
    return {
        "top": top,
        **(_of_pairs(choices, top) if choices else _of_marks(found, top)),
        "agreement": _agreement(reliability.reliability(table)),
        "jurors": [
            {"code": line.judge, "flags": list(line.flags)}
            for line in outliers.judges(table, found.model)
            if line.flags
        ],
    }


def with_line(frozen: Mapping[str, Any], size: int) -> dict[str, dict[str, int | None]]:
    """Give `works` of `measure` as they would be if `size` works went on: ranks stay, chances change.

    A ranking frozen without `chances` knows them for its own number of places alone.
    """
    told, own = frozen.get("chances", {}), size == frozen.get("top")
    return {
        work: {
            **facts,
            "chance": of_first(told[work], size)
            if work in told
            else facts["chance"]
            if own
            else None,
        }
        for work, facts in frozen.get("works", {}).items()
    }


def _of_marks(found: standings.Standings, top: int) -> dict[str, object]:
    return {
        "works": {place.work: _work(place) for place in found.places() if place.rank is not None},
        "equal": [list(pair) for pair in found.equal_neighbours()],
        **_elsewhere(found, top),
    }


def _elsewhere(found: standings.Standings, top: int) -> dict[str, object]:
    here = found.standing
    if here is None:
        return {"sizes": 0, "chances": {}}
    names = [found.marks.works[at] for at in here.scored.tolist()]
    return _for_sizes(names, here.draws, top)


def _for_sizes(names: Sequence[str], draws: Floats, top: int) -> dict[str, object]:
    """Give the chances for every number of places, of many works for those around the line."""
    sizes = len(names) if len(names) <= MANY else min(len(names), max(4 * top, SIZES))
    return {"sizes": sizes, "chances": dict(zip(names, chances(draws, sizes), strict=True))}


def _of_pairs(choices: Choices, top: int) -> dict[str, object]:
    scores, told = _strengths(choices), {}
    found = sure(choices, scores, top)
    order = sorted(scores, key=lambda work: (-scores[work], work))
    for work in order:
        rank = 1 + sum(other > scores[work] for other in scores.values())
        told[work] = {"rank": rank, "score": scores[work], **_interval(found, work)}
    near = pairwise(order) if found else ()
    low, high = standings.EQUAL
    return {
        "works": told,
        "equal": [[a, b] for a, b in near if found and low <= found.above(a, b) <= high],
        **(_for_sizes(found.works, found.draws, top) if found else {"sizes": 0, "chances": {}}),
    }


def _strengths(choices: Choices) -> dict[str, int]:
    works = {work for one, other, _ in choices for work in (one, other)}
    found = pairs.strengths(choices, works)
    return {work: score for work, score in found.items() if score is not None}


def _interval(found: Sure | None, work: str) -> dict[str, int | None]:
    if found is None:
        return {"low": None, "high": None, "chance": None}
    at = found.works.index(work)
    return {
        "low": int(found.low[at]),
        "high": int(found.high[at]),
        "chance": round(float(found.top[at]) * THOUSAND),
    }


def _table(sheets: Sequence[ranking.Sheet]) -> marks.Marks:
    return marks.of(
        (sheet.work, sheet.juror, [share * POINTS / shares.WHOLE])
        for sheet in sheets
        if (share := shares.share(sheet.scales, sheet.marks)) is not None
    )


def _work(place: standings.Place) -> dict[str, int | None]:
    assert place.score is not None
    return {
        "rank": place.rank,
        "score": round(place.score / POINTS),
        "low": place.low,
        "high": place.high,
        "chance": None if place.p_top is None else round(place.p_top * THOUSAND),
    }


def _agreement(found: reliability.Reliability) -> dict[str, int | None]:
    return {
        "of_mean": None if found.of_mean is None else round(found.of_mean * THOUSAND),
        "sheets": found.typical_sheets,
        "needed": found.needed,
    }
