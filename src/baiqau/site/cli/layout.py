"""How an affinity file is written: delimiter, header, names, numbers; what is wrong, with line and column."""

import csv
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, TextIO

import numpy as np
import numpy.typing as npt

from baiqau.fairness.reading import WORKS
from baiqau.site.cli.stop import Stop

Floats = npt.NDArray[np.float64]
CORNERS = {"", "id", "works", *WORKS}
MOST = 1e12  # of an affinity
FEWEST_NUMBERED = 3  # 0,1,2 above fractions is a header, 0,1 may be a work


@dataclass(frozen=True)
class Layout:
    """How the file is written: the header where there is one, and what its first column holds.

    `shown` is the name in sentences, `tail` counts empty columns at the end, `start` is the first line.
    """

    path: Path
    shown: str
    delimiter: str
    header: list[str] | None
    named: bool
    width: int
    tail: int
    start: int

    def stop(self, words: str) -> Stop:
        return Stop(f"{self.shown}: {words}", code=2)


def layout_of(path: Path, name: str) -> Layout:
    with _open(path) as lines:
        text = next((line for line in lines if line.strip()), "")
    if not text:
        raise Stop(f"{name} is empty.", code=2)
    delimiter = next(
        (sign for sign in "\t;" if len(next(csv.reader([text], delimiter=sign))) > 1), ","
    )
    with _open(path) as lines:
        first, second = [*islice(_rows(lines, delimiter), 2), (0, [])][:2]
    cells = _without_tail(first[1])
    header = _is_header(cells, second[1])
    column = plain(cells[:1])
    if header:
        named = column[0] in CORNERS or not _is_fraction((second[1] or [""])[0])
    else:
        named = len(cells) > 1 and _number(cells[0]) is None
        named = named and all(_number(cell) is not None for cell in cells[1:])
    told = cells if header else None
    tail = len(first[1]) - len(cells)
    return Layout(path, name, delimiter, told, named, len(cells), tail, first[0])


def _is_header(cells: list[str], below: list[str]) -> bool:
    """Tell names from a work's affinities: a damaged work must not be taken for a header."""
    numbers = [_number(cell) is not None for cell in cells]
    whole = [cell.strip().isdigit() for cell in cells]
    beside = [cell.strip().isdigit() for cell in below]
    if all(numbers):
        counted = [cell.strip() for cell in cells] == [str(at) for at in range(len(cells))]
        return counted and len(cells) >= FEWEST_NUMBERED and not all(beside)
    if plain(cells[:1])[0] in CORNERS and len(cells) > 1:
        return True
    if not any(numbers):
        return True
    return not numbers[0] and all(whole[1:]) and not all(beside[1:])


def _open(path: Path) -> TextIO:
    return path.open(encoding="utf-8-sig", newline="")


def plain(cells: list[str]) -> list[str]:
    return [cell.strip().casefold() for cell in cells]


def _without_tail(cells: list[str]) -> list[str]:
    while len(cells) > 1 and not cells[-1].strip():
        cells = cells[:-1]
    return cells


def _rows(lines: TextIO, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Give line number and cells of every row that is not blank."""
    reader = csv.reader(lines, delimiter=delimiter)
    for row in reader:
        if any(row) and (row[0].strip() or any(cell.strip() for cell in row)):
            yield reader.line_num, row


def _number(cell: str) -> float | None:
    """Give the number, its sign a point or a comma; nothing where it is none."""
    try:
        value = float(cell.replace(",", ".", 1) if "." not in cell else cell)
    except ValueError:
        return None
    return value if math.isfinite(value) and "_" not in cell else None


def _is_fraction(cell: str) -> bool:
    """Tell a cell of the matrix from the name of a work: works may be called 17, hardly 0.35."""
    return _number(cell) is not None and not cell.strip().isdigit()


def body(layout: Layout) -> Iterator[tuple[int, list[str]]]:
    """Give the rows after the header; Stop at a row that is longer or shorter than the first."""
    with _open(layout.path) as lines:
        for line, row in islice(_rows(lines, layout.delimiter), layout.header is not None, None):
            beyond = row[layout.width :]
            if len(row) < layout.width or any(cell.strip() for cell in beyond):
                raise layout.stop(f"line {line} has {len(row)} cells, not {layout.width}.")
            yield line, row[: layout.width]


def value_of(layout: Layout, line: int, column: int, cell: str) -> float:
    value, where = _number(cell), f"line {line}, column {column}"
    if not cell.strip():
        raise layout.stop(f"{where}: the cell is empty; a forbidden pair is −1.")
    if value is None:
        raise layout.stop(f"{where}: “{cell}” is not a number.")
    if value > MOST:
        raise layout.stop(f"{where}: “{cell}” is more than {MOST:.0f}.")
    if value < 0 and value != -1:
        raise layout.stop(f"{where}: “{cell}” is neither −1 (forbidden) nor 0 or more.")
    return value


def floats(cells: Sequence[str]) -> Floats:
    """Turn cells into numbers at once; NaN alone where any is none."""
    try:
        return np.array(["nan"] if "_" in "".join(cells) else cells, dtype=np.float64)
    except ValueError:
        return np.array([np.nan])


def fine(values: Floats) -> bool:
    """Say whether all are affinities or −1; NaN is not."""
    return bool(((values >= 0) & (values <= MOST) | (values == -1)).all())


def fast(layout: Layout, dtype: npt.DTypeLike) -> npt.NDArray[Any] | None:
    """Read a file of nothing but numbers in one go; nothing when it is anything else."""
    if layout.tail or next(body(layout), None) is None:
        return None
    try:
        return np.loadtxt(
            str(layout.path.resolve()),
            dtype=dtype,
            delimiter=layout.delimiter,
            comments=None,
            skiprows=layout.start if layout.header is not None else 0,
            encoding="utf-8-sig",
            ndmin=1,
        )
    except ValueError:
        return None
