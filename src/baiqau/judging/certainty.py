"""How sure a ranking is: a second look beside the official order, frozen with it, never in its place.

The official rank is by the regulation's method. Beside it stand the rank with the severity of the jurors
taken out (empirical Bayes), the 90 % interval of the rank, the chance to be among those who go on,
how far the jurors agree, and who stands apart. Nothing here removes a mark. Where works were compared
two by two, no severity can be: the rank is the official one, and only its uncertainty is added.
"""

from collections.abc import Sequence
from itertools import pairwise

from baiqau.fairness import marks, outliers, pairs, ranking, reliability, shares, standings
from baiqau.fairness.sureness import Sure, sure

METHOD = "eb"
POINTS = 100  # the scale on which shares are calibrated: points of 100
THOUSAND = 1000
Choices = Sequence[pairs.Choice[str]]


def measure(sheets: Sequence[ranking.Sheet], top: int, choices: Choices = ()) -> dict[str, object]:
    """Measure the signed sheets; plain JSON of whole numbers, ready to be frozen.

    `works`: by number, `rank` and `score` (millionths of the reachable maximum) with severity taken
    out, `low` and `high` of the 90 % interval of the rank, `chance` of the first `top` places in
    thousandths (the last three None where the table is too large for draws). `equal`: neighbours
    of whom neither is likelier the better. `agreement`: reliability of a work's mean in thousandths,
    its sheets, how many sheets would make it strong. `jurors`: code and flags of who stands apart.
    `choices` are those between two works, where works were compared: see `ranked.choices`.
    """
    table = _table(sheets)
    found = standings.standings(table, METHOD, top)
    return {
        "top": top,
        **(_of_pairs(choices, top) if choices else _of_marks(found)),
        "agreement": _agreement(reliability.reliability(table)),
        "jurors": [
            {"code": line.judge, "flags": list(line.flags)}
            for line in outliers.judges(table, found.model)
            if line.flags
        ],
    }


def _of_marks(found: standings.Standings) -> dict[str, object]:
    return {
        "works": {place.work: _work(place) for place in found.places() if place.rank is not None},
        "equal": [list(pair) for pair in found.equal_neighbours()],
    }


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


def of_works(
    sheets: Sequence[ranking.Sheet], top: int, choices: Choices = ()
) -> dict[str, dict[str, int | None]]:
    """Give `works` of `measure` for another number of places: what if so many went on."""
    if choices:
        found_: dict[str, dict[str, int | None]] = _of_pairs(choices, top)["works"]  # type: ignore[assignment]  # as built there
        return found_
    found = standings.standings(_table(sheets), METHOD, top)
    return {place.work: _work(place) for place in found.places() if place.rank is not None}


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
