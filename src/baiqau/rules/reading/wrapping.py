"""Lines that a page or a mail has broken within a sentence are joined again."""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

_ENDED = re.compile(r"[.;:!?…»”]\W*$")
_BEGUN = re.compile(r"^\s*(?!\S+\.[a-z])[a-zа-яёәғқңөұүһі]")
_GOES_ON = re.compile(r"^\s*[^\W_]")
_ITEM = re.compile(r"^\s*(?:[•·●▪◦*‣■□➢✓✔–—-]|\(?\w{1,3}[.)](?:\s|$)|\d+(?:\.\d+)+)")
_WIDE, _FULL, _WIDEST, _OFTEN, _LONGEST = 40, 60, 130, 3, 1500


def joined(lines: Iterable[str]) -> Iterator[str]:
    """Join a line to the one it goes on in: what goes on begins with a small letter, or closes an open quote."""
    rows = list(lines)
    broken = sum(_goes_on(one, other) for one, other in itertools.pairwise(rows))
    row = ""
    for place, line in enumerate(rows):
        row = f"{row} {line.strip()}" if row else line
        if len(row) > _LONGEST or not _is_broken(rows, place, wrapped=broken >= _OFTEN):
            yield row
            row = ""
    if row:
        yield row


def _is_broken(rows: Sequence[str], place: int, *, wrapped: bool) -> bool:
    """Say whether a line goes on in the next; in a text that was broken throughout also before a capital."""
    if place + 1 >= len(rows):
        return False
    line, after = rows[place].rstrip(), rows[place + 1]
    if _goes_on(line, after):
        return True
    quote = line.count("«") == line.count("»") + 1 and "»" in after.split("«")[0]
    if _ITEM.match(after) or len(line) > _WIDEST or not (quote or _GOES_ON.match(after)):
        return False
    return quote or (wrapped and len(line) >= _FULL and not _ENDED.search(line))


def _goes_on(line: str, after: str) -> bool:
    line = line.rstrip()
    if not _BEGUN.match(after) or _ITEM.match(after) or _ENDED.search(line):
        return False
    return line.endswith(",") or _WIDE <= len(line) <= _WIDEST
