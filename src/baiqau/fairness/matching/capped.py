"""At most one expert of a group on each work: the exact programme over all pairs, for HiGHS.

The groups stand inside a work, so works, groups and experts are a laminar family on either side:
the matrix is that of a network flow and HiGHS gives whole solutions. Excess over a cap or a load
bound is possible at a high cost; where it is paid, the terms cannot hold, and it is the least
sum of relaxations with which they would.
"""

from dataclasses import dataclass

import highspy
import numpy as np
from highspy._core import _Highs

from baiqau.fairness.matching import obstacles
from baiqau.fairness.matching.choosing import COST, HALF
from baiqau.fairness.matching.obstacles import Bound, Infeasible
from baiqau.fairness.matching.solving import Solution
from baiqau.fairness.matching.task import Bools, Floats, Ints, Task

ROUNDING = 1e-7  # the tolerance within which HiGHS proves its optimum


@dataclass(frozen=True, eq=False)
class Caps:
    """The caps that can bind: the pairs under one, the cap of each of them, the work of each cap."""

    pair: Ints
    cap: Ints
    work: Ints
    group: Ints


def solve_capped(task: Task, group: Ints) -> Solution:
    """Give the best matching with at most one expert of a group (−1: of none) on a work.

    Raises Infeasible: works that lack experts, caps that must be lifted (`crowded`), load bounds.
    """
    obstacles.check(task)
    caps = _caps(task, group)
    scale = float(task.value.max(initial=0.0)) or 1.0
    column = _solved(_programme(task, caps, scale))
    pairs, rest = column[: len(task.value)] > HALF, np.round(column[len(task.value) :])
    _refuse_excess(task, caps, rest.astype(np.int64))
    objective = float(task.value[pairs].sum())
    return Solution(np.flatnonzero(pairs), objective, objective * (1 + ROUNDING))


def _caps(task: Task, group: Ints) -> Caps:
    """Give the caps of works for which two experts or more of one group are allowed."""
    grouped = np.flatnonzero(group[task.expert] >= 0)
    groups = int(group.max(initial=0)) + 1
    key = task.work()[grouped].astype(np.int64) * groups + group[task.expert[grouped]]
    found, cap, size = np.unique(key, return_inverse=True, return_counts=True)
    binding = size > 1
    number = np.cumsum(binding) - 1
    under: Bools = binding[cap]
    return Caps(grouped[under], number[cap[under]], *np.divmod(found[binding], groups))


def _solved(model: highspy.HighsLp) -> Floats:
    solver = _Highs()  # the class above it in the package prints a banner on standard output
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("solver", "simplex")  # whole solutions, always the same one
    solver.setOptionValue("parallel", "off")
    solver.passModel(model)
    solver.run()
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        raise ArithmeticError(solver.modelStatusToString(solver.getModelStatus()))
    return np.array(solver.getSolution().col_value)


def _programme(task: Task, caps: Caps, scale: float) -> highspy.HighsLp:
    """Give the programme. Columns: pairs, excess of caps, loads above, loads below their bounds."""
    pairs, works, experts, many = len(task.value), task.works, task.experts, len(caps.work)
    load, limit = works + np.arange(experts), works + experts + np.arange(many)
    spare = many + 2 * experts
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = pairs + spare, works + experts + many
    model.col_cost_ = np.concatenate([-task.value / scale, np.full(spare, COST)])
    model.col_lower_ = np.zeros(pairs + spare)
    model.col_upper_ = np.concatenate([np.ones(pairs), np.full(spare, np.inf)])
    need = np.full(works, task.per_work)
    model.row_lower_ = np.concatenate([need, task.low, np.full(many, -np.inf)]).astype(np.float64)
    model.row_upper_ = np.concatenate([need, task.high, np.ones(many)]).astype(np.float64)
    row = np.stack([task.work(), works + task.expert, np.full(pairs, -1)], axis=1)
    row[caps.pair, 2] = limit[caps.cap]
    index = np.concatenate([row[row >= 0], limit, load, load])
    model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    size = np.concatenate([(row >= 0).sum(axis=1), np.ones(spare, dtype=np.int64)])
    model.a_matrix_.start_ = np.concatenate([[0], np.cumsum(size)]).astype(np.int32)
    model.a_matrix_.index_ = index.astype(np.int32)
    signs = [np.ones((row >= 0).sum()), -np.ones(many + experts), np.ones(experts)]
    model.a_matrix_.value_ = np.concatenate(signs)
    return model


def _refuse_excess(task: Task, caps: Caps, rest: Ints) -> None:
    many = len(caps.work)
    crowd, above, below = np.split(rest, [many, many + task.experts])
    bounds = [_bound(load, high=high) for load, high in ((above, True), (below, False))]
    found = [bound for bound in bounds if bound.excess]
    if not crowd.any() and not found:
        return
    crowded = {
        (int(caps.work[cap]), int(caps.group[cap])): int(crowd[cap])
        for cap in np.flatnonzero(crowd)
    }
    raise Infeasible({}, found, crowded)


def _bound(load: Ints, *, high: bool) -> Bound:
    experts = tuple(np.flatnonzero(load).tolist())
    return Bound(high, experts, (), int(load.sum()), int(load.max(initial=0)))
