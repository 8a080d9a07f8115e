"""A matching beside its certificate: short list, prices, exact choice, repair, bound, again if needed."""

from dataclasses import dataclass, replace

import numpy as np

from baiqau.fairness.matching import obstacles, pricing
from baiqau.fairness.matching.choosing import choose
from baiqau.fairness.matching.repairing import repair
from baiqau.fairness.matching.table import Table, chance, shortlist
from baiqau.fairness.matching.task import Bools, Floats, Ints, Task

GOAL = 2e-5  # the share of the optimum that may be left unproven
ROUNDS = 8  # measured: one or two are enough
NOISE = 2e-6  # breaks ties, as a share of a usual affinity: far below the goal
SHAKES = np.array(
    [
        0.4,
        0.1,
        0.025,
        6e-3,
        1.5e-3,
        4e-4,
        1e-4,
        2.5e-5,
    ]
)  # where works or experts are much alike
NO_SHAKES = np.zeros(0)
STEPS = 10  # of the prices under each shake


@dataclass(frozen=True, eq=False)
class Solution:
    """Pairs of the task, ascending; their sum of affinity; what no matching can exceed."""

    pairs: Ints
    objective: float
    bound: float

    @property
    def ratio(self) -> float:
        """Give which part of the best possible is certainly reached."""
        return self.objective / self.bound if self.bound > 0 else 1.0


def solve(task: Task) -> Solution:
    """Give a matching within GOAL of the best wherever it can be found, never a broken bound.

    Every work gets `per_work` different allowed experts, every load is within its bounds; else
    Infeasible tells why. The same task has the same answer.
    """
    obstacles.check(task)
    if not task.works:
        return _of_nothing(task)
    inner, scale = _without_ties(task)
    usual = _usual(inner)
    most = task.works * task.per_work * float(task.value.max(initial=0.0))
    price, best = np.zeros(task.experts), Solution(np.zeros(0, dtype=np.int64), -np.inf, most)
    for number in range(ROUNDS):
        table, bound = shortlist(inner, price, extra=best.pairs)
        best = Solution(best.pairs, best.objective, min(best.bound, bound * scale))
        if best.objective >= (1 - GOAL) * best.bound:
            break
        pairs, price = _attempt(inner, table, price, usual * SHAKES if number else NO_SHAKES)
        objective = float(task.value[pairs].sum())
        if objective > best.objective:
            best = Solution(pairs, objective, best.bound)
    return best


def _of_nothing(task: Task) -> Solution:
    chosen = np.zeros(0, dtype=np.bool_)
    if (cut := repair(task, chosen)) is not None:
        raise obstacles.explain(task, chosen, cut)
    return Solution(np.zeros(0, dtype=np.int64), 0.0, 0.0)


def _attempt(task: Task, table: Table, price: Floats, shakes: Floats) -> tuple[Ints, Floats]:
    """Give a matching and the prices that prove most about it."""
    value = np.where(table.there, table.value, pricing.FILLING)
    for shake in shakes:
        shaken = value + shake * chance(table.pair)
        price = pricing.search(task, table, shaken, price, rounds=STEPS).price
    found = pricing.search(task, table, value, price)
    pairs, other = choose(task, table, value, found, patient=len(shakes) > 0)
    chosen: Bools = np.zeros(len(task.value), dtype=np.bool_)
    chosen[pairs] = True
    if (cut := repair(task, chosen)) is not None:
        raise obstacles.explain(task, chosen, cut)
    proofs = (found.price, other)
    proven = [pricing.bound(task, table, value, one) for one in proofs]
    return np.flatnonzero(chosen), proofs[int(np.argmin(proven))]


def _without_ties(task: Task) -> tuple[Task, float]:
    """Give the task in units of its greatest affinity (which is told), with a noise never below 0.

    What is proven of it is true of the task itself, as no pair is worth less.
    """
    scale = float(task.value.max(initial=0.0)) or 1.0
    usual = _usual(task) / scale or 1.0
    noise = NOISE * usual * chance(np.arange(len(task.value)))
    return replace(task, value=task.value / scale + noise), scale


def _usual(task: Task) -> float:
    return float(np.maximum.reduceat(task.value, task.start[:-1]).mean())
