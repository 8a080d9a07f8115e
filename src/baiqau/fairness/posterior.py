"""What may still be otherwise: draws of the works' qualities, ranks and chances from them.

The judges' slopes, noise and the variances are taken as fitted; the works' qualities and the
judges' severities are drawn together from their exact normal posterior (Rue 2001: the precision
matrix is factored once). The seed is made of the marks, so the same table gives the same digits.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

import numpy as np

from baiqau.fairness.calibration.fit import Model
from baiqau.fairness.calibration.links import groups, pairs
from baiqau.fairness.marks import Bools, Floats, Ints, Marks

MANY_SHEETS = 60_000  # above, no draws are made: their cost grows with works times draws
MANY_JUDGES = 3_000
DRAWS, DRAWS_OF_MANY, MANY_WORKS = 1_000, 400, 2_000
LOW, HIGH = 0.05, 0.95
FARTHEST, MOST = 3.0, 1.5  # deviations of the quality; of the logarithm of a variance
LEVER = 0.9  # a sheet that is more of its work's quality than this tells nothing of chance
PRIOR, ROUNDS = 30.0, 6  # sheets' worth of belief in no dependence; steps of the regression


@dataclass(frozen=True, eq=False)
class Standing:
    """Per work of the table: the 90 % interval of its rank and its chance to be in the top.

    Works without a sheet have rank interval 0 to 0 and chance 0. `draws` is draws x scored works,
    `scored` the indices of its columns; without any the marks do not differ.
    """

    low: Ints
    high: Ints
    p_top: Floats
    scored: Ints
    draws: Floats

    def above(self, first: int, second: int) -> float:
        """Chance that the first work is better than the second; a half when nothing is known."""
        if not self.draws.size:
            return 0.5
        one, other = np.searchsorted(self.scored, (first, second))
        return float((self.draws[:, one] > self.draws[:, other]).mean())


def affordable(marks: Marks) -> bool:
    """Say whether the table is small enough for draws."""
    return len(marks.score) <= MANY_SHEETS and len(marks.judges) <= MANY_JUDGES


def standing(marks: Marks, model: Model, top: int) -> Standing:
    """Find intervals and chances by drawing; `top` is the number of places."""
    scored = np.flatnonzero(marks.per_work)
    count = len(scored)
    low, high = np.zeros(len(marks.works), dtype=np.int64), np.zeros(len(marks.works), np.int64)
    p_top = np.zeros(len(marks.works))
    if model.flat:
        low[scored], high[scored], p_top[scored] = 1, count, min(1.0, top / count)
        return Standing(low, high, p_top, scored, np.empty((0, count)))
    number = DRAWS if count <= MANY_WORKS else DRAWS_OF_MANY
    drawn = draws(marks, model, number, seed(marks))[:, scored]
    ranks = _ranks(drawn)
    p_top[scored] = (ranks <= top).mean(axis=0)
    at = round(LOW * (number - 1)), round(HIGH * (number - 1))
    edges = np.partition(ranks, at, axis=0)
    low[scored], high[scored] = edges[at[0]], edges[at[1]]
    return Standing(low, high, p_top, scored, drawn)


def seed(marks: Marks) -> int:
    """Make the seed of the draws from the table itself."""
    digest = sha256("\n".join((*marks.works, "", *marks.judges)).encode())
    for part in (marks.work, marks.judge, marks.cells):
        digest.update(np.ascontiguousarray(part).astype(part.dtype.newbyteorder("<")).tobytes())
    return int.from_bytes(digest.digest()[:16], "big")


def draws(marks: Marks, model: Model, number: int, start: int | Sequence[int]) -> Floats:
    """Draw the qualities of all works `number` times: draws x works."""
    chance = np.random.Generator(np.random.PCG64(start))
    variances, judges = model.variances, len(marks.judges)
    noise = model.noise[marks.judge] * unrest(marks, model)[marks.work]
    slope = model.slope[marks.judge]
    own = slope / noise
    precision = 1.0 / variances.work + marks.by_work(slope * own)
    system = np.diag(marks.by_judge(1.0 / noise) + 1.0 / variances.judge)
    sheets = list(groups(marks))
    scaled = own / np.sqrt(precision)[marks.work]
    for group in sheets:
        system -= pairs(marks, group, scaled)
    factor = np.linalg.cholesky(system)
    severity = np.linalg.solve(factor.T, chance.standard_normal((judges, number)))
    quality = chance.standard_normal((number, len(marks.works)))
    quality /= np.sqrt(precision)
    quality += model.quality
    for group in sheets:
        works = marks.work[group[:, 0]]
        told = sum(own[one][:, None] * severity[marks.judge[one]] for one in group.T)
        quality[:, works] -= (told / precision[works][:, None]).T
    return quality


def unrest(marks: Marks, model: Model) -> Floats:
    """Give how restless the sheets of each work are beside the usual one's, by its quality.

    Near the end of a scale marks have less room to differ. The logarithm of the variance is a
    parabola in the quality, fitted to the squares that the model leaves (a gamma regression).
    """
    level = np.clip(model.quality / np.sqrt(model.variances.work), -FARTHEST, FARTHEST)
    curve = np.stack([level, level**2])
    told, left = _squares_left(marks, model)
    if not told.any():
        return np.ones(len(marks.works))
    there = curve[:, marks.work[told]]
    middle = there.mean(axis=1, keepdims=True)
    there = there - middle
    information = there @ there.T + np.eye(2) * PRIOR
    bend = np.zeros(2)
    for _ in range(ROUNDS):
        relative = left / np.exp(bend @ there)
        surplus = relative / relative.mean() - 1.0
        bend = bend + np.linalg.solve(information, there @ surplus - PRIOR * bend)
    factor = np.exp(np.clip(bend @ (curve - middle), -MOST, MOST))
    return np.asarray(factor / factor[marks.work].mean())


def _squares_left(marks: Marks, model: Model) -> tuple[Bools, Floats]:
    """Give which sheets tell a square, and it, beside its judge's own; qualities are not shrunk here."""
    slope, noise = model.slope[marks.judge], model.noise[marks.judge]
    off = model.sheets - model.centre - model.severity[marks.judge]
    weight = marks.by_work(slope**2 / noise)
    quality = marks.by_work(slope * off / noise) / np.where(weight > 0, weight, 1.0)
    own = slope**2 / noise / np.where(weight > 0, weight, 1.0)[marks.work]
    told = own < LEVER
    left = (off - slope * quality[marks.work]) ** 2 / noise / (1.0 - np.where(told, own, 0.0))
    return told & (float(left[told].sum()) > 0), left[told]


def _ranks(drawn: Floats) -> Ints:
    """Rank the works of every draw, 1 the best."""
    order = np.argsort(-drawn, axis=1)
    ranks = np.empty(order.shape, dtype=np.int32)
    places = np.broadcast_to(np.arange(1, order.shape[1] + 1, dtype=np.int32), order.shape)
    np.put_along_axis(ranks, order, places, axis=1)
    return ranks.astype(np.int64) if ranks.size < 10**6 else np.asarray(ranks)
