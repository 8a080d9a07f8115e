"""How steady a judge is within a sheet: the criteria of a work tell a judge's chance apart.

A sheet's contrasts (criterion less the sheet's mean) hold what the work really has, common to its
judges, and the judge's chance. A judge with restless contrasts is taken to have a restless mean,
too; by how much is learnt from how far judges differ beyond what chance explains.
"""

import numpy as np

from baiqau.fairness.marks import Bools, Floats, Marks

ROUNDS = 3
BELIEF = 4.0  # degrees of freedom of the common variance behind each judge's own
LEAST = 0.05  # a judge's variance is at least this share of the mean one
CARRIED = 0.9  # share of the difference in the logarithm that is carried to the mean mark
FARTHEST = 1.2  # in the logarithm


def restlessness(marks: Marks, cells: Floats) -> Floats:
    """Give each judge's expected variance relative to the others'; 1 where nothing is known."""
    nothing = np.ones(len(marks.judges))
    if cells.shape[1] < 2 or len(marks.judges) < 2:  # noqa: PLR2004  nothing to compare
        return nothing
    given = ~np.isnan(cells)
    contrasts = _contrasts(cells, given)
    free = np.maximum(given.sum(axis=1) - 1.0, 0.0)
    shared = marks.per_work[marks.work] > 1
    degrees = marks.by_judge(np.where(shared, free * (1 - 1 / marks.per_work[marks.work]), 0.0))
    total = float((contrasts**2).sum())
    if total <= 0.0 or not degrees.any():
        return nothing
    own = _variances(marks, contrasts, given, free)
    known = degrees > 0
    chance = _chance(np.where(known, degrees, 1.0))
    logarithm = np.log(own)
    middle = float(np.average(logarithm, weights=degrees))
    beyond = float(np.average((logarithm - middle) ** 2 - chance, weights=degrees))
    believed = max(beyond, 1e-4) / (max(beyond, 1e-4) + chance)
    shift = np.clip((logarithm - middle) * believed, -FARTHEST, FARTHEST)
    return np.where(known, np.exp(CARRIED * shift), 1.0)


def _contrasts(cells: Floats, given: Bools) -> Floats:
    """Marks less the mean of their criterion and of their sheet; 0 for a missing one."""
    filled = np.where(given, cells, 0.0)
    columns = filled.sum(axis=0) / np.maximum(given.sum(axis=0), 1)
    centred = np.where(given, filled - columns, 0.0)
    sheet = centred.sum(axis=1) / np.maximum(given.sum(axis=1), 1)
    return np.where(given, centred - sheet[:, None], 0.0)


def _chance(degrees: Floats) -> Floats:
    """Variance of the logarithm of a variance with so many degrees of freedom (trigamma)."""
    half = np.maximum(degrees, 0.5) / 2
    shifted = half + 3
    tail = 1 / shifted + 1 / (2 * shifted**2) + 1 / (6 * shifted**3)
    return np.asarray(tail + 1 / half**2 + 1 / (half + 1) ** 2 + 1 / (half + 2) ** 2)


def _variances(marks: Marks, contrasts: Floats, given: Bools, free: Floats) -> Floats:
    """Estimate each judge's variance within sheets beside the works' own contrasts (EM)."""
    width = contrasts.shape[1]
    squares = (contrasts**2).sum(axis=1)
    common = float(squares.sum() / max(free.sum(), 1.0))
    freedom = marks.by_judge(free)
    own, real = np.full(len(marks.judges), common), common / 4
    for _ in range(ROUNDS):
        weight = 1.0 / own[marks.judge]
        left, doubt = np.zeros(len(marks.work)), 0.0
        for at in range(width):
            there = given[:, at]
            precision = 1.0 / real + marks.by_work(np.where(there, weight, 0.0))
            found = marks.by_work(contrasts[:, at] * weight) / precision
            rest = (contrasts[:, at] - found[marks.work]) ** 2 + 1.0 / precision[marks.work]
            left += np.where(there, rest, 0.0)
            doubt += float((found**2 + 1.0 / precision)[marks.per_work > 0].sum())
        own = (marks.by_judge(left * (width - 1) / width) + BELIEF * common) / (freedom + BELIEF)
        own = np.maximum(own, LEAST * own[marks.per_judge > 0].mean())
        real = max(doubt / (width * max(int((marks.per_work > 0).sum()), 1)), 1e-3 * common)
    return own
