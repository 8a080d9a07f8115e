"""The same arithmetic again, slowly and in plain Python: anybody can follow and repeat it.

Needs nothing but the standard library; it is for small tables, and for proving that the fast
calibration does what it says. Scores are millionths by the name of the work. The robust model has
its own file, `reference_robust`.
"""

import math
from collections.abc import Sequence
from statistics import fmean

Sheet = tuple[str, str, Sequence[float | None]]  # work, judge, marks in the order of the criteria
Line = list[float]
FEWEST_SHEETS = 3
BOUND = 7.0
ALIKE = 1e-12


def mean(sheets: Sequence[Sheet]) -> dict[str, int]:
    """The mean of a work's sheets, a sheet being the mean of its marks."""
    table = Table(sheets)
    return table.millionths([fmean(table.scores[at] for at in own) for own in table.of_work])


def eb(sheets: Sequence[Sheet]) -> dict[str, int]:
    """The additive empirical-Bayes model by restricted maximum likelihood."""
    table = Table(sheets)
    if table.flat:
        return table.millionths([fmean(table.levels)] * len(table.works))
    ratios = _climb(table)
    quality, centre, _ = _additive(table, *ratios)
    return table.millionths([centre + one for one in quality])


class Table:
    """Sheets with a mark, numbered works and judges in the order of their appearance."""

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        self.sheets = [one for one in sheets if any(mark is not None for mark in one[2])]
        self.works = list(dict.fromkeys(one[0] for one in self.sheets))
        self.judges = list(dict.fromkeys(one[1] for one in self.sheets))
        self.work = [self.works.index(one[0]) for one in self.sheets]
        self.judge = [self.judges.index(one[1]) for one in self.sheets]
        self.scores = [fmean(mark for mark in one[2] if mark is not None) for one in self.sheets]
        self.of_work = [
            [at for at, one in enumerate(self.work) if one == work]
            for work in range(len(self.works))
        ]
        self.of_judge = [
            [at for at, one in enumerate(self.judge) if one == judge]
            for judge in range(len(self.judges))
        ]
        self.levels = levels(self.sheets)
        apart = max(self.levels) - min(self.levels)
        alike = apart <= ALIKE * max(abs(level) for level in self.levels)
        self.flat = len(self.levels) < FEWEST_SHEETS or alike
        middle = fmean(self.levels)
        self.centred = [level - middle for level in self.levels]

    def by_judge(self, values: Line) -> Line:
        """Sum a value of every sheet over each judge."""
        return [sum(values[at] for at in own) for own in self.of_judge]

    def millionths(self, scores: Line) -> dict[str, int]:
        return {
            work: round(score * 1_000_000) for work, score in zip(self.works, scores, strict=True)
        }


def levels(sheets: Sequence[Sheet]) -> Line:
    """Each sheet's mean; a missing mark stands on its scale as the sheet's others do on theirs."""
    scales = scales_of(sheets)
    if len(scales) <= 1:
        return [fmean(mark for mark in one[2] if mark is not None) for one in sheets]
    ends: dict[int, tuple[float, float]] = {}
    for scale in scales:
        seen = [mark for one in sheets for at in scale if (mark := one[2][at]) is not None]
        ends |= {at: (min(seen), max(seen)) for at in scale}
    found = []
    for _, _, marks in sheets:
        own = {at: mark for at, mark in enumerate(marks) if mark is not None}
        shares = [
            (mark - ends[at][0]) / (ends[at][1] - ends[at][0])
            for at, mark in own.items()
            if ends[at][1] > ends[at][0]
        ]
        share = fmean(shares) if shares else 0.0
        filled = {at: low + share * (high - low) for at, (low, high) in ends.items()}
        found.append(fmean({**filled, **own}.values()))
    return found


def scales_of(sheets: Sequence[Sheet]) -> list[list[int]]:
    """Give the marked criteria in groups of one scale (`marks.scales_of`)."""
    columns = list(zip(*(one[2] for one in sheets), strict=True))
    greatest = {
        at: max(abs(mark) for mark in column if mark is not None)
        for at, column in enumerate(columns)
        if any(mark is not None for mark in column)
    }
    found = []
    while greatest:
        most = max(greatest.values())
        found.append([at for at, one in greatest.items() if one > most / 2 or one == most])
        greatest = {at: one for at, one in greatest.items() if at not in found[-1]}
    return found


# The additive model


def _climb(table: Table) -> tuple[float, float]:
    here, best = (0.0, -2.0), _height(table, 0.0, -2.0)
    for step in (1.0, 0.5, 0.25, 0.125, 0.0625, 0.03125):
        moved = True
        while moved:
            moved = False
            for work, judge in ((step, 0.0), (-step, 0.0), (0.0, step), (0.0, -step)):
                there = (here[0] + work, here[1] + judge)
                if max(abs(there[0]), abs(there[1])) > BOUND:
                    continue
                value = _height(table, *there)
                if value > best + 1e-6:
                    here, best, moved = there, value, True
    return math.exp(here[0]), math.exp(here[1])


def _height(table: Table, work: float, judge: float) -> float:
    """Twice the logarithm of the restricted likelihood at the logarithms of both ratios."""
    work, judge = math.exp(work), math.exp(judge)
    covariance = _covariance(table, work, judge)
    ones = [1.0] * len(table.centred)
    volume, of_ones = _solved(covariance, ones)
    _, of_marks = _solved(covariance, table.centred)
    information, total = sum(of_ones), sum(of_marks)
    rest = _dot(table.centred, of_marks) - total**2 / information
    rest = max(rest, 1e-9 * _dot(table.centred, table.centred))
    return -((len(ones) - 1) * math.log(rest) + volume + math.log(information))


def _additive(table: Table, work: float, judge: float) -> tuple[Line, float, Line]:
    """Best predictions of the works, the centre, and the generalised residuals."""
    covariance = _covariance(table, work, judge)
    _, of_ones = _solved(covariance, [1.0] * len(table.centred))
    _, of_marks = _solved(covariance, table.centred)
    centre = sum(of_marks) / sum(of_ones)
    left = [mark - centre * one for mark, one in zip(of_marks, of_ones, strict=True)]
    quality = [work * sum(left[at] for at in own) for own in table.of_work]
    return quality, fmean(table.levels) + centre, left


def _covariance(table: Table, work: float, judge: float) -> list[Line]:
    """Covariance of the sheets in units of a sheet's own variance."""
    rows = list(zip(table.work, table.judge, strict=True))
    return [
        [
            (here == there) + work * (here[0] == there[0]) + judge * (here[1] == there[1])
            for there in rows
        ]
        for here in rows
    ]


def _solved(matrix: list[Line], right: Line) -> tuple[float, Line]:
    """Solve by Gauss elimination of a positive matrix; give the log of its determinant, too."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    volume = 0.0
    for at, pivot in enumerate(rows):
        volume += math.log(pivot[at])
        for below in rows[at + 1 :]:
            factor = below[at] / pivot[at]
            for column in range(at, len(pivot)):
                below[column] -= factor * pivot[column]
    found = [0.0] * len(rows)
    for at in reversed(range(len(rows))):
        known = sum(rows[at][column] * found[column] for column in range(at + 1, len(rows)))
        found[at] = (rows[at][-1] - known) / rows[at][at]
    return volume, found


def _dot(one: Line, other: Line) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))
