"""Reads a table of marks from CSV text; what is wrong is said with its line and column."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from itertools import islice

import numpy as np

from baiqau.fairness import rectangle
from baiqau.fairness.marks import Column, Floats, Gathering, Marks, ordered

DELIMITERS = ",;\t"
CHUNK = 50_000  # rows turned at once: fast, and little memory
NUMBER = re.compile(r"[+-]?(\d{1,9}([.,]\d*)?|[.,]\d+)")
WORKS = ("work", "жұмыс", "работа")  # names of the column, the likeliest first
JUDGES = ("judge", "juror", "expert", "сарапшы", "қазы", "эксперт", "судья", "жюри")
FIRST = re.compile(r"^.*\S.*$", re.MULTILINE)


class BadMarks(ValueError):  # noqa: N818  the content is bad, not the program
    """The table cannot be used; the sentence names line and column as far as they exist."""


def read(text: str) -> Marks:
    """Read CSV with the columns `work`, `judge` and one a criterion, in any order.

    The two may be named in Kazakh or Russian, in letters of either size. The delimiter may be a
    comma, a semicolon or a tab, the decimal sign a point or a comma; blank lines and empty cells are
    allowed. The table comes in the order of its names, whatever that of the file. Raises BadMarks.
    """
    layout = _Layout(text.removeprefix("\ufeff"))
    gathering = Gathering(tuple(layout.names[at] for at in layout.criteria))
    table = {"": float("nan")}
    try:
        for columns in layout.columns():
            cells = [_numbers(columns[at], table) for at in layout.criteria]
            works, judges = _names(columns[layout.work]), _names(columns[layout.judge])
            gathering.add(works, judges, np.column_stack(cells))
    except (ValueError, IndexError, csv.Error) as error:
        raise BadMarks(_what_is_wrong(layout)) from error
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
        try:
            self.start, header = next(self.numbered())
        except csv.Error as error:
            raise BadMarks(f"The table is broken: {error}.") from error
        self.names = _without_tail([name.strip() for name in header])
        self.tail = len(header) - len(self.names)  # columns without a name at the end
        self.work, self.judge = self._place(WORKS), self._place(JUDGES)
        self.criteria = [at for at in range(len(self.names)) if at not in (self.work, self.judge)]
        self._check()

    def columns(self) -> Iterator[list[Column]]:
        """Give the columns under the header, piece by piece; ValueError where rows do not fit."""
        if quick := self._quick():
            yield from quick
            return
        rows = self.rows()
        while chunk := list(islice(rows, CHUNK)):
            yield [_told_apart(column) for column in zip(*chunk, strict=True)]

    def _quick(self) -> Iterator[list[Column]] | None:
        end = self.text.find("\n")
        if self.start != 1 or self.tail or end < 0:
            return None
        return rectangle.pieces(self.text[end + 1 :], self.delimiter, len(self.names))

    def rows(self) -> Iterator[list[str]]:
        """Give the rows under the header that are not blank; ValueError where one is not as wide."""
        for _, row in self.sheets():
            fitting = row if len(row) == len(self.names) else self.fitting(row)
            if len(fitting) != len(self.names):
                raise ValueError(fitting)
            yield fitting

    def fitting(self, row: list[str]) -> list[str]:
        """Give the row without the empty cells that a spreadsheet leaves beyond the last column."""
        beyond = row[len(self.names) :]
        return row if any(cell.strip() for cell in beyond) else row[: len(self.names)]

    def numbered(self) -> Iterator[tuple[int, list[str]]]:
        """Give every row that is not blank with the number of its (last) line."""
        rows = csv.reader(io.StringIO(self.text, newline=""), delimiter=self.delimiter)
        for row in rows:
            if any(row) and (row[0].strip() or any(cell.strip() for cell in row)):
                yield rows.line_num, row

    def sheets(self) -> Iterator[tuple[int, list[str]]]:
        return islice(self.numbered(), 1, None)

    def _place(self, known: Sequence[str]) -> int:
        """Find the column by the first of its names that stands in the header."""
        names = [name.casefold() for name in self.names]
        name = next((one for one in known if one in names), "")
        if not name:
            raise BadMarks(f"Line {self.start}: there is no column “{known[0]}”.")
        if names.count(name) > 1:
            raise BadMarks(f"Line {self.start}: there is more than one column “{name}”.")
        return names.index(name)

    def _check(self) -> None:
        if not self.criteria:
            raise BadMarks(f"Line {self.start}: there is no column of a criterion.")
        for at in self.criteria:
            if not self.names[at]:
                raise BadMarks(f"Line {self.start}: column {at + 1} has no name.")
            if self.names.count(self.names[at]) > 1:
                raise BadMarks(f"Line {self.start}: column “{self.names[at]}” stands twice.")


def _without_tail(names: list[str]) -> list[str]:
    while names and not names[-1]:
        names = names[:-1]
    return names


def _known(header: str, delimiter: str) -> tuple[int, int]:
    try:
        names = [
            name.strip().casefold() for name in next(csv.reader([header], delimiter=delimiter))
        ]
    except csv.Error:
        return 0, 0
    return len({*WORKS, *JUDGES} & set(names)), len(names)


def _told_apart(texts: Sequence[str]) -> Column:
    known: dict[str, int] = {}
    place = [known.setdefault(text, len(known)) for text in texts]
    return list(known), np.array(place, dtype=np.int64)


def _names(column: Column) -> Column:
    """Strip the names; ValueError when one is empty."""
    texts = [text.strip() for text in column[0]]
    if not all(texts):
        raise ValueError("a name is empty")
    return texts, column[1]


def _numbers(column: Column, table: dict[str, float]) -> Floats:
    """Turn a column into numbers; each different text becomes a number once, hence the speed."""
    for text in set(column[0]).difference(table):
        table[text] = number(text)
    return np.array([table[text] for text in column[0]])[column[1]]


def _what_is_wrong(layout: _Layout) -> str:
    """Find the first row that cannot be used, and say why."""
    try:
        found = (
            f"Line {line}{words}" for line, row in layout.sheets() if (words := _fault(layout, row))
        )
        return next(found)
    except csv.Error as error:
        return f"The table is broken: {error}."


def _fault(layout: _Layout, row: list[str]) -> str:
    row = layout.fitting(row)
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
    marks = ordered(marks)
    same = (np.diff(marks.work) == 0) & (np.diff(marks.judge) == 0)
    if same.any():
        raise BadMarks(_repeated(layout))
    return marks


def _repeated(layout: _Layout) -> str:
    seen: dict[tuple[str, str], int] = {}
    for line, row in layout.sheets():
        pair = row[layout.work].strip(), row[layout.judge].strip()
        marked = any(row[at].strip() for at in layout.criteria)
        if marked and pair in seen:
            return (
                f"Line {line}, column “{layout.names[layout.judge]}”: judge “{pair[1]}” has already "
                f"marked work “{pair[0]}” in line {seen[pair]}."
            )
        if marked:
            seen[pair] = line
    raise AssertionError("no pair stands twice")
