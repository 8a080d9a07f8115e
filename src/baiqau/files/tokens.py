"""Words of a PDF found in its bytes, packed objects included: works on broken files, needs no library.

ISO 32000-1, 7.3.5 (names, `#xx` in them) and 7.5.7 (object streams). Names inside strings and page
contents are not looked at: contents are never unpacked, strings are cut out first.
"""

import re
import zlib
from collections.abc import Iterator

from baiqau.files.hazards import Hazard, found

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_TEXT = rb"(?:\\.|[^\\()])"
_INNER = rb"\((?:" + _TEXT + rb"|\([^()]{0,9999}+\)){0,9999}+\)"
_WORD = re.compile(  # comments and strings are eaten on the way, names are kept
    rb"%[^\r\n]*+|\((?:" + _TEXT + rb"|" + _INNER + rb"){0,65535}+\)"
    rb"|/((?:[^\s()<>\[\]{}/%#\0]|#[0-9a-fA-F]{2}){1,60})",
    re.DOTALL,
)
_HEX = re.compile(rb"#([0-9a-fA-F]{2})")
_INFLATED = 16 << 20  # bytes of one object stream
_TOTAL = 64 << 20
_MEANT: dict[bytes, str] = {
    b"JavaScript": "pdf-script",
    b"JS": "pdf-script",
    b"Launch": "pdf-launch",
    b"EmbeddedFile": "pdf-files",
    b"EmbeddedFiles": "pdf-files",
    b"SubmitForm": "pdf-sends",
    b"ImportData": "pdf-sends",
    b"XFA": "pdf-form",
    b"RichMedia": "pdf-media",
    b"Movie": "pdf-media",
    b"Sound": "pdf-media",
    b"3D": "pdf-media",
}


def hazards(content: bytes) -> Iterator[Hazard]:
    """Yield each active thing the objects name, once."""
    seen: dict[str, None] = {}
    for piece in _pieces(content):
        if piece is None:
            seen["pdf-tangled"] = None
            continue
        seen.update(dict.fromkeys(_codes(piece)))
    yield from map(found, seen)


def names(piece: bytes) -> set[bytes]:
    """Give the names of a piece as they are meant, `#xx` read."""
    return {_HEX.sub(_sign, name) for name in set(_WORD.findall(piece)) if name}


def _sign(written: re.Match[bytes]) -> bytes:
    return bytes([int(written[1], 16)])


def _codes(piece: bytes) -> Iterator[str]:
    yield from (_MEANT[name] for name in sorted(names(piece)) if name in _MEANT)


def _pieces(content: bytes) -> Iterator[bytes | None]:
    """Yield what stands outside streams and the object streams unpacked; None: one that cannot be."""
    left, start = _TOTAL, 0
    for begin in _STREAM.finditer(content):
        if begin.start() < start:
            continue
        outside = content[start : begin.start()]
        yield outside
        end = content.find(b"endstream", begin.end())
        start = end if end >= 0 else len(content)
        if b"ObjStm" in (known := names(outside[outside.rfind(b" obj") :])):
            unpacked = _inflated(content[begin.end() : start]) if b"Predictor" not in known else b""
            left -= len(unpacked)
            yield unpacked if unpacked and left > 0 else None
    yield content[start:]


def _inflated(packed: bytes) -> bytes:
    """Unpack by Flate; empty when it is packed otherwise or beyond the measure."""
    try:
        unpacked = zlib.decompressobj().decompress(packed, _INFLATED)
    except zlib.error:
        return b""
    return unpacked if len(unpacked) < _INFLATED else b""
