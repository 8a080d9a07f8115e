"""Why nothing fits: works with too few experts, load bounds that cannot hold, the least relaxation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from baiqau.fairness.matching.repairing import Cut, repair
from baiqau.fairness.matching.task import Bools, Ints, Task


@dataclass(frozen=True)
class Bound:
    """Load bounds that cannot hold together: `experts` must take `excess` works beyond them.

    `works` are those that bind them. `by` is the smallest change of the bound of each of these
    experts, the same for all, with which a matching exists (up for `high`, down otherwise).
    """

    high: bool
    experts: tuple[int, ...]
    works: tuple[int, ...]
    excess: int
    by: int


class Infeasible(Exception):  # noqa: N818  an answer, not an error of the program
    """No matching exists. `lacking` tells works and how many experts each is short of.

    `crowded` tells, by work and group, how many experts more than one a cap would have to let in.
    """

    def __init__(
        self,
        lacking: Mapping[int, int],
        bounds: Sequence[Bound] = (),
        crowded: Mapping[tuple[int, int], int] | None = None,
    ) -> None:
        super().__init__(f"{len(lacking)} works lack experts, {len(bounds)} bounds cannot hold")
        self.lacking = dict(lacking)
        self.bounds = tuple(bounds)
        self.crowded = dict(crowded or {})


def check(task: Task) -> None:
    """Raise Infeasible with every work that has fewer allowed experts than it needs."""
    short = task.per_work - np.diff(task.start)
    works = np.flatnonzero(short > 0)
    if len(works):
        raise Infeasible({int(work): int(short[work]) for work in works})


def explain(task: Task, chosen: Bools, cut: Cut | None) -> Infeasible:
    """Give every bound that cannot hold, each beside the relaxation of those before it."""
    bounds = []
    while cut is not None:
        by = _least(task, chosen, cut)
        experts, works = tuple(cut.experts.tolist()), tuple(cut.works.tolist())
        bounds.append(Bound(cut.high, experts, works, cut.excess, by))
        task = _relaxed(task, cut, by)
        cut = repair(task, chosen)
    return Infeasible({}, bounds)


def _least(task: Task, chosen: Bools, cut: Cut) -> int:
    """Find by halving the least change that is enough; `excess` always is."""
    least, enough = -(-cut.excess // len(cut.experts)), cut.excess
    middle = least
    while least < enough:
        if _fits(_relaxed(task, cut, middle), chosen, high=cut.high):
            enough = middle
        else:
            least = middle + 1
        middle = (least + enough) // 2
    return enough


def _relaxed(task: Task, cut: Cut, by: int) -> Task:
    change = np.zeros(task.experts, dtype=np.int64)
    change[cut.experts] = by
    if cut.high:
        return replace(task, high=task.high + change)
    return replace(task, low=task.low - change)


def _fits(task: Task, chosen: Bools, *, high: bool) -> bool:
    """Tell whether the bound holds; the lower one is not asked for while the upper is sought."""
    floor: Ints = np.zeros_like(task.low) if high else task.low
    return repair(replace(task, low=floor), chosen.copy()) is None
