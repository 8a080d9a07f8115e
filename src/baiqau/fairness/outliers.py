"""Judges who stand apart: flagged for the commission to look at, never dropped.

Each judge's sheets are compared with what the others say of the same works (the judge's own sheets
taken out). `inverted`: agrees far less than the usual judge. `constant`: hardly tells works apart.
Mild favouritism cannot be seen at the size of a contest, and is not claimed to be.
"""

from dataclasses import dataclass

import numpy as np

from baiqau.fairness.calibration.fit import Model
from baiqau.fairness.marks import Bools, Floats, Marks

FEWEST_SHEETS = 8  # of a judge; fewer say nothing about a person
APART = 3.5  # standard errors below the usual judge
NARROW = 0.35  # of the usual judge's standard deviation
INVERTED, CONSTANT = "inverted", "constant"


@dataclass(frozen=True)
class JudgeLine:
    """One judge: severity in points of the scale (plus is generous), slope, noise as a deviation.

    `agreement` is the correlation with the others, None where it cannot be computed.
    """

    judge: str
    reviews: int
    mean: float
    deviation: float
    severity: float
    slope: float
    noise: float
    agreement: float | None
    flags: tuple[str, ...]


def judges(marks: Marks, model: Model) -> list[JudgeLine]:
    """Describe every judge who marked anything, in the order of the table."""
    count = np.maximum(marks.per_judge, 1)
    means = marks.by_judge(marks.level) / count
    deviation = np.sqrt(marks.by_judge((marks.level - means[marks.judge]) ** 2) / count)
    agreement, compared = _agreement(marks, model)
    narrow = _narrow(marks, deviation)
    apart = _apart(agreement, compared)
    return [
        JudgeLine(
            name,
            int(marks.per_judge[at]),
            float(means[at]),
            float(deviation[at]),
            float(model.severity[at]),
            float(model.slope[at]),
            float(np.sqrt(model.noise[at])),
            None if np.isnan(agreement[at]) else float(agreement[at]),
            (INVERTED,) * int(apart[at]) + (CONSTANT,) * int(narrow[at]),
        )
        for at, name in enumerate(marks.judges)
        if marks.per_judge[at]
    ]


def _agreement(marks: Marks, model: Model) -> tuple[Floats, Floats]:
    """Correlate each judge's sheets with the works' qualities without them; and on how many."""
    nothing = np.full(len(marks.judges), np.nan)
    if model.flat:
        return nothing, np.zeros(len(marks.judges))
    slope, noise = model.slope[marks.judge], model.noise[marks.judge]
    told = slope * (model.sheets - model.centre - model.severity[marks.judge]) / noise
    weight = slope**2 / noise
    others = (marks.by_work(told)[marks.work] - told) / (
        1.0 / model.variances.work + marks.by_work(weight)[marks.work] - weight
    )
    shared = (marks.per_work[marks.work] > 1).astype(float)
    count = marks.by_judge(shared)
    safe = np.maximum(count, 1)
    ours = (marks.level - (marks.by_judge(marks.level * shared) / safe)[marks.judge]) * shared
    theirs = (others - (marks.by_judge(others * shared) / safe)[marks.judge]) * shared
    size = np.sqrt(marks.by_judge(ours**2) * marks.by_judge(theirs**2))
    seen = size > 1e-9 * max(float(size.max()), 1e-300)
    together = marks.by_judge(ours * theirs) / np.where(seen, size, 1.0)
    return np.where(seen, together, np.nan), count


def _apart(agreement: Floats, compared: Floats) -> Bools:
    known = ~np.isnan(agreement) & (compared >= FEWEST_SHEETS)
    if not known.any():
        return known
    fisher = np.arctanh(np.clip(np.nan_to_num(agreement), -0.99, 0.99))
    limit = np.median(fisher[known]) - APART / np.sqrt(np.maximum(compared - 3, 1))
    return np.asarray(known & (fisher < limit))


def _narrow(marks: Marks, deviation: Floats) -> Bools:
    known = marks.per_judge >= FEWEST_SHEETS
    if not known.any():
        return known
    return np.asarray(known & (deviation < NARROW * np.median(deviation[known])))
