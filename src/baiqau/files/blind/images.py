"""Pictures without their remarks: no point of the picture is changed, whatever follows its end is cut.

EXIF, XMP, IPTC and comments go; the colour profile stays, and the way the telephone was held.
"""

import struct
from collections.abc import Iterator
from zlib import crc32

from baiqau.files import pictures
from baiqau.files.refusing import CannotMake

_END, _FIRST_APP, _LAST_APP, _COMMENT = 0xD9, 0xE0, 0xEF, 0xFE
_JFIF, _EXIF, _PROFILE, _ADOBE = 0xE0, 0xE1, 0xE2, 0xEE
_TURNED = 0x0112
_UPRIGHT, _MOST_WAYS = 1, 8
_KEPT_CHUNKS = frozenset(
    {
        b"IHDR",
        b"PLTE",
        b"IDAT",
        b"IEND",
        b"tRNS",
        b"gAMA",
        b"cHRM",
        b"sRGB",
        b"iCCP",
        b"sBIT",
        b"bKGD",
        b"pHYs",
    }
    | {b"acTL", b"fcTL", b"fdAT", b"cICP"}
)
_DROPPED_RIFF = frozenset({b"EXIF", b"XMP "})
_NOTES = 0x08 | 0x04  # flags of VP8X: EXIF, XMP


def jpeg(content: bytes) -> bytes:
    """Give the JPEG with only what shows it; CannotMake when its structure does not hold."""
    try:
        return b"".join(_jpeg(content))
    except (pictures.Broken, struct.error, IndexError) as error:
        raise CannotMake("blind-damaged") from error


def _jpeg(content: bytes) -> Iterator[bytes]:
    yield content[:2]
    way = _UPRIGHT
    kept: list[bytes] = []
    for marker, begin, end in pictures.jpeg_segments(content):
        segment = content[begin:end]
        if marker == _EXIF and segment[4:10] == b"Exif\0\0":
            way = _way(segment[10:])
        if _shows(marker, segment):
            kept.append(segment)
    if not kept:
        raise pictures.Broken("no picture")
    first = 1 if kept[0][1] == _JFIF else 0
    yield from kept[:first]
    if way != _UPRIGHT:
        yield _held(way)
    yield from kept[first:]


def _shows(marker: int, segment: bytes) -> bool:
    """Keep what the decoder needs: of the private segments JFIF, the colour profile and Adobe's transform."""
    if marker == _COMMENT:
        return False
    if not _FIRST_APP <= marker <= _LAST_APP:
        return True
    if marker == _PROFILE:
        return segment[4:16] == b"ICC_PROFILE\0"
    return (marker == _JFIF and segment[4:9] == b"JFIF\0") or (
        marker == _ADOBE and segment[4:9] == b"Adobe"
    )


def _way(tiff: bytes) -> int:
    """Give how the telephone was held (TIFF tag 274); upright when it is not told."""
    order = "<" if tiff[:2] == b"II" else ">"
    try:
        (first,) = struct.unpack_from(order + "I", tiff, 4)
        (count,) = struct.unpack_from(order + "H", tiff, first)
        rows = (
            struct.unpack_from(order + "HHIH", tiff, first + 2 + 12 * row) for row in range(count)
        )
        way = next((value for tag, _kind, _count, value in rows if tag == _TURNED), _UPRIGHT)
    except struct.error:
        return _UPRIGHT
    return way if _UPRIGHT <= way <= _MOST_WAYS else _UPRIGHT


def _held(way: int) -> bytes:
    """Write an EXIF segment with the way alone."""
    row = struct.pack(">HHIHH", _TURNED, 3, 1, way, 0)
    tiff = b"MM\0*" + struct.pack(">IH", 8, 1) + row + bytes(4)
    return b"\xff\xe1" + struct.pack(">H", 2 + 6 + len(tiff)) + b"Exif\0\0" + tiff


def png(content: bytes) -> bytes:
    """Give the PNG with only the chunks that show it."""
    if content[:8] != b"\x89PNG\r\n\x1a\n":
        raise CannotMake("blind-damaged")
    try:
        chunks = list(pictures.png_chunks(content))
    except (pictures.Broken, struct.error) as error:
        raise CannotMake("blind-damaged") from error
    kept = [content[begin:end] for name, begin, end in chunks if name in _KEPT_CHUNKS]
    return content[:8] + b"".join(_profile_unnamed(chunk) for chunk in kept)


def _profile_unnamed(chunk: bytes) -> bytes:
    """A colour profile carries a name people may choose."""
    if chunk[4:8] != b"iCCP":
        return chunk
    _name, _nul, rest = chunk[8:-4].partition(b"\0")
    fresh = b"iCCPprofile\0" + rest
    return struct.pack(">I", len(fresh) - 4) + fresh + struct.pack(">I", crc32(fresh))


def webp(content: bytes) -> bytes:
    """Give the WebP without EXIF and XMP."""
    if content[:4] != b"RIFF" or content[8:12] != b"WEBP":
        raise CannotMake("blind-damaged")
    try:
        kept = b"".join(_webp(content))
    except struct.error as error:
        raise CannotMake("blind-damaged") from error
    return b"RIFF" + struct.pack("<I", 4 + len(kept)) + b"WEBP" + kept


def _webp(content: bytes) -> Iterator[bytes]:
    at, end = 12, min(len(content), 8 + struct.unpack_from("<I", content, 4)[0])
    while at + 8 <= end:
        name, length = struct.unpack_from("<4sI", content, at)
        chunk = content[at : at + 8 + length + length % 2]
        if name == b"VP8X":
            chunk = chunk[:8] + bytes([chunk[8] & ~_NOTES]) + chunk[9:]
        if name not in _DROPPED_RIFF:
            yield chunk
        at += len(chunk)
