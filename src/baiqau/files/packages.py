"""Zips and the documents that are zips: measured first, then looked into level by level."""

import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from zipfile import ZipFile, ZipInfo

from baiqau.files import counting, directory, office, opendocument
from baiqau.files.hazards import Hazard, Level, found, gravest
from baiqau.files.inspection import Archive, Pages
from baiqau.files.kinds import OFFICE, OPEN_OFFICE, Kind
from baiqau.files.limits import Limits
from baiqau.files.source import Source

_PROGRAMS = {"META-INF/MANIFEST.MF", "AndroidManifest.xml"}  # Java, Android
_ROOM = 16 << 20  # bytes of a directory


@dataclass(frozen=True)
class Looked:
    """What a package is and holds."""

    kind: Kind
    hazards: tuple[Hazard, ...] = ()
    archive: Archive | None = None
    pages: Pages | None = None


@dataclass
class Budget:
    """What may still be unpacked, over all levels together."""

    packed: int
    left: int
    depth: int = 1
    unpacked: int = 0
    members: int = 0
    deepest: int = 1

    @classmethod
    def of(cls, packed: int, limits: Limits) -> "Budget":
        """Allow what the measure of growth allows for a file of this size."""
        grown = max(limits.harmless, limits.ratio * packed)
        return cls(packed, min(limits.unpacked, grown))


Inside = Callable[[Source, "Budget"], tuple[Hazard, ...]]


def look(source: Source, limits: Limits, budget: Budget, inside: Inside) -> Looked:
    """Tell the kind of a package and its hazards; `inside` looks into a member of another kind."""
    end = directory.end_of(source)
    if end is None:
        return Looked(Kind.ZIP, (found("file-damaged"),))
    if end[0] > limits.members or end[1] > _ROOM:
        return Looked(Kind.ZIP, (found("zip-crowd", members=end[0]),))
    try:
        with ZipFile(source.file) as archive:
            return _opened(archive, source, limits, budget, inside)
    except directory.Overflows as error:
        return Looked(Kind.ZIP, (found("zip-lies", member=str(error)),))
    except directory.DAMAGED:
        return Looked(Kind.ZIP, (found("file-damaged"),))


def _opened(
    archive: ZipFile, source: Source, limits: Limits, budget: Budget, inside: Inside
) -> Looked:
    rows = archive.infolist()
    budget.members += len(rows)
    unpacked = sum(row.file_size for row in rows)
    told = tuple(directory.hazards(archive, source.size, limits))
    kind = Kind.ZIP if found("encrypted") in told else _kind(archive, limits)
    if len(rows) > limits.members:
        told = (found("zip-crowd", members=len(rows)), *told)
    if gravest(told) is Level.HELD:
        return Looked(kind, told, Archive(len(rows), unpacked, budget.depth))
    budget.unpacked += unpacked
    seen = (*told, *_prefix(archive, source), *_of_kind(archive, kind, limits))
    deeper = tuple(_members(archive, limits, budget, inside))
    total = Archive(budget.members, budget.unpacked, budget.deepest)
    pages = counting.pages(archive, kind, limits)
    return Looked(kind, (*seen, *deeper, *_pageless(pages)), total, pages)


def _pageless(pages: Pages | None) -> Iterator[Hazard]:
    """A count of nothing by the parts themselves; what a program claims may be left unwritten."""
    if pages is not None and not pages.claimed and not pages.count:
        yield found("pages-none")


def _kind(archive: ZipFile, limits: Limits) -> Kind:
    names = set(archive.namelist())
    if "[Content_Types].xml" in names:
        return office.kind(archive, limits)
    if names & _PROGRAMS:
        return Kind.EXECUTABLE
    return opendocument.kind(archive) if "mimetype" in names else Kind.ZIP


def _of_kind(archive: ZipFile, kind: Kind, limits: Limits) -> Iterator[Hazard]:
    if kind in OFFICE:
        yield from office.hazards(archive, limits)
    elif kind in OPEN_OFFICE:
        yield from opendocument.hazards(archive, limits)
    elif kind is Kind.EXECUTABLE:
        yield found("executable")


def _prefix(archive: ZipFile, source: Source) -> Iterator[Hazard]:
    """A zip that begins later than its file has something else before it."""
    first = min((row.header_offset for row in archive.infolist()), default=0)
    if first:
        yield found("two-in-one", kind="zip", other=repr(source.at(0, 8)))


def _members(archive: ZipFile, limits: Limits, budget: Budget, inside: Inside) -> Iterator[Hazard]:
    """Yield what members themselves give away; each is unpacked at most once, within the budget."""
    for row in archive.infolist():
        if budget.left < 0:
            return
        if row.is_dir() or not row.file_size:
            continue
        if row.file_size > limits.inner:
            yield from _large(archive, row, limits, inside)
            continue
        budget.left -= row.file_size
        if budget.left < 0:
            yield found("zip-bomb", unpacked=budget.unpacked, packed=budget.packed)
            return
        content = _checked(archive, row, limits)
        yield from _renamed(row, inside(Source.of_bytes(content), budget))


def _checked(archive: ZipFile, row: ZipInfo, limits: Limits) -> bytes:
    """Unpack a member whole; more or fewer bytes than announced, or another sum, is a lie."""
    try:
        return directory.read(archive, row, limits.inner + 1)
    except zipfile.BadZipFile as error:
        raise directory.Overflows(row.filename) from error


def _large(archive: ZipFile, row: ZipInfo, limits: Limits, inside: Inside) -> Iterator[Hazard]:
    """Look at the beginning of a big member only: enough for a program, not for an archive."""
    head = directory.read(archive, row, 1 << 16)
    if head[:4] in {b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0"}:
        yield found("zip-large", member=row.filename)
    elif head[:2] == b"MZ" or head[:4] == b"\x7fELF":
        yield found("zip-executable", member=row.filename)


def _renamed(row: ZipInfo, hazards: tuple[Hazard, ...]) -> Iterator[Hazard]:
    """Say of a member's finding that it is a member's."""
    for hazard in hazards:
        yield (
            found("zip-executable", member=row.filename) if hazard.code == "executable" else hazard
        )
