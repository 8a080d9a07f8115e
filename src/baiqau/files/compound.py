"""Old documents of Word, PowerPoint and Excel: compound files ([MS-CFB]), their streams and locks."""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from baiqau.files.hazards import Hazard, found
from baiqau.files.kinds import Kind
from baiqau.files.source import Source

_HEADER = struct.Struct("<8s16s5H6s9I")
_IN_HEADER = 109  # rows of the table of tables
_LAST = 0xFFFFFFFA  # from here on a number is no sector
_MOST = 1 << 20  # sectors of a chain
_SMALLEST, _LARGEST = 9, 12  # sector sizes as powers of two
_ENTRY = 128
_READ = 256 << 20
_STREAM, _EMPTY = 2, 0
_MACROS = frozenset({"vba", "_vba_project", "_vba_project_cur", "macros"})
_OBJECTS = frozenset({"\1ole10native", "objectpool", "\1ole"})
_LOCKS = frozenset({"encryptedpackage", "encryptedsummary", "encryptioninfo"})
_FLAGS, _LOCKED_TEXT = 10, 0x0100  # place of the flags of a Word file, and the one of its lock
_PROGRAM = re.compile(
    rb"\.(?:exe|scr|com|bat|cmd|js|jse|vbs|vbe|ps1|hta|lnk|jar|wsf|msi)\0|This program cannot be run",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Entry:
    """A row of the directory."""

    name: str
    is_stream: bool
    sector: int
    size: int


def look(source: Source) -> tuple[Kind, tuple[Hazard, ...]]:
    """Tell the kind by the streams and yield what acts or locks."""
    try:
        entries = tuple(_entries(source))
    except (struct.error, ValueError):
        return Kind.OLE, (found("file-damaged"),)
    names = {entry.name.casefold() for entry in entries}
    kind = _kind(names)
    return kind, tuple(_hazards(source, entries, names, kind))


def _kind(names: set[str]) -> Kind:
    if "worddocument" in names:
        return Kind.DOC
    if "powerpoint document" in names:
        return Kind.PPT
    return Kind.XLS if names & {"workbook", "book"} else Kind.OLE


def _hazards(
    source: Source, entries: tuple[Entry, ...], names: set[str], kind: Kind
) -> Iterator[Hazard]:
    locked = bool(names & _LOCKS)
    if locked or _text_locked(source, entries):
        yield found("encrypted")
    if names & _MACROS:
        yield found("macros", member=min(names & _MACROS))
    if names & _OBJECTS:
        yield from _objects(source, min(names & _OBJECTS))
    if kind is not Kind.OLE:
        yield found("old-format", kind=kind.value)
    elif not locked:
        yield found("executable" if _is_installer(names) else "file-unknown")


def _objects(source: Source, name: str) -> Iterator[Hazard]:
    yield found("object-embedded", member=name.lstrip("\1"))
    if _PROGRAM.search(source.whole(_READ)):
        yield found("executable")


def _is_installer(names: set[str]) -> bool:
    """Tell an MSI, whose stream names are packed into letters of an unused plane."""
    return any("\u3800" <= sign < "\u4840" for name in names for sign in name)


def _text_locked(source: Source, entries: tuple[Entry, ...]) -> bool:
    text = next((one for one in entries if one.name == "WordDocument" and one.is_stream), None)
    if text is None:
        return False
    flags = source.at(((text.sector + 1) << _power(source)) + _FLAGS, 2)
    return bool(int.from_bytes(flags, "little") & _LOCKED_TEXT)


def _power(source: Source) -> int:
    power: int = struct.unpack_from("<H", source.head, 30)[0]
    if not _SMALLEST <= power <= _LARGEST:
        raise ValueError(f"sectors of 2^{power}")
    return power


def _entries(source: Source) -> Iterator[Entry]:
    """Yield the directory's rows, following its chain once through."""
    header = _HEADER.unpack_from(source.head)
    power, first = _power(source), header[10]
    table = _Table(source, power)
    for sector in table.chain(first):
        rows = source.at((sector + 1) << power, 1 << power)
        for at in range(0, len(rows) - _ENTRY + 1, _ENTRY):
            entry = _entry(rows[at : at + _ENTRY])
            if entry is not None:
                yield entry


def _entry(row: bytes) -> Entry | None:
    length = min(struct.unpack_from("<H", row, 64)[0], 64)
    if row[66] == _EMPTY or not length:
        return None
    name = row[:length].decode("utf-16-le", "replace").rstrip("\0")
    sector, size = struct.unpack_from("<IQ", row, 116)
    return Entry(name, row[66] == _STREAM, sector, size)


class _Table:
    """The sector table, read row by row: what follows a sector."""

    def __init__(self, source: Source, power: int) -> None:
        self.source, self.power = source, power
        self.rows = list(islice(self._places(), _MOST))

    def chain(self, sector: int) -> Iterator[int]:
        """Yield the sectors of a chain; ValueError for a ring or a way out of the file."""
        seen: set[int] = set()
        while sector < _LAST:
            if sector in seen or len(seen) > _MOST:
                raise ValueError("a ring of sectors")
            seen.add(sector)
            yield sector
            sector = self._next(sector)

    def _next(self, sector: int) -> int:
        each = (1 << self.power) // 4
        row, at = divmod(sector, each)
        if row >= len(self.rows):
            raise ValueError("a sector outside the table")
        place = ((self.rows[row] + 1) << self.power) + 4 * at
        following: int = struct.unpack("<I", self.source.at(place, 4))[0]
        return following

    def _places(self) -> Iterator[int]:
        """Yield the sectors the table itself lies in: first those of the header, then further lists."""
        head = self.source.head
        yield from _numbers(head[76 : 76 + 4 * _IN_HEADER])
        sector, each = struct.unpack_from("<I", head, 68)[0], 1 << self.power
        seen: set[int] = set()
        while sector < _LAST and sector not in seen:
            seen.add(sector)
            more = self.source.at((sector + 1) << self.power, each)
            yield from _numbers(more[:-4])
            sector = struct.unpack("<I", more[-4:])[0]


def _numbers(content: bytes) -> Iterator[int]:
    yield from (number for (number,) in struct.iter_unpack("<I", content) if number < _LAST)
