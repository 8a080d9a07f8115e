"""The short list: of every work its most promising pairs, side by side, and what prices prove.

Any prices of experts give an upper bound of what the best matching can reach: each work takes
its best `per_work` pairs after paying, and each expert pays the price back for the most that
the load bounds allow (Lagrangian duality). The bound is taken over all pairs, not the short list.
"""

from dataclasses import dataclass

import numpy as np

from baiqau.fairness.matching.task import Bools, Floats, Ints, Short, Task

WIDTH = 20  # measured: the optimum needs about the ten best; more only cost time
GOLDEN = np.uint64(0x9E3779B97F4A7C15)  # multiplicative hashing (Knuth, TAOCP 6.4)
STIR = np.uint64(0xBF58476D1CE4E5B9)
HALVES = np.uint64(32)
ROUNDING = 1e-12  # sums of doubles err by less; the bound must not


@dataclass(frozen=True, eq=False)
class Table:
    """A row a work: pairs, their experts and values; `there` tells real cells from filling."""

    pair: Ints
    expert: Short
    value: Floats
    there: Bools


def shortlist(task: Task, prices: Floats, *, extra: Ints) -> tuple[Table, float]:
    """Give the best pairs of every work at these prices, with the `extra` ones, and the bound."""
    width = min(task.experts + 1, max(WIDTH, 6 * task.per_work))
    pair = np.zeros((task.works, width), dtype=np.int64)
    there = np.zeros((task.works, width), dtype=np.bool_)
    usual = np.zeros(task.works)
    total = 0.0
    for block in task.blocks():
        rows, cells = slice(block.first, block.last), [block.pair, block.there]
        gain = np.where(
            block.there, task.value[block.pair] - prices[task.expert[block.pair]], -np.inf
        )
        if gain.shape[1] > width:
            best = np.argpartition(gain, -width, axis=1)[:, -width:]
            gain, *cells = (np.take_along_axis(one, best, 1) for one in (gain, *cells))
        pair[rows, : gain.shape[1]], there[rows, : gain.shape[1]] = cells
        gain = np.partition(gain, -task.per_work, axis=1)[:, -task.per_work :]
        usual[rows] = gain[:, 0]
        total += float(gain.sum())
    listed = np.zeros(len(task.value), dtype=np.bool_)
    listed[pair[there]] = True
    more = _for_the_unpopular(task, listed, prices, usual)
    more[extra] = True
    pair, there = _widen(task, pair, there, np.flatnonzero(more & ~listed))
    return Table(pair, task.expert[pair], task.value[pair], there), _paid_back(task, prices, total)


def _paid_back(task: Task, prices: Floats, total: float) -> float:
    """Give the bound: what works gain, and what experts pay back at most."""
    back = np.maximum(prices * task.high, prices * task.low)
    return total + float(back.sum()) + ROUNDING * (abs(total) + float(np.abs(back).sum()))


def _for_the_unpopular(task: Task, listed: Bools, prices: Floats, usual: Floats) -> Bools:
    """Mark the least bad other pairs of experts whom too few works list to tell their price."""
    more = np.zeros_like(listed)
    found = np.bincount(task.expert[listed], minlength=task.experts)
    even = -(-2 * task.per_work * task.works // max(task.experts, 1))
    load = np.maximum(task.low, np.minimum(task.high, even))
    wanted = np.where(found < 2 * load, load + 1, 0)
    if not wanted.any():
        return more
    pair = np.flatnonzero((wanted > 0)[task.expert] & ~listed)
    expert = task.expert[pair]
    work = np.searchsorted(task.start, pair, side="right") - 1
    loss = usual[work] + prices[expert] - task.value[pair]
    for reason in (loss, chance(pair)):  # chance: not the same few works for all of these experts
        order = np.lexsort((reason, expert))
        owner = expert[order]
        rank = np.arange(len(owner)) - np.searchsorted(owner, owner)
        more[pair[order][rank < wanted[owner]]] = True
    return more


def chance(pair: Ints) -> Floats:
    """Give a number from 0 to 1 for each pair, always the same, alike to nothing else."""
    key = (pair.astype(np.uint64) + np.uint64(1)) * GOLDEN
    key = (key ^ (key >> HALVES)) * STIR
    return (key >> HALVES).astype(np.float64) / float(1 << 32)


def _widen(task: Task, pair: Ints, there: Bools, more: Ints) -> tuple[Ints, Bools]:
    """Add pairs to the rows of their works, at most twice as many as are there."""
    work = np.searchsorted(task.start, more, side="right") - 1
    place = np.arange(len(more)) - np.searchsorted(work, work)
    wider = min(int(place.max(initial=-1)) + 1, 2 * pair.shape[1])
    new_pair = np.zeros((task.works, wider), dtype=np.int64)
    new_there = np.zeros((task.works, wider), dtype=np.bool_)
    fits = place < wider
    new_pair[work[fits], place[fits]] = more[fits]
    new_there[work[fits], place[fits]] = True
    return np.hstack([pair, new_pair]), np.hstack([there, new_there])
