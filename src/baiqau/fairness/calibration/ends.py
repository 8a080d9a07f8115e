"""The ends of a scale: a crowded highest mark stands for everything that would lie beyond it.

Where at least 2 % of the marks are the highest (or lowest) one given, that mark is moved outwards
to where a normal scale would put the mean of so many marks, by at most two steps of the scale.
Between the ends nothing changes, so an uncrowded scale stays exactly as it is.
"""

from statistics import NormalDist

import numpy as np

from baiqau.fairness.marks import Floats, scales_of

CROWDED = 0.02
FEWEST_LEVELS = 4
FARTHEST = 2.0  # steps between the end and its neighbour
NORMAL = NormalDist()


def stretch(cells: Floats) -> Floats:
    """Move crowded ends outwards, those of each scale by itself; NaN stays NaN."""
    scales = scales_of(cells)
    if len(scales) == 1:
        return _stretched(cells)
    cells = cells.copy()
    for columns in scales:
        cells[:, columns] = _stretched(cells[:, columns])
    return cells


def _stretched(cells: Floats) -> Floats:
    given = cells[~np.isnan(cells)]
    lowest, highest = float(given.min()), float(given.max())
    crowded = [float((given == end).mean()) >= CROWDED for end in (lowest, highest)]
    if not any(crowded):
        return cells
    levels, counts = np.unique(given, return_counts=True)
    if len(levels) < FEWEST_LEVELS:
        return cells
    low, high = _moved(levels, counts.astype(np.float64))
    if crowded[0]:
        cells = np.where(cells == lowest, low, cells)
    return np.where(cells == highest, high, cells) if crowded[1] else cells


def _moved(levels: Floats, counts: Floats) -> tuple[float, float]:
    """Give the places of the lowest and the highest level on the line the inner levels follow."""
    normal = _normal_scores(counts)
    weight = counts[1:-1] / counts[1:-1].sum()
    at, level = normal[1:-1], levels[1:-1]
    middle, mean = float(weight @ at), float(weight @ level)
    slope = float(weight @ ((at - middle) * (level - mean))) / float(weight @ (at - middle) ** 2)
    low, high = mean + slope * (normal[0] - middle), mean + slope * (normal[-1] - middle)
    below, above = levels[1] - levels[0], levels[-1] - levels[-2]
    return (
        float(min(max(low, levels[0] - FARTHEST * below), levels[0])),
        float(max(min(high, levels[-1] + FARTHEST * above), levels[-1])),
    )


def _normal_scores(counts: Floats) -> Floats:
    """Mean of a standard normal value within the share that each level takes."""
    edges = np.cumsum(counts)[:-1] / counts.sum()
    heights = [0.0, *(NORMAL.pdf(NORMAL.inv_cdf(float(edge))) for edge in edges), 0.0]
    return np.asarray(-np.diff(heights) * counts.sum() / counts)
