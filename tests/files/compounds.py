"""Compound files (old Word, PowerPoint, Excel) made by hand: one table, one directory, plain streams."""

import struct
from collections.abc import Mapping

_END, _FREE, _TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_SECTOR = 512


def compound(streams: Mapping[str, bytes], *, ring: bool = False) -> bytes:
    """The table lies in sector 0, the directory from 1 on, the streams after it."""
    rows = ["Root Entry", *streams]
    directory = list(range(1, 1 + -(-len(rows) // 4)))
    table, bodies, place = [_TABLE], b"", len(directory) + 1
    table += [*directory[1:], directory[0] if ring else _END]
    entries = [_row("Root Entry", 5, _END, 0)]
    for name, content in streams.items():
        sectors = max(1, -(-len(content) // _SECTOR))
        entries.append(_row(name, 2, place, len(content)))
        table += [*range(place + 1, place + sectors), _END]
        bodies += content.ljust(sectors * _SECTOR, b"\0")
        place += sectors
    body = b"".join(entries).ljust(len(directory) * _SECTOR, b"\0")
    table += [_FREE] * (128 - len(table))
    return _header() + struct.pack("<128I", *table) + body + bodies


def _header() -> bytes:
    start = struct.pack(
        "<8s16s5H6s", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 62, 3, 0xFFFE, 9, 6, b""
    )
    numbers = struct.pack("<9I", 0, 1, 1, 0, 4096, _END, 0, _END, 0)
    return (start + numbers + struct.pack("<109I", 0, *[_FREE] * 108)).ljust(_SECTOR, b"\0")


def _row(name: str, kind: int, sector: int, size: int) -> bytes:
    written = name.encode("utf-16-le") + b"\0\0"
    start = written.ljust(64, b"\0") + struct.pack(
        "<HBB3I", len(written), kind, 1, _FREE, _FREE, _FREE
    )
    return start.ljust(116, b"\0") + struct.pack("<IQ", sector, size)


def doc(*, locked: bool = False, more: Mapping[str, bytes] | None = None) -> bytes:
    flags = 0x0100 if locked else 0
    text = struct.pack("<5HH", 0xA5EC, 0xC1, 0, 0, 0, flags).ljust(1024, b"\0")
    return compound({"WordDocument": text, "1Table": b"\0" * 512, **(more or {})})
