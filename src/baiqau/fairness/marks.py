"""A table of marks: who gave which work how much, kept as numbers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Marks:
    """Sheets in the order of the table.

    `work` and `judge` are indices into `works` and `judges`; `cells` is sheets x criteria with NaN
    where a mark is missing. Every sheet has a mark; a work nobody could judge stays in `works`.
    """

    works: tuple[str, ...]
    judges: tuple[str, ...]
    criteria: tuple[str, ...]
    work: Ints
    judge: Ints
    cells: Floats

    @cached_property
    def score(self) -> Floats:
        """Each sheet's mean over the criteria it marks: a missing one neither costs nor gains."""
        given = ~np.isnan(self.cells)
        if given.all():
            return np.asarray(self.cells.mean(axis=1))
        total = np.where(given, self.cells, 0.0).sum(axis=1)
        return np.asarray(total / given.sum(axis=1))

    @cached_property
    def per_work(self) -> Ints:
        """Sheets of each work."""
        return np.bincount(self.work, minlength=len(self.works))

    @cached_property
    def per_judge(self) -> Ints:
        """Sheets of each judge."""
        return np.bincount(self.judge, minlength=len(self.judges))

    def by_work(self, values: Floats) -> Floats:
        """Sum a value of every sheet over each work."""
        return np.bincount(self.work, values, minlength=len(self.works)).astype(np.float64)

    def by_judge(self, values: Floats) -> Floats:
        """Sum a value of every sheet over each judge."""
        return np.bincount(self.judge, values, minlength=len(self.judges)).astype(np.float64)


def of(sheets: Iterable[tuple[str, str, Sequence[float | None]]]) -> Marks:
    """Make the table from (work, judge, marks in the order of the criteria)."""
    rows = list(sheets)
    width = max((len(row[2]) for row in rows), default=0)
    gathering = Gathering(tuple(f"c{one + 1}" for one in range(width)))
    if rows:
        cells = [[np.nan if mark is None else float(mark) for mark in row[2]] for row in rows]
        gathering.add([row[0] for row in rows], [row[1] for row in rows], np.array(cells))
    return gathering.marks()


class Gathering:
    """Sheets gathered in pieces; names become indices in the order of their appearance."""

    def __init__(self, criteria: tuple[str, ...]) -> None:
        self.criteria = criteria
        self.works: dict[str, int] = {}
        self.judges: dict[str, int] = {}
        self.work: list[Ints] = [np.empty(0, dtype=np.int64)]
        self.judge: list[Ints] = [np.empty(0, dtype=np.int64)]
        self.cells: list[Floats] = [np.empty((0, len(criteria)))]

    def add(self, works: Sequence[str], judges: Sequence[str], cells: Floats) -> None:
        """Add sheets: names of works and judges, and their cells row by row."""
        self.work.append(_indices(works, self.works))
        self.judge.append(_indices(judges, self.judges))
        self.cells.append(cells)

    def marks(self) -> Marks:
        """Give the table, without the sheets that hold no mark at all."""
        cells = np.concatenate(self.cells)
        held = ~np.isnan(cells).all(axis=1)
        return Marks(
            tuple(self.works),
            tuple(self.judges),
            self.criteria,
            np.concatenate(self.work)[held],
            np.concatenate(self.judge)[held],
            cells[held],
        )


def _indices(names: Sequence[str], known: dict[str, int]) -> Ints:
    for name in dict.fromkeys(names):
        known.setdefault(name, len(known))
    return np.fromiter(map(known.__getitem__, names), dtype=np.int64, count=len(names))
