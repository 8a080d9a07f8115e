"""Empirical-Bayes additive model: quality of works and severity of judges, both shrunk.

sheet = centre + quality + severity + chance, with the variances estimated from the same marks: by
restricted maximum likelihood (Patterson and Thompson 1971) for up to 400 judges, in closed form
(Henderson 1953, method 1) above. Where judges do not differ it becomes the mean.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from baiqau.fairness.calibration.fit import Fit, Model, Variances, flat, scored
from baiqau.fairness.calibration.links import Links
from baiqau.fairness.marks import Floats, Marks

MOST_FOR_LIKELIHOOD = 400
FEWEST_SHEETS = 3  # below, nothing can be estimated
STEPS = (1.0, 0.5, 0.25, 0.125, 0.0625, 0.03125)  # of the search, in the logarithm of a ratio
BOUND = 7.0  # the ratios stay within exp(-7) and exp(7)
GAIN = 1e-6  # a smaller gain of the likelihood is no gain: keeps machines in step


def eb(marks: Marks) -> Fit:
    """Fit the additive model."""
    return scored(additive(marks), marks, "eb")


def additive(marks: Marks) -> Model:
    """Fit the additive model; flat when the marks do not differ or are fewer than three."""
    if len(marks.level) < FEWEST_SHEETS or marks.alike:
        return flat(marks)
    centre = float(marks.level.mean())
    likelihood = _Likelihood(marks, marks.level - centre)
    if len(marks.judges) <= MOST_FOR_LIKELIHOOD:
        ratios = climb(likelihood.at)
        solution = likelihood.solve(*ratios)
        sheet = solution.rest / (len(marks.level) - 1)
        variances = Variances(ratios[0] * sheet, ratios[1] * sheet, 0.0, sheet)
    else:
        variances = moments(marks)
        solution = likelihood.solve(
            variances.work / variances.sheet, variances.judge / variances.sheet
        )
    judges = len(marks.judges)
    return Model(
        centre + solution.centre,
        solution.quality,
        solution.severity,
        np.ones(judges),
        np.full(judges, variances.sheet),
        variances,
        marks.level,
    )


def climb(height: Callable[[float, float], float]) -> tuple[float, float]:
    """Find the two ratios of variances (to the sheet's) of greatest likelihood, by halving steps."""
    here, best = (0.0, -2.0), height(1.0, float(np.exp(-2.0)))
    for step in STEPS:
        moved = True
        while moved:
            moved = False
            for change in ((step, 0.0), (-step, 0.0), (0.0, step), (0.0, -step)):
                there = (here[0] + change[0], here[1] + change[1])
                if max(abs(there[0]), abs(there[1])) > BOUND:
                    continue
                value = height(float(np.exp(there[0])), float(np.exp(there[1])))
                if value > best + GAIN:
                    here, best, moved = there, value, True
    return float(np.exp(here[0])), float(np.exp(here[1]))


@dataclass(frozen=True, eq=False)
class _Solution:
    centre: float
    quality: Floats
    severity: Floats
    rest: float  # generalised sum of squares that is left
    information: float  # of the centre


class _Likelihood:
    """The restricted likelihood of both ratios; works are eliminated, judges solved for."""

    def __init__(self, marks: Marks, centred: Floats) -> None:
        self.marks, self.centred = marks, centred
        self.links = Links(marks)
        self.ones = np.ones(len(centred))
        self.floor = 1e-9 * float(centred @ centred)

    def solve(self, work: float, judge: float) -> _Solution:
        """Give the best predictions for these ratios (Henderson's mixed model equations)."""
        solve = self.links.solver(work, judge)
        of_marks, of_ones = solve(self.centred), solve(self.ones)
        information = float(self._left(self.ones, of_ones).sum())
        left = self._left(self.centred, of_marks)
        centre = float(left.sum()) / information
        rest = float(self.centred @ left) - centre * float(left.sum())
        return _Solution(
            centre,
            of_marks[0] - centre * of_ones[0],
            of_marks[1] - centre * of_ones[1],
            max(rest, self.floor),
            information,
        )

    def at(self, work: float, judge: float) -> float:
        """Twice the logarithm of the restricted likelihood, but for a constant."""
        found = self.solve(work, judge)
        volume = self.links.volume(work, judge)
        free = len(self.centred) - 1
        return -(free * float(np.log(found.rest)) + volume + float(np.log(found.information)))

    def _left(self, values: Floats, effects: tuple[Floats, Floats]) -> Floats:
        return values - effects[0][self.marks.work] - effects[1][self.marks.judge]


def moments(marks: Marks) -> Variances:
    """Estimate the variances of a crossed design in closed form (Henderson's method 1)."""
    count, centred = len(marks.level), marks.level - marks.level.mean()
    by_work, by_judge = marks.per_work.astype(float), marks.per_judge.astype(float)
    works, judges = float((by_work > 0).sum()), float((by_judge > 0).sum())
    sums = np.array(
        [
            float(centred @ centred),
            float((marks.by_work(centred) ** 2 / np.maximum(by_work, 1)).sum()),
            float((marks.by_judge(centred) ** 2 / np.maximum(by_judge, 1)).sum()),
        ]
    )
    work, judge = float((by_work**2).sum()) / count, float((by_judge**2).sum()) / count
    table = np.array(
        [
            [count - work, count - judge, count - 1.0],
            [count - work, works - judge, works - 1.0],
            [judges - work, count - judge, judges - 1.0],
        ]
    )
    found = np.linalg.lstsq(table, sums, rcond=None)[0]
    least = 1e-3 * sums[0] / count
    return Variances(max(found[0], least), max(found[1], least), 0.0, max(found[2], least))
