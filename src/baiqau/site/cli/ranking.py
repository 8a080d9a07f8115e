"""`baiqau jury rank MARKS.csv`: works ranked from plain marks, with what is uncertain."""

import argparse
import csv
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from baiqau.fairness import outliers, reading
from baiqau.fairness.calibration import METHODS
from baiqau.fairness.calibration.fit import MILLION
from baiqau.fairness.graph import separate_groups
from baiqau.fairness.marks import Marks
from baiqau.fairness.outliers import JudgeLine
from baiqau.fairness.reading import BadMarks
from baiqau.fairness.reliability import reliability
from baiqau.fairness.standings import Place, Standings, standings
from baiqau.site.cli import given
from baiqau.site.cli.stop import Stop

HEADER = ("work", "rank", "score", "raw_mean", "low", "high", "p_top")
ENOUGH_FOR_ZSCORE = 40


def run(options: argparse.Namespace) -> int:
    """Print the ranking as CSV or, with everything known about it, as JSON."""
    if options.method not in METHODS:
        raise Stop(f"The method is one of {', '.join(METHODS)}, not “{options.method}”.", code=2)
    if options.top < 1:
        raise Stop(f"--top is a number of places, at least 1, not {options.top}.", code=2)
    marks = read(options.marks)
    found = standings(marks, options.method, options.top)
    if options.json:
        report = {**about(found, options.top), "rows": [plain(one) for one in found.places()]}
        print(json.dumps(report, ensure_ascii=False, indent=1))
    else:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(HEADER)
        writer.writerows(row(place) for place in found.places())
        for warning in warnings(found, outliers.judges(found.marks, found.model)):
            print(warning, file=sys.stderr)
    return 0


def read(name: str) -> Marks:
    """Read the file; Stop 2, with line and column, when it cannot be used."""
    try:
        return reading.read(given.text(name))
    except BadMarks as bad:
        raise Stop(f"{name}: {bad}", code=2) from bad


def row(place: Place) -> tuple[str | int | None, ...]:
    """Give the cells of a work; decimal numbers are written from integers, alike on every machine."""
    chance = None if place.p_top is None else f"{place.p_top:.3f}"
    score, raw = decimal(place.score), decimal(place.raw_mean)
    return place.work, place.rank, score, raw, place.low, place.high, chance


def decimal(millionths: int | None) -> str | None:
    """Write millionths as a decimal number."""
    if millionths is None:
        return None
    whole, rest = divmod(abs(millionths), MILLION)
    return f"{'-' * (millionths < 0)}{whole}.{rest:06}"


def plain(place: Place) -> dict[str, Any]:
    """Give the same row with numbers instead of text."""
    scores = {
        name: None if value is None else value / MILLION
        for name, value in (("score", place.score), ("raw_mean", place.raw_mean))
    }
    return {**asdict(place), **scores}


def rounded(values: Mapping[str, Any]) -> dict[str, Any]:
    """Round what is not an integer to six places: beyond them machines may differ."""
    return {
        name: round(value, 6) if isinstance(value, float) else value
        for name, value in values.items()
    }


def about(found: Standings, top: int) -> dict[str, Any]:
    """Tell all that is known besides the rows."""
    agreement = reliability(found.marks)
    lines = outliers.judges(found.marks, found.model)
    return {
        "method": found.method,
        "top": top,
        "works": len(found.marks.works),
        "judges": len(found.marks.judges),
        "sheets": len(found.marks.score),
        "criteria": list(found.marks.criteria),
        "variances": rounded(asdict(found.model.variances)),
        "uncertainty": uncertainty(found),
        "reliability": {**rounded(asdict(agreement)), "words": agreement.words},
        "judge_table": [rounded(asdict(line)) for line in lines],
        "statistically_equal": [list(pair) for pair in found.equal_neighbours()],
        "warnings": list(warnings(found, lines)),
    }


def uncertainty(found: Standings) -> dict[str, Any]:
    """Say where interval and chance come from, or why they are not given."""
    source = found.method if found.method in {"eb", "robust"} else "eb"
    if found.standing is None:
        words = "The table is too large for draws: low, high and p_top are left empty."
        return {"model": source, "draws": 0, "words": words}
    if found.model.flat:
        return {"model": source, "draws": 0, "words": "The marks tell no work from another."}
    draws = len(found.standing.draws)
    words = "low to high is the 90 % interval of the rank, p_top the chance to be in the top."
    return {"model": source, "draws": draws, "words": words}


def warnings(found: Standings, lines: list[JudgeLine]) -> Iterator[str]:
    """Say what the commission should know before it trusts the list."""
    marks = found.marks
    few = sum(line.reviews < ENOUGH_FOR_ZSCORE for line in lines)
    if found.method == "zscore" and few:
        yield (
            f"z-scores are safe from about {ENOUGH_FOR_ZSCORE} works a judge given at random; "
            f"{few} of {len(lines)} judges have fewer."
        )
    groups = separate_groups(marks)
    if len(groups) > 1:
        yield (
            f"The judges fall into {len(groups)} groups without a common work; "
            "severities of different groups cannot be compared."
        )
    if len(found.unscored):
        yield f"{len(found.unscored)} works have no sheet and no rank."
    for line in lines:
        for flag in line.flags:
            yield f"Judge {line.judge} looks {flag}; nothing was left out because of it."
