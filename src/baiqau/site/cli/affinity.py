"""Reads affinities of works and experts from CSV: a matrix, with or without names, or a list of pairs.

Plain numbers are read by numpy at once; everything else goes through a slower reader that tells
line and column of what is wrong.
"""

import csv
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, TextIO

import numpy as np
import numpy.typing as npt

from baiqau.fairness.matching import Task, from_lists, from_matrix
from baiqau.site.cli.stop import Stop

Labels = Sequence[str] | Sequence[int]
LIST = ["work", "expert", "affinity"]
CORNERS = {"", "work", "works"}
DELIMITERS = ",;\t"
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


@dataclass(frozen=True)
class Layout:
    """How the file is written: the header where there is one, and what its first column holds."""

    path: Path
    delimiter: str
    header: list[str] | None
    named: bool
    width: int


def read(name: str) -> Matrix | Pairs:
    """Read the file; Stop 2 with line and column when it cannot be used."""
    try:
        layout = _layout(Path(name))
        if layout.header is not None and _plain(layout.header) == LIST:
            return _pairs(layout)
        return _matrix(layout)
    except OSError as error:
        raise Stop(f"{name} cannot be read: {error.strerror}.", code=2) from error
    except UnicodeDecodeError as error:
        raise Stop(f"{name} is not UTF-8 text.", code=2) from error
    except csv.Error as error:
        raise Stop(f"{name} is not CSV: {error}.", code=2) from error


def _layout(path: Path) -> Layout:
    with _open(path) as lines:
        text = next((line for line in lines if line.strip()), "")
    if not text:
        raise Stop(f"{path} is empty.", code=2)
    delimiter = max(DELIMITERS, key=text.count)
    with _open(path) as lines:
        first, second = [*islice(_rows(lines, delimiter), 2), (0, [])][:2]
    cells = first[1]
    numbers = [_number(cell) is not None for cell in cells]
    if all(numbers):
        return Layout(path, delimiter, None, named=False, width=len(cells))
    if len(cells) > 1 and all(numbers[1:]) and cells[0].strip().lower() not in CORNERS:
        return Layout(path, delimiter, None, named=True, width=len(cells))
    named = cells[0].strip().lower() in CORNERS or not _is_fraction((second[1] or [""])[0])
    return Layout(path, delimiter, cells, named=named, width=len(cells))


def _open(path: Path) -> TextIO:
    return path.open(encoding="utf-8-sig", newline="")


def _plain(cells: list[str]) -> list[str]:
    return [cell.strip().lower() for cell in cells]


