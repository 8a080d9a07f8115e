"""Loads brought into their bounds by moving works along chains of experts, or the reason why not.

One step of a chain moves a work from an expert who has it to one who may have it. Breadth-first
search finds the shortest chains; when none is left, the experts it reached are a cut: their
works can go nowhere else (Hall's theorem), so no matching at all keeps the bounds.
"""

from dataclasses import dataclass

import numpy as np

from baiqau.fairness.matching.task import Bools, Ints, Short, Task


@dataclass(frozen=True, eq=False)
class Cut:
    """Experts that together have `excess` works too many (`high`) or too few; works that bind them."""

    high: bool
    experts: Ints
    works: Ints
    excess: int


@dataclass(eq=False)
class Chains:
    """What one search reached: the pair through which each expert and each work was found."""

    expert: Ints
    work: Ints


def repair(task: Task, chosen: Bools) -> Cut | None:
    """Change `chosen` (a flag a pair, `per_work` of each work) until loads fit; the cut if they cannot."""
    owner = task.work()
    for high in (True, False):
        while True:
            load = np.bincount(task.expert[chosen], minlength=task.experts)
            wrong = np.maximum(load - task.high if high else task.low - load, 0)
            if not wrong.any():
                break
            found = _search(task, owner, chosen if high else ~chosen, wrong > 0)
            moved = _move(task, owner, chosen, load, found, high=high)
            if not moved:
                experts, works = (
                    np.flatnonzero(found.expert != NONE),
                    np.flatnonzero(found.work != NONE),
                )
                return Cut(high, experts, works, int(wrong.sum()))
    return None


NONE = -2
ROOT = -1


def _search(task: Task, owner: Short, leaves: Bools, roots: Bools) -> Chains:
    """Search from the roots: a `leaves` pair leads from expert to work, any other back to an expert."""
    found = Chains(np.where(roots, ROOT, NONE), np.full(task.works, NONE))
    front = roots
    while front.any():
        pair = np.flatnonzero(leaves & front[task.expert])
        pair = pair[found.work[owner[pair]] == NONE]
        found.work[owner[pair]] = pair
        reached = np.zeros(task.works, dtype=np.bool_)
        reached[owner[pair]] = True
        back = np.flatnonzero(~leaves & reached[owner])
        back = back[found.expert[task.expert[back]] == NONE]
        found.expert[task.expert[back]] = back
        front = np.zeros(task.experts, dtype=np.bool_)
        front[task.expert[back]] = True
    return found


def _move(task: Task, owner: Short, chosen: Bools, load: Ints, found: Chains, *, high: bool) -> int:
    """Move a work along every chain that shares no work with an earlier one; give how many."""
    free = load < task.high if high else load > task.low
    used: set[int] = set()
    moved = 0
    for end in np.flatnonzero(free & (found.expert >= 0)).tolist():
        chain, root = _chain(task, owner, found, end)
        works = {int(owner[pair]) for pair in chain}
        over = load[root] > task.high[root] if high else load[root] < task.low[root]
        if over and not works & used:
            used |= works
            chosen[chain] ^= True
            load[root] += -1 if high else 1
            moved += 1
    return moved


def _chain(task: Task, owner: Short, found: Chains, end: int) -> tuple[list[int], int]:
    chain, expert = [], end
    while found.expert[expert] != ROOT:
        back = int(found.expert[expert])
        leave = int(found.work[owner[back]])
        chain += [back, leave]
        expert = int(task.expert[leave])
    return chain, expert
