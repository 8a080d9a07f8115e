"""Cells of a plain table (no quotes) found and turned by numpy at once: a million rows in a second."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from baiqau.fairness.marks import Bools, Column, Ints

PIECE = 1 << 22  # bytes looked at together: bounds the memory
SHORT, PACKED = 2, 8  # bytes of a cell that fit in a table of all values, in a whole number
LINE = ord("\n")

Bytes = NDArray[np.uint8]
Codes = NDArray[np.uint64]


def pieces(text: str, delimiter: str, width: int) -> Iterator[list[Column]] | None:
    """Give the columns of the rows, piece by piece; None where the text is no plain rectangle.

    Plain: no quotes, no carriage returns within a line, no blank lines, `width` cells in each.
    """
    body = text.replace("\r\n", "\n").strip("\n").encode() + b"\n"
    if any(sign in body for sign in (b'"', b"\r", b"\0")) or body == b"\n":
        return None
    if not _rectangle(body, delimiter, width):
        return None
    return _columns(body, delimiter, width)


def _rectangle(body: bytes, delimiter: str, width: int) -> bool:
    return all(_ends(piece, delimiter, width) is not None for piece in _cut(body))


def _cut(body: bytes) -> Iterator[bytes]:
    """Cut at ends of lines into pieces of about the same size."""
    first = 0
    while first < len(body):
        last = body.find(b"\n", min(first + PIECE, len(body) - 1)) + 1
        yield body[first:last]
        first = last


def _ends(piece: bytes, delimiter: str, width: int) -> Ints | None:
    """Give where each cell ends, rows x columns; None where rows are not all as wide."""
    data = np.frombuffer(piece, dtype=np.uint8)
    ends = np.flatnonzero((data == ord(delimiter)) | (data == LINE))
    if len(ends) % width:
        return None
    lines: Bools = data[ends].reshape(-1, width) == LINE
    fits = lines[:, -1].all() and not lines[:, :-1].any()
    return ends.reshape(-1, width) if fits else None


def _columns(body: bytes, delimiter: str, width: int) -> Iterator[list[Column]]:
    for piece in _cut(body):
        data = np.frombuffer(piece, dtype=np.uint8)
        ends = _ends(piece, delimiter, width)
        if ends is None:
            raise AssertionError("the rectangle was looked at before")
        starts = np.concatenate(([0], ends.ravel()[:-1] + 1)).reshape(-1, width)
        yield [_column(piece, data, starts[:, at], ends[:, at]) for at in range(width)]


def _column(piece: bytes, data: Bytes, start: Ints, end: Ints) -> Column:
    """Tell the different texts of a column apart, by the shortest way their length allows."""
    longest = int((end - start).max())
    if longest > PACKED:
        return _told_apart([piece[a:b] for a, b in zip(start.tolist(), end.tolist(), strict=True)])
    code = np.zeros(len(start), dtype=np.uint64)
    for at in range(longest):
        here = np.minimum(start + at, len(data) - 1)
        byte = np.where(start + at < end, data[here], 0).astype(np.uint64)
        code |= byte << np.uint64(8 * at)
    find = _among_few if longest <= SHORT else _among_many
    different, place = find(code)
    return [_text(int(one)) for one in different], place


def _told_apart(cells: list[bytes]) -> Column:
    known: dict[bytes, int] = {}
    place = [known.setdefault(cell, len(known)) for cell in cells]
    return [cell.decode() for cell in known], np.array(place, dtype=np.int64)


def _among_few(code: Codes) -> tuple[Ints | Codes, Ints]:
    whole = code.astype(np.int64)
    present = np.bincount(whole) > 0
    return np.flatnonzero(present), (np.cumsum(present) - 1)[whole]


def _among_many(code: Codes) -> tuple[Ints | Codes, Ints]:
    different, place = np.unique(code, return_inverse=True)
    return different, place.astype(np.int64)


def _text(code: int) -> str:
    return code.to_bytes(PACKED, "little").rstrip(b"\0").decode()
