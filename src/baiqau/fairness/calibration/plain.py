"""Methods without a model of the judges: mean, median, trimmed mean, z-score."""

import numpy as np

from baiqau.fairness.calibration.fit import Fit
from baiqau.fairness.marks import Floats, Ints, Marks


def mean(marks: Marks) -> Fit:
    """The mean of a work's sheets."""
    return Fit("mean", means(marks, marks.score))


def median(marks: Marks) -> Fit:
    """The median of a work's sheets."""
    return Fit("median", _middle(marks, np.maximum(marks.per_work - 1, 0) // 2))


def trimmed(marks: Marks) -> Fit:
    """The mean without the highest and the lowest sheet, where a work has at least three."""
    return Fit("trimmed", _middle(marks, np.where(marks.per_work >= 3, 1, 0)))  # noqa: PLR2004  said above


def zscore(marks: Marks) -> Fit:
    """The mean of sheets centred and scaled by their judge, put back on the scale of the marks.

    A judge without spread says nothing: each of their sheets counts as the middle.
    """
    count = np.maximum(marks.per_judge, 1)
    middle = marks.by_judge(marks.level) / count
    centred = marks.level - middle[marks.judge]
    spread = np.sqrt(marks.by_judge(centred**2) / count)
    scale = float(marks.level.std())
    usable = spread > 1e-9 * max(scale, 1e-300)
    factor = np.where(usable, scale / np.where(usable, spread, 1.0), 0.0)
    return Fit("zscore", float(marks.level.mean()) + means(marks, centred * factor[marks.judge]))


def means(marks: Marks, values: Floats) -> Floats:
    """Mean of a value of every sheet over each work; NaN for a work without a sheet."""
    count = marks.per_work
    return np.where(count > 0, marks.by_work(values) / np.maximum(count, 1), np.nan)


def _middle(marks: Marks, cut: Ints) -> Floats:
    """Mean of the sorted sheets of each work without `cut` of them at either end."""
    order = np.lexsort((marks.score, marks.work))
    work = marks.work[order]
    first = np.concatenate(([0], np.cumsum(marks.per_work)[:-1]))
    place = np.arange(len(work)) - first[work]
    kept = (place >= cut[work]) & (place < (marks.per_work - cut)[work])
    total = np.bincount(work[kept], marks.score[order][kept], minlength=len(marks.works))
    count = np.bincount(work[kept], minlength=len(marks.works))
    return np.where(count > 0, total / np.maximum(count, 1), np.nan)
