"""Reads affinities of works and experts from CSV: a matrix, with or without names, or a list of pairs.

Plain numbers are read by numpy at once; everything else goes through a slower reader that tells
line and column of what is wrong.
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
import numpy.typing as npt

from baiqau.fairness.matching import Task, from_lists, from_matrix
from baiqau.fairness.reading import JUDGES, WORKS
from baiqau.site.cli import given
from baiqau.site.cli.layout import Layout, body, fast, fine, floats, layout_of, plain, value_of
from baiqau.site.cli.stop import Stop

Labels = Sequence[str] | Sequence[int]
AFFINITIES = ("affinity", "жақындық", "близость")
CHUNK = 20_000


@dataclass(frozen=True, eq=False)
class Matrix:
    """Names of rows and columns (numbers from 0 where the file has none), and every cell."""

    works: Labels
    experts: Labels
    cells: npt.NDArray[np.float64]

    def task(self, per_work: int, low: int, high: int) -> Task:
        return from_matrix(self.cells, per_work, low, high)


@dataclass(frozen=True, eq=False)
class Pairs:
    """Names of works and experts, and the listed pairs by their places in these, with their value."""

    works: Labels
    experts: Labels
    work: npt.NDArray[np.int64]
    expert: npt.NDArray[np.int64]
    value: npt.NDArray[np.float64]

    def task(self, per_work: int, low: int, high: int) -> Task:
        size = len(self.works), len(self.experts)
        pairs = self.work, self.expert, self.value
        return from_lists(*pairs, size=size, per_work=per_work, low=low, high=high)


def read(name: str) -> Matrix | Pairs:
    """Read the file, or with `-` the standard input; Stop 2 with line and column when it is of no use."""
    with given.kept(name) as path:
        try:
            layout = layout_of(path, name)
            columns = _columns_of_list(layout)
            return _pairs(layout, columns) if columns else _matrix(layout)
        except UnicodeDecodeError as error:
            raise Stop(f"{name} is not UTF-8 text. Save it as CSV in UTF-8.", code=2) from error
        except csv.Error as error:
            raise Stop(f"{name} is not CSV: {error}.", code=2) from error


def _matrix(layout: Layout) -> Matrix:
    experts: Labels = range(layout.width - layout.named)
    if layout.header is not None:
        experts = [cell.strip() for cell in layout.header[layout.named :]]
        _each_once(layout, "expert", [(layout.start, name) for name in experts])
    cells = None if layout.named else fast(layout, np.float64)
    if cells is None or cells.size % layout.width or not fine(cells):
        works, cells = _slow_matrix(layout)
    else:
        cells = cells.reshape(-1, layout.width)
        works = range(len(cells))
    if not len(cells):
        raise layout.stop("there is no row of a work.")
    return Matrix(works, experts, cells)


def _slow_matrix(layout: Layout) -> tuple[Labels, npt.NDArray[np.float64]]:
    works: list[tuple[int, str]] = []
    parts = [np.zeros((0, layout.width - layout.named))]
    for line, row in body(layout):
        if layout.named:
            works.append((line, row[0].strip()))
        values = floats(row[layout.named :])
        if not fine(values):
            values = np.array(
                [value_of(layout, line, at + 1, row[at]) for at in range(layout.named, len(row))]
            )
        parts.append(values[None])
    cells = np.concatenate(parts)
    _each_once(layout, "work", works)
    return ([name for _, name in works] if layout.named else range(len(cells))), cells


def _each_once(layout: Layout, what: str, names: list[tuple[int, str]]) -> None:
    seen: set[str] = set()
    for line, name in names:
        if not name:
            raise layout.stop(f"line {line}: the name of a {what} is missing.")
        if name in seen:
            raise layout.stop(f"line {line}: there are two {what}s “{name}”.")
        seen.add(name)


def _columns_of_list(layout: Layout) -> tuple[int, int, int] | None:
    """Give the places of work, expert and affinity where the header says that pairs are listed."""
    names = plain(layout.header or [])
    found = [
        next((names.index(one) for one in known if one in names), -1)
        for known in (WORKS, ("expert", *JUDGES), AFFINITIES)
    ]
    fits = len(names) == len(found) and -1 not in found
    return (found[0], found[1], found[2]) if fits else None


def _pairs(layout: Layout, columns: tuple[int, int, int]) -> Pairs:
    """Read a list of pairs. Numbers are put in their order, names in that of the file."""
    kinds = {columns[0]: np.int64, columns[1]: np.int64, columns[2]: np.float64}
    table = fast(layout, [(str(at), kinds[at]) for at in range(len(columns))])
    if table is None or not fine(table[str(columns[2])]):
        found = _slow_pairs(layout, columns)
    else:
        works, work = np.unique(table[str(columns[0])], return_inverse=True)
        experts, expert = np.unique(table[str(columns[1])], return_inverse=True)
        found = Pairs(works.tolist(), experts.tolist(), work, expert, table[str(columns[2])])
    key = np.sort(found.work * len(found.experts) + found.expert)
    if (key[1:] == key[:-1]).any():
        raise layout.stop(_twice(layout, columns))
    return found


def _twice(layout: Layout, columns: tuple[int, int, int]) -> str:
    seen: set[tuple[str, str]] = set()
    for line, row in body(layout):
        work, expert = row[columns[0]].strip(), row[columns[1]].strip()
        if (work, expert) in seen:
            return f"line {line}: the pair of work {work}, expert {expert} is listed twice."
        seen.add((work, expert))
    return "a pair is listed twice, its numbers written in two ways."


def _slow_pairs(layout: Layout, columns: tuple[int, int, int]) -> Pairs:
    works: dict[str, int] = {}
    experts: dict[str, int] = {}
    parts = []
    rows = body(layout)
    while chunk := list(islice(rows, CHUNK)):
        value = _values(layout, chunk, columns)
        work, expert = ([row[at].strip() for _, row in chunk] for at in columns[:2])
        parts.append((_places(works, work), _places(experts, expert), value))
    if not parts:
        raise layout.stop("there is no row of a pair.")
    work_, expert_, value_ = (np.concatenate(column) for column in zip(*parts, strict=True))
    return Pairs(list(works), list(experts), work_, expert_, value_)


def _values(
    layout: Layout, chunk: list[tuple[int, list[str]]], columns: tuple[int, int, int]
) -> npt.NDArray[np.float64]:
    """Turn the affinities into numbers; what stands in the way is told with its line."""
    for line, row in chunk:
        for at in columns[:2]:
            if not row[at].strip():
                raise layout.stop(f"line {line}, column {at + 1}: the name is missing.")
    at = columns[2]
    value = floats([row[at] for _, row in chunk])
    if not fine(value):
        value = np.array([value_of(layout, line, at + 1, row[at]) for line, row in chunk])
    return value


def _places(known: dict[str, int], names: Sequence[str]) -> npt.NDArray[np.int64]:
    """Give the place of each name; a new one takes the next."""
    return np.array([known.setdefault(name, len(known)) for name in names], dtype=np.int64)
