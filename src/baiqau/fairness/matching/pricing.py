"""Prices of experts: too many works make an expert dearer, too few make one cheaper.

Every work wants its best pairs after paying. What a work would pay at most for an expert is its
bid; the bids of one expert, sorted, tell the price at which exactly as many works stay as the
load bounds allow. All experts move most of the way to that price at once, again and again (a
damped Jacobi method on the dual; measured: the error falls by a third at every step).
"""

from dataclasses import dataclass

import numpy as np

from baiqau.fairness.matching.table import Table
from baiqau.fairness.matching.task import Bools, Floats, Ints, Task

STEP = 0.6  # measured: .5 is slower, .8 swings where experts are alike
ROUNDS = 60
LOOK = 5  # steps between two looks at the progress
ENOUGH = 1e-6  # progress smaller than this share of the bound ends the search
CEILING = 50.0  # no price is higher, in units of the greatest affinity: see `choosing.COST`
FILLING = -150.0  # below whatever a real cell can be worth after paying
SPAN = 512.0  # bids lie in ± half of it
MARGIN = 0.02  # how far inside a wide interval of equally good prices the price is set


@dataclass(frozen=True, eq=False)
class Prices:
    """Prices, and by how much each cell is better (≥ 0: chosen) or worse than the alternative."""

    price: Floats
    margin: Floats


class Bids:
    """The cells of the table in the order of experts, to sort the bids of each."""

    def __init__(self, table: Table, task: Task) -> None:
        cells = np.flatnonzero(table.there)
        owner = table.expert.ravel()[cells]
        order = np.argsort(owner, kind="stable")
        self.cells, self.owner = cells[order], owner[order].astype(np.float64)
        self.start = np.searchsorted(owner[order], np.arange(task.experts + 1))
        self.low, self.high = task.low, task.high

    def best_prices(self, bid: Floats, price: Floats) -> Floats:
        """Give for each expert the price nearest to the present one that fits its load bounds."""
        key = np.sort(self.owner + (0.5 - bid.ravel()[self.cells] / SPAN))
        upper = self._between(key, self.high, price)
        lower = self._between(key, self.low, price)
        return np.where(upper > 0, upper, np.minimum(lower, 0.0))

    def _between(self, key: Floats, load: Ints, price: Floats) -> Floats:
        """Give a price that keeps `load` bids of each expert and turns the next away."""
        last, next_ = self._at(key, load - 1, further=True), self._at(key, load, further=False)
        inside = np.minimum((last - next_) / 2, MARGIN)
        return np.clip(price, next_ + inside, last - inside)

    def _at(self, key: Floats, place: Ints, *, further: bool) -> Floats:
        """Give the bid at this place; before the first the ceiling.

        After the last the floor; or, as the table does not show what is `further`, the last.
        """
        size = np.diff(self.start)
        shown = np.minimum(place, size - 1) if further else place
        there = (shown >= 0) & (shown < size)
        at = np.where(there, self.start[:-1] + shown, 0)
        bid = (0.5 - (key[at] - np.arange(len(size)))) * SPAN if len(key) else np.zeros(len(size))
        return np.where(there, bid, np.where((place < 0), CEILING, -CEILING))


def search(task: Task, table: Table, value: Floats, price: Floats, rounds: int = ROUNDS) -> Prices:
    """Improve prices until they change the bound no more. `value` has the shape of the table."""
    bids = Bids(table, task)
    best, best_price, seen = np.inf, price, np.inf
    for step in range(rounds):
        gain = value - price[table.expert]
        proven, bid = _bid(task, gain, price, value)
        if proven < best:
            best, best_price = proven, price
        if step % LOOK == LOOK - 1:
            if seen - best <= ENOUGH * abs(best):
                break
            seen = best
        price = np.clip(price + STEP * (bids.best_prices(bid, price) - price), -CEILING, CEILING)
    gain = value - best_price[table.expert]
    chosen, usual, alternative = _take(gain, task.per_work)
    return Prices(best_price, gain - np.where(chosen, alternative, usual))


def bound(task: Task, table: Table, value: Floats, price: Floats) -> float:
    """Give what these prices prove about the cells of the table."""
    return _bid(task, value - price[table.expert], price, value)[0]


def _bid(task: Task, gain: Floats, price: Floats, value: Floats) -> tuple[float, Floats]:
    chosen, usual, alternative = _take(gain, task.per_work)
    back = np.maximum(price * task.high, price * task.low).sum()
    proven = float(np.maximum(gain - usual, 0).sum() + task.per_work * usual.sum() + back)
    return proven, value - np.where(chosen, alternative, usual)


def _take(gain: Floats, count: int) -> tuple[Bools, Floats, Floats]:
    """Give which cells a work takes, the worst it takes, and the best it leaves."""
    ends = np.partition(gain, (-count - 1, -count), axis=1)
    usual, alternative = ends[:, -count, None], ends[:, -count - 1, None]
    return gain >= usual, usual, alternative
