"""What is to be matched: allowed pairs of works and experts with their affinity, and the terms."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Short = npt.NDArray[np.int32]
Bools = npt.NDArray[np.bool_]

CELLS = 1 << 20  # cells of one padded block: bounds the memory of a pass over all pairs
NEVER = -np.inf


@dataclass(frozen=True, eq=False)
class Block:
    """Works `first` to `last` (excluded) as a rectangle of pair numbers; `there` tells real cells."""

    first: int
    last: int
    pair: Ints
    there: Bools


@dataclass(frozen=True, eq=False)
class Task:
    """Pairs in the order of works: those of work w are `start[w]` to `start[w + 1]` (excluded).

    `expert` and `value` belong to pairs, `low` and `high` (bounds of the load) to experts. Every
    work needs `per_work` different experts.
    """

    start: Ints
    expert: Short
    value: Floats
    per_work: int
    low: Ints
    high: Ints

    @property
    def works(self) -> int:
        return len(self.start) - 1

    @property
    def experts(self) -> int:
        return len(self.low)

    def work(self) -> Short:
        """Give the work of each pair."""
        return np.repeat(np.arange(self.works, dtype=np.int32), np.diff(self.start))

    def blocks(self) -> Iterator[Block]:
        """Give all pairs as rectangles of bounded size, padded on the right."""
        first = 0
        while first < self.works:
            last = self._end_of_block(first)
            size = np.diff(self.start[first : last + 1])
            place = np.arange(size.max(initial=0))
            there = place < size[:, None]
            pair = np.where(there, self.start[first:last, None] + place, 0)
            yield Block(first, last, pair, there)
            first = last

    def _end_of_block(self, first: int) -> int:
        size = np.diff(self.start[first : first + CELLS + 1])
        cells = np.maximum.accumulate(size) * np.arange(1, len(size) + 1)
        return first + max(1, int(np.searchsorted(cells, CELLS, side="right")))


def from_matrix(matrix: Floats, per_work: int, low: int, high: int) -> Task:
    """Give the task of a matrix of works and experts in which negative cells are forbidden."""
    allowed = matrix >= 0
    start = np.concatenate([[0], np.cumsum(allowed.sum(axis=1))]).astype(np.int64)
    expert = np.broadcast_to(np.arange(matrix.shape[1], dtype=np.int32), matrix.shape)[allowed]
    return Task(start, expert, matrix[allowed], per_work, *_bounds(matrix.shape[1], low, high))


def from_lists(
    work: Ints,
    expert: Ints,
    value: Floats,
    *,
    size: tuple[int, int],
    per_work: int,
    low: int,
    high: int,
) -> Task:
    """Give the task of listed pairs (each once; negative ones forbidden) of `size` works, experts."""
    works, experts = size
    fine = value >= 0
    key = work[fine] * experts + expert[fine]
    order = np.argsort(key, kind="stable")
    start = np.searchsorted(key[order], np.arange(works + 1) * experts).astype(np.int64)
    found = (key[order] % max(experts, 1)).astype(np.int32)
    return Task(start, found, value[fine][order], per_work, *_bounds(experts, low, high))


def _bounds(experts: int, low: int, high: int) -> tuple[Ints, Ints]:
    return np.full(experts, low, dtype=np.int64), np.full(experts, high, dtype=np.int64)
