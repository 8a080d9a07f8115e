"""The calibrated ranking as rows: place, score, and how certain the place is."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from baiqau.fairness import posterior
from baiqau.fairness.calibration import fit
from baiqau.fairness.calibration.additive import additive
from baiqau.fairness.calibration.fit import Model
from baiqau.fairness.calibration.plain import mean
from baiqau.fairness.marks import Ints, Marks
from baiqau.fairness.posterior import Standing

EQUAL = 0.45, 0.55  # between these a neighbour is as likely better as worse


@dataclass(frozen=True)
class Place:
    """One work. Scores are millionths of a point on the scale of the marks.

    `low` to `high` is the 90 % interval of the rank and `p_top` the chance of the top places, None
    where no draws were made. Without a sheet everything but the name is None.
    """

    work: str
    rank: int | None = None
    score: int | None = None
    raw_mean: int | None = None
    low: int | None = None
    high: int | None = None
    p_top: float | None = None


@dataclass(frozen=True, eq=False)
class Standings:
    """The ranking in columns: `order` holds indices of works with a sheet, best first.

    `rank`, `score` and `raw_mean` follow `order`; `unscored` works come last. `model` tells the
    uncertainty: the method's own, or the additive model for methods without one. `standing` is
    None where the table is too large for draws.
    """

    marks: Marks
    method: str
    order: Ints
    unscored: Ints
    rank: Ints
    score: Ints
    raw_mean: Ints
    model: Model
    standing: Standing | None

    def places(self) -> Iterator[Place]:
        """Give the rows, best first, works without a sheet last."""
        names = self.marks.works
        rows = zip(
            self.order.tolist(),
            self.rank.tolist(),
            self.score.tolist(),
            self.raw_mean.tolist(),
            strict=True,
        )
        for work, rank, score, raw in rows:
            yield Place(names[work], rank, score, raw, *self._certainty(work))
        for work in self.unscored.tolist():
            yield Place(names[work])

    def equal_neighbours(self) -> list[tuple[str, str]]:
        """Give neighbours in the ranking of whom neither is likelier to be the better one."""
        if self.standing is None:
            return []
        names, found = self.marks.works, []
        for first, second in zip(self.order[:-1].tolist(), self.order[1:].tolist(), strict=True):
            if EQUAL[0] <= self.standing.above(first, second) <= EQUAL[1]:
                found.append((names[first], names[second]))
        return found

    def _certainty(self, work: int) -> tuple[int | None, int | None, float | None]:
        here = self.standing
        if here is None:
            return None, None, None
        return int(here.low[work]), int(here.high[work]), float(here.p_top[work])


def standings(marks: Marks, method: str, top: int) -> Standings:
    """Rank the works; equal scores (in millionths) share a rank, as in 1, 2, 2, 4."""
    found = fit(marks, method)
    model = found.model or additive(marks)
    works = np.flatnonzero(marks.per_work)
    score = found.millionths
    order = works[np.argsort(-score[works], kind="stable")]
    return Standings(
        marks,
        method,
        order,
        np.flatnonzero(marks.per_work == 0),
        _ranks(score[order]),
        score[order],
        mean(marks).millionths[order],
        model,
        posterior.standing(marks, model, top) if posterior.affordable(marks) else None,
    )


def _ranks(falling: Ints) -> Ints:
    """Competition ranks of scores sorted from the highest down."""
    first = np.concatenate(([True], falling[1:] != falling[:-1]))
    at = np.arange(1, len(falling) + 1)
    return np.asarray(np.maximum.accumulate(np.where(first, at, 0)))
