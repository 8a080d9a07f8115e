"""Reads a table of marks from CSV text; what is wrong is said with its line and column."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from itertools import islice

import numpy as np

from baiqau.fairness.marks import Floats, Gathering, Marks

DELIMITERS = ",;\t"
CHUNK = 50_000  # rows turned at once: fast, and little memory
NUMBER = re.compile(r"[+-]?(\d{1,9}([.,]\d*)?|[.,]\d+)")
FIRST = re.compile(r"^.*\S.*$", re.MULTILINE)


class BadMarks(ValueError):  # noqa: N818  the content is bad, not the program
    """The table cannot be used; the sentence names line and column as far as they exist."""


def read(text: str) -> Marks:
    """Read CSV with the columns `work`, `judge` and one a criterion, in any order.

    The delimiter may be a comma, a semicolon or a tab, the decimal sign a point or a comma; blank
    lines and empty cells are allowed. Raises BadMarks.
    """
    layout = _Layout(text.removeprefix("\ufeff"))
    gathering = Gathering(tuple(layout.names[at] for at in layout.criteria))
    table = {"": float("nan")}
    rows = layout.rows()
    while True:
        try:
            if not (chunk := list(islice(rows, CHUNK))):
                break
            columns = list(zip(*chunk, strict=True))
            works, judges = _names(columns[layout.work]), _names(columns[layout.judge])
            cells = [_numbers(columns[at], table) for at in layout.criteria]
        except (ValueError, IndexError, csv.Error) as error:
            raise BadMarks(_what_is_wrong(layout)) from error
        gathering.add(works, judges, np.column_stack(cells))
    return _checked(gathering.marks(), layout)


def number(text: str) -> float:
    """Read one mark, NaN of an empty cell; ValueError when it is no plain decimal number."""
    if not readable(text):
        raise ValueError(text)
    return float(text.strip().replace(",", ".") or "nan")


def readable(text: str) -> bool:
    """Say whether a cell is empty or a plain decimal number."""
    stripped = text.strip()
    return not stripped or NUMBER.fullmatch(stripped) is not None


class _Layout:
    """The text, its delimiter and the places of its columns."""

    def __init__(self, text: str) -> None:
        self.text = text
        first = FIRST.search(text)
        if first is None:
            raise BadMarks("The table is empty.")
        self.delimiter = max(DELIMITERS, key=lambda sign: _known(first[0], sign))
        self.start, header = next(self.numbered())
        self.names = [name.strip() for name in header]
        self.work, self.judge = self._place("work"), self._place("judge")
        self.criteria = [at for at in range(len(self.names)) if at not in (self.work, self.judge)]
        self._check()

    def reader(self) -> Iterator[list[str]]:
        return csv.reader(io.StringIO(self.text, newline=""), delimiter=self.delimiter)

    def rows(self) -> Iterator[list[str]]:
        """Give the rows under the header that are not blank."""
        rows = filter(any, self.reader())
        next(rows)
        return rows

    def numbered(self) -> Iterator[tuple[int, list[str]]]:
        """Give every row that is not blank with the number of its (last) line; slower."""
        rows = csv.reader(io.StringIO(self.text, newline=""), delimiter=self.delimiter)
        for row in rows:
            if any(row):
                yield rows.line_num, row

    def sheets(self) -> Iterator[tuple[int, list[str]]]:
        return islice(self.numbered(), 1, None)

    def _place(self, name: str) -> int:
        if self.names.count(name) == 1:
            return self.names.index(name)
        how = "no column" if name not in self.names else "more than one column"
        raise BadMarks(f"Line {self.start}: there is {how} “{name}”.")

    def _check(self) -> None:
        if not self.criteria:
            raise BadMarks(f"Line {self.start}: there is no column of a criterion.")
        for at in self.criteria:
            if not self.names[at]:
                raise BadMarks(f"Line {self.start}: column {at + 1} has no name.")
            if self.names.count(self.names[at]) > 1:
                raise BadMarks(f"Line {self.start}: column “{self.names[at]}” stands twice.")


def _known(header: str, delimiter: str) -> tuple[int, int]:
    names = [name.strip() for name in next(csv.reader([header], delimiter=delimiter))]
    return len({"work", "judge"} & set(names)), len(names)


def _names(texts: Sequence[str]) -> list[str]:
    """Strip a column of names; each different text is looked at once."""
    table = {text: text.strip() for text in set(texts)}
    if not all(table.values()):
        raise ValueError("a name is empty")
    return list(map(table.__getitem__, texts))


def _numbers(texts: Sequence[str], table: dict[str, float]) -> Floats:
    """Turn a column into numbers; each different text becomes a number once, hence the speed."""
    for text in set(texts).difference(table):
        table[text] = number(text)
    return np.fromiter(map(table.__getitem__, texts), dtype=np.float64, count=len(texts))


def _what_is_wrong(layout: _Layout) -> str:
    """Find the first row that cannot be used, and say why."""
    try:
        found = (
            f"Line {line}{words}" for line, row in layout.sheets() if (words := _fault(layout, row))
        )
        return next(found)
    except csv.Error as error:
        return f"The table is broken: {error}."


def _fault(layout: _Layout, row: Sequence[str]) -> str:
    if len(row) != len(layout.names):
        return f" has {len(row)} columns, the header has {len(layout.names)}."
    for at in (layout.work, layout.judge):
        if not row[at].strip():
            return f", column “{layout.names[at]}”: the name is missing."
    for at in layout.criteria:
        if not readable(row[at]):
            return f", column “{layout.names[at]}”: “{row[at].strip()}” is not a number."
    return ""


def _checked(marks: Marks, layout: _Layout) -> Marks:
    if not len(marks.work):
        raise BadMarks("The table holds no mark.")
    pairs = np.sort(marks.work * len(marks.judges) + marks.judge)
    if (pairs[1:] == pairs[:-1]).any():
        raise BadMarks(_repeated(layout))
    return marks


def _repeated(layout: _Layout) -> str:
    seen: dict[tuple[str, str], int] = {}
    for line, row in layout.sheets():
        pair = row[layout.work].strip(), row[layout.judge].strip()
        marked = any(row[at].strip() for at in layout.criteria)
        if marked and pair in seen:
            return (
                f"Line {line}, column “judge”: judge “{pair[1]}” has already marked "
                f"work “{pair[0]}” in line {seen[pair]}."
            )
        if marked:
            seen[pair] = line
    raise AssertionError("no pair stands twice")
