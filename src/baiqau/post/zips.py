"""The names within a zip, read from its own list without unpacking anything."""

import struct
from collections.abc import Iterator

from baiqau.post import names
from baiqau.post.charsets import decode
from baiqau.post.letter import Doubt
from baiqau.post.limits import Limits

_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_ENTRY = struct.Struct("<4sHHHHHHLLLHHHHHLL")
_TRAILER = struct.Struct("<4sHHHHLLH")
_UNICODE = 0x800
_FURTHEST = 65_557  # the list's end is at most a comment away from the file's
_DOCUMENTS = {"[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF"}


def inside(content: bytes, limits: Limits) -> tuple[tuple[str, ...], tuple[Doubt, ...]]:
    """Give the names of an archive's files; none for documents that are zips by their build."""
    if not content.startswith((_LOCAL, _END)):
        return (), ()
    at = content.rfind(_END, max(0, len(content) - _FURTHEST))
    if at < 0 or at + _TRAILER.size > len(content):
        return (), ("zip-damaged",)
    size, start = _TRAILER.unpack_from(content, at)[5:7]
    start = max(0, min(start, at - size))
    written = [
        name for name in _entries(content, start, limits.zip_names) if not name.endswith("/")
    ]
    if any(name in _DOCUMENTS for name in written):
        return (), ()
    kept = (names.safe(name) for name in written if not name.startswith("__MACOSX/"))
    return tuple(name for name in kept if name), ()


def _entries(content: bytes, at: int, most: int) -> Iterator[str]:
    for _ in range(most):
        if not content.startswith(_CENTRAL, at) or at + _ENTRY.size > len(content):
            return
        entry = _ENTRY.unpack_from(content, at)
        flags, length, extra, comment = entry[3], entry[10], entry[11], entry[12]
        name = content[at + _ENTRY.size : at + _ENTRY.size + length]
        yield decode(name, "utf-8" if flags & _UNICODE else "", hint="cp866").text
        at += _ENTRY.size + length + extra + comment
