"""The directory of a zip, read without trust before a single byte is unpacked."""

import lzma
import stat
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath
from zipfile import ZipFile, ZipInfo

from baiqau.files import naming
from baiqau.files.hazards import Hazard, found
from baiqau.files.kinds import RUNNING
from baiqau.files.limits import Limits
from baiqau.files.source import Source

_END = b"PK\x05\x06"
_ENTRY = b"PK\x01\x02"
_END_SIZE, _LARGE_END_SIZE, _LOCATOR_SIZE = 22, 56, 20
_ELSEWHERE = (0xFFFF, 0xFFFFFFFF)  # the true figures stand in the record of a large zip
_LOCKED = 0x1
_LINK_SYSTEMS = frozenset({3, 19})  # Unix and Darwin keep the mode of a file
# all that zipfile and its unpackers are known to raise on broken input
DAMAGED: tuple[type[Exception], ...] = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    NotImplementedError,
    OSError,
    struct.error,
    ValueError,
)


class Overflows(ValueError):  # noqa: N818  # an answer about a file, not an error of ours
    """A member holds more than its row in the directory says."""


def end_of(source: Source) -> tuple[int, int] | None:
    """Give count and size of the directory by the end record; None when there is no true one."""
    tail = source.tail
    at = tail.rfind(_END)
    if at < 0 or len(tail) - at < _END_SIZE:
        return None
    _mark, _disk, _first, _here, count, size, _offset, _comment = struct.unpack_from(
        "<4s4H2LH", tail, at
    )
    if count == _ELSEWHERE[0] or size == _ELSEWHERE[1]:
        return _large_end(source, tail, at)
    begins = source.size - len(tail) + at - size
    true = count == 0 or source.at(begins, 4) == _ENTRY
    return (count, size) if true else None


def _large_end(source: Source, tail: bytes, at: int) -> tuple[int, int] | None:
    locator = tail[max(0, at - _LOCATOR_SIZE) : at]
    if locator[:4] != b"PK\x06\x07":
        return None
    record = source.at(struct.unpack_from("<Q", locator, 8)[0], _LARGE_END_SIZE)
    if len(record) < _LARGE_END_SIZE or record[:4] != b"PK\x06\x06":
        return None
    count, size = struct.unpack_from("<QQ", record, 32)
    return int(count), int(size)


def hazards(archive: ZipFile, packed: int, limits: Limits) -> Iterator[Hazard]:
    """Yield all that the directory alone gives away."""
    rows = archive.infolist()
    yield from _growth(rows, packed, limits)
    yield from _overlaps(rows)
    twice = [name for name, times in Counter(_folded(row) for row in rows).items() if times > 1]
    for name in twice[:1]:
        yield found("zip-twice", member=name)
    for check in (_slips, _is_link, _runs):
        for row in rows:
            if code := check(row):
                yield found(code, member=row.filename)
                break
    if any(row.flag_bits & _LOCKED for row in rows):
        yield found("encrypted")


def read(archive: ZipFile, row: ZipInfo, most: int) -> bytes:
    """Unpack one member up to `most` bytes; `Overflows` when it holds more than its row says."""
    pieces, size = [], 0
    with archive.open(row) as member:
        while size < most and (piece := member.read(min(1 << 16, most - size))):
            size += len(piece)
            if size > row.file_size:
                raise Overflows(row.filename)
            pieces.append(piece)
    return b"".join(pieces)


def _growth(rows: list[ZipInfo], packed: int, limits: Limits) -> Iterator[Hazard]:
    unpacked = sum(row.file_size for row in rows)
    beyond = unpacked > limits.harmless and unpacked > limits.ratio * max(1, packed)
    single = any(
        row.file_size > limits.harmless and row.file_size > limits.ratio * max(1, row.compress_size)
        for row in rows
    )
    if unpacked > limits.unpacked or beyond or single:
        yield found("zip-bomb", unpacked=unpacked, packed=packed)


def _overlaps(rows: list[ZipInfo]) -> Iterator[Hazard]:
    """Members must lie one after another: a kernel shared by many rows is a bomb."""
    end = 0
    for row in sorted(rows, key=lambda row: row.header_offset):
        if row.header_offset < end:
            yield found("zip-overlap")
            return
        end = row.header_offset + 30 + row.compress_size


def _folded(row: ZipInfo) -> str:
    return row.filename.replace("\\", "/").casefold()


def _slips(row: ZipInfo) -> str:
    name = row.filename.replace("\\", "/")
    outside = name.startswith("/") or name[1:2] == ":" or ".." in PurePosixPath(name).parts
    return "zip-slip" if outside or "\0" in row.orig_filename else ""


def _is_link(row: ZipInfo) -> str:
    mode = row.external_attr >> 16
    return "zip-link" if row.create_system in _LINK_SYSTEMS and stat.S_ISLNK(mode) else ""


def _runs(row: ZipInfo) -> str:
    return "zip-executable" if naming.ending(row.filename) in RUNNING else ""
