"""A table of text and numbers as CSV or as a spreadsheet; what people typed never becomes a formula."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from baiqau.language import numbers

Cell = str | int | Decimal | None
BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
WIDEST = 60  # letters a column of a spreadsheet shows at most
EMPTY = "–"


@dataclass(frozen=True)
class Sheet:
    """A named table; numbers are numbers, everything else is text."""

    name: str
    headers: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def as_csv(sheet: Sheet, language: str) -> bytes:
    """Give the table for a spreadsheet program of that language: its decimal sign, semicolons, a mark.

    Text that a program would take for a formula gets an apostrophe in front (OWASP, CSV injection).
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([_harmless(name) for name in sheet.headers])
    writer.writerows([_told(cell, language) for cell in row] for row in sheet.rows)
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(sheets: Sequence[Sheet]) -> bytes:
    """Give the tables as one workbook: text is written as text, so that nothing is computed."""
    out = io.BytesIO()
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, {"in_memory": True, **plain}) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        points = book.add_format({"num_format": "0.00"})
        for sheet in sheets:
            page = book.add_worksheet(sheet.name[:31])
            page.freeze_panes(1, 0)
            _write(page, sheet, bold, points)
    return out.getvalue()


def as_words(cell: Cell, language: str) -> str:
    """Give a cell as it is printed: numbers in the language's way, a dash where there is none."""
    if isinstance(cell, Decimal):
        return numbers.decimal(cell, language, places=2)
    return EMPTY if cell is None else str(cell)


def _write(page: Worksheet, sheet: Sheet, bold: Format, points: Format) -> None:
    for column, name in enumerate(sheet.headers):
        page.write_string(0, column, name, bold)
        page.set_column(column, column, _width(sheet, column))
    for at, row in enumerate(sheet.rows, 1):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                page.write_string(at, column, cell)
            elif cell is not None:
                page.write_number(at, column, cell, points if isinstance(cell, Decimal) else None)


def _told(cell: Cell, language: str) -> str:
    if isinstance(cell, Decimal):
        return f"{cell:.2f}" if language == "en" else f"{cell:.2f}".replace(".", ",")
    if isinstance(cell, int):
        return str(cell)
    return _harmless(cell or "")


def _harmless(text: str) -> str:
    return f"'{text}" if text.lstrip(" ").startswith(BEGINS_A_FORMULA) else text


def _width(sheet: Sheet, column: int) -> int:
    longest = max((len(str(row[column] or "")) for row in sheet.rows), default=0)
    heading = max(map(len, sheet.headers[column].split()), default=0)
    return min(max(longest, heading) + 2, WIDEST)
