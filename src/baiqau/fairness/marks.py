"""A table of marks: who gave which work how much, kept as numbers."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Column = tuple[list[str], Ints]  # different texts, and which of them each row has
ALIKE = 1e-12  # a smaller difference, relative to the marks, is one of rounding
DIGITS = re.compile(r"\d+")
LONGEST = 24  # digits of a number in a name that are put in the order of numbers


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
    def level(self) -> Floats:
        """Each sheet's mean where criteria have scales of their own; else the very score.

        A missing mark is put where the sheet's others stand between the lowest and the highest mark
        of their scale, so that leaving out a criterion of 100 points costs no more than one of 10.
        """
        scales = scales_of(self.cells)
        if len(scales) <= 1 or not np.isnan(self.cells).any():
            return self.score
        lowest, highest = np.zeros(self.cells.shape[1]), np.zeros(self.cells.shape[1])
        for columns in scales:
            lowest[columns] = np.nanmin(self.cells[:, columns])
            highest[columns] = np.nanmax(self.cells[:, columns])
        used, span = np.concatenate(scales), highest - lowest
        cells, lowest, span = self.cells[:, used], lowest[used], span[used]
        tells = ~np.isnan(cells) & (span > 0)
        shares = np.where(tells, (cells - lowest) / np.where(span > 0, span, 1.0), 0.0)
        share = shares.sum(axis=1) / np.maximum(tells.sum(axis=1), 1)
        filled = np.where(np.isnan(cells), lowest + share[:, None] * span, cells)
        return np.asarray(filled.mean(axis=1))

    @cached_property
    def alike(self) -> bool:
        """Whether the sheets do not differ at all, but for the last digits of a sum."""
        return float(np.ptp(self.level)) <= ALIKE * float(np.abs(self.level).max())

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


def scales_of(cells: Floats) -> list[Ints]:
    """Give the columns that have a mark in groups of one scale, the widest scale first.

    Two criteria are of one scale unless the greatest mark of one is at most half of the other's.
    """
    greatest = np.nan_to_num(np.abs(cells)).max(axis=0, initial=0.0)
    order = np.argsort(-greatest, kind="stable")
    order = order[~np.isnan(cells[:, order]).all(axis=0)]
    found: list[Ints] = []
    while len(order):
        fits = (greatest[order] > greatest[order[0]] / 2) | (greatest[order] == greatest[order[0]])
        found.append(np.sort(order[fits]))
        order = order[~fits]
    return found


def of(sheets: Iterable[tuple[str, str, Sequence[float | None]]]) -> Marks:
    """Make the table from (work, judge, marks in the order of the criteria)."""
    rows = list(sheets)
    width = max((len(row[2]) for row in rows), default=0)
    gathering = Gathering(tuple(f"c{one + 1}" for one in range(width)))
    if rows:
        cells = [[np.nan if mark is None else float(mark) for mark in row[2]] for row in rows]
        places = np.arange(len(rows), dtype=np.int64)
        works, judges = [row[0] for row in rows], [row[1] for row in rows]
        gathering.add((works, places), (judges, places), np.array(cells))
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

    def add(self, works: Column, judges: Column, cells: Floats) -> None:
        """Add sheets: works and judges as names and the place of each row's, and cells row by row."""
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


def _indices(column: Column, known: dict[str, int]) -> Ints:
    names, place = column
    numbers = [known.setdefault(name, len(known)) for name in names]
    return np.array(numbers, dtype=np.int64)[place]


def ordered(marks: Marks) -> Marks:
    """Give the same table in the order of its names: rows and columns come as no file put them.

    Sums and draws then have the same digits, whichever way the same marks were written down.
    """
    works, work = _in_order(marks.works)
    judges, judge = _in_order(marks.judges)
    work, judge = work[marks.work], judge[marks.judge]
    rows = np.argsort(work * len(judges) + judge, kind="stable")
    criteria = sorted(range(len(marks.criteria)), key=marks.criteria.__getitem__)
    return Marks(
        works,
        judges,
        tuple(marks.criteria[at] for at in criteria),
        work[rows],
        judge[rows],
        marks.cells[rows][:, criteria],
    )


def _in_order(names: Sequence[str]) -> tuple[tuple[str, ...], Ints]:
    """Give the names in order, W2 before W10, and the new place of each."""
    order = sorted(range(len(names)), key=lambda at: (_by_number(names[at]), names[at]))
    place = np.empty(len(names), dtype=np.int64)
    place[order] = np.arange(len(names))
    return tuple(names[at] for at in order), place


def _by_number(name: str) -> str:
    if name.isdecimal():
        return name.zfill(LONGEST)
    return DIGITS.sub(lambda number: number[0].zfill(LONGEST), name)