def _rows(lines: TextIO, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Give line number and cells of every row that is not blank."""
    reader = csv.reader(lines, delimiter=delimiter)
    for row in reader:
        if row and (len(row) > 1 or row[0].strip()):
            yield reader.line_num, row


def _number(cell: str) -> float | None:
    try:
        value = float(cell)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def _is_fraction(cell: str) -> bool:
    """Tell a cell of the matrix from the name of a work: works may be called 17, hardly 0.35."""
    return _number(cell) is not None and not cell.strip().isdigit()


def _body(layout: Layout) -> Iterator[tuple[int, list[str]]]:
    """Give the rows after the header; Stop at a row that is longer or shorter than the first."""
    with _open(layout.path) as lines:
        for line, row in islice(_rows(lines, layout.delimiter), layout.header is not None, None):
            if len(row) != layout.width:
                raise Stop(
                    f"{layout.path}: line {line} has {len(row)} cells, not {layout.width}.", code=2
                )
            yield line, row


def _value(layout: Layout, line: int, column: int, cell: str) -> float:
    value = _number(cell)
    if value is None:
        raise Stop(
            f"{layout.path}: line {line}, column {column}: “{cell}” is not a number.", code=2
        )
    return value


def _fast(layout: Layout, dtype: npt.DTypeLike) -> npt.NDArray[Any] | None:
    """Read a file of nothing but numbers in one go; nothing when it is anything else."""
    try:
        return np.loadtxt(
            str(layout.path.resolve()),
            dtype=dtype,
            delimiter=layout.delimiter,
            comments=None,
            skiprows=int(layout.header is not None),
            encoding="utf-8-sig",
            ndmin=1,
        )
    except ValueError:
        return None


def _matrix(layout: Layout) -> Matrix:
    cells = None if layout.named else _fast(layout, np.float64)
    if cells is None or not np.isfinite(cells).all():
        works, cells = _slow_matrix(layout)
    else:
        cells = cells.reshape(-1, layout.width)
        works = range(len(cells))
    experts: Labels = range(layout.width - layout.named)
    if layout.header is not None:
        experts = [cell.strip() for cell in layout.header[layout.named :]]
    for what, names in (("work", works), ("expert", experts)):
        _each_once(layout, what, names)
    return Matrix(works, experts, cells)


def _slow_matrix(layout: Layout) -> tuple[Labels, npt.NDArray[np.float64]]:
    works: list[str] = []
    parts = [np.zeros((0, layout.width - layout.named))]
    for line, row in _body(layout):
        if layout.named:
            works.append(row[0].strip())
        try:
            values = np.array(row[layout.named :], dtype=np.float64)
        except ValueError:
            values = np.array([np.nan])
        if not np.isfinite(values).all():
            values = np.array(
                [_value(layout, line, at + 1, row[at]) for at in range(layout.named, len(row))]
            )
        parts.append(values[None])
    cells = np.concatenate(parts)
    return (works if layout.named else range(len(cells))), cells


def _each_once(layout: Layout, what: str, names: Labels) -> None:
    if isinstance(names, range):
        return
    seen: set[str | int] = set()
    for name in names:
        if name in seen:
            raise Stop(f"{layout.path}: there are two {what}s “{name}”.", code=2)
        seen.add(name)


def _pairs(layout: Layout) -> Pairs:
    """Read a list of pairs. Numbers are put in their order, names in that of the file."""
    table = _fast(layout, [("work", np.int64), ("expert", np.int64), ("affinity", np.float64)])
    if table is None or not np.isfinite(table["affinity"]).all():
        found = _slow_pairs(layout)
    else:
        works, work = np.unique(table["work"], return_inverse=True)
        experts, expert = np.unique(table["expert"], return_inverse=True)
        found = Pairs(works.tolist(), experts.tolist(), work, expert, table["affinity"])
    key = np.sort(found.work * len(found.experts) + found.expert)
    twice = key[1:][key[1:] == key[:-1]]
    if len(twice):
        row, column = divmod(int(twice[0]), len(found.experts))
        pair = f"work {found.works[row]}, expert {found.experts[column]}"
        raise Stop(f"{layout.path}: the pair of {pair} is listed twice.", code=2)
    return found


def _slow_pairs(layout: Layout) -> Pairs:
    works: dict[str, int] = {}
    experts: dict[str, int] = {}
    parts = []
    with _open(layout.path) as lines:
        rows = (row for _, row in islice(_rows(lines, layout.delimiter), 1, None))
        while chunk := list(islice(rows, CHUNK)):
            work, expert, value = _columns(layout, chunk)
            parts.append((_places(works, work), _places(experts, expert), value))
    if not parts:
        raise Stop(f"{layout.path} lists no pairs.", code=2)
    work_, expert_, value_ = (np.concatenate(column) for column in zip(*parts, strict=True))
    return Pairs(list(works), list(experts), work_, expert_, value_)


def _columns(
    layout: Layout, rows: list[list[str]]
) -> tuple[Sequence[str], Sequence[str], npt.NDArray[np.float64]]:
    """Turn rows into columns; what stands in the way is told by the careful reader."""
    try:
        work, expert, cells = zip(*rows, strict=True)
        value = np.array(cells, dtype=np.float64)
    except ValueError:
        value = np.array([np.nan])
    if not np.isfinite(value).all():
        value = np.array([_value(layout, line, 3, row[2]) for line, row in _body(layout)])
    return work, expert, value


def _places(known: dict[str, int], names: Sequence[str]) -> npt.NDArray[np.int64]:
    """Give the place of each name; a new one takes the next."""
    return np.array([known.setdefault(name.strip(), len(known)) for name in names])
