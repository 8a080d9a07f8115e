"""Pictures by their own structure: points across and down, a missing end, bytes after the end."""

import struct
import zlib
from collections.abc import Callable, Iterator

from baiqau.files import boxes
from baiqau.files.hazards import Hazard, found
from baiqau.files.inspection import Picture
from baiqau.files.kinds import Kind
from baiqau.files.limits import Limits
from baiqau.files.source import Source

_PIECES = 100_000  # segments or chunks of one picture
_WHOLE = 64 << 20  # bytes of a picture that is read whole
_SOF = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_SCAN, _END, _FIRST_RESTART, _LAST_RESTART = 0xDA, 0xD9, 0xD0, 0xD7
_CHECKED = frozenset({b"IHDR", b"IEND", b"PLTE", b"acTL"})


class Broken(ValueError):  # noqa: N818  # an answer about a file, not an error of ours
    """The structure does not hold."""


def look(source: Source, kind: Kind, limits: Limits) -> tuple[Picture | None, tuple[Hazard, ...]]:
    """Give the size in points and the hazards."""
    try:
        width, height, end = _READERS[kind](source)
    except (Broken, struct.error, IndexError):
        return None, (found("file-damaged"),)
    return Picture(width, height), tuple(_hazards(source, width, height, end, limits))


def _hazards(source: Source, width: int, height: int, end: int, limits: Limits) -> Iterator[Hazard]:
    if width * height > limits.pixels:
        yield found("picture-bomb", width=width, height=height)
    if not width * height:
        yield found("file-damaged")
    if end > source.size:
        yield found("file-cut")
    elif end < source.size:
        yield found("file-tail", bytes=source.size - end)


def jpeg_segments(content: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield marker, begin and end of each segment; a scan runs to the next true marker."""
    begin, marker = 2, 0
    for _count in range(_PIECES):
        while content[begin : begin + 2] == b"\xff\xff":
            begin += 1
        if len(content) < begin + 2 or marker == _END:
            return
        if content[begin : begin + 1] != b"\xff":
            raise Broken(f"no marker at {begin}")
        marker, finish = content[begin + 1], _segment_end(content, begin)
        yield marker, begin, finish
        begin = finish


def _segment_end(content: bytes, begin: int) -> int:
    """Give where a segment ends by its own length; the bare markers have none."""
    marker, at = content[begin + 1], begin + 2
    if marker == _END or _FIRST_RESTART <= marker <= _LAST_RESTART:
        return at
    at += max(2, int.from_bytes(content[at : at + 2], "big"))
    return _scan_end(content, at) if marker == _SCAN else at


def _scan_end(content: bytes, at: int) -> int:
    """Give where the coded pictures end: at a marker that is neither a stuffed byte nor a restart."""
    while (at := content.find(b"\xff", at)) >= 0:
        follows = content[at + 1] if at + 1 < len(content) else _END
        if follows and not _FIRST_RESTART <= follows <= _LAST_RESTART:
            return at
        at += 2
    return len(content)


def _jpeg(source: Source) -> tuple[int, int, int]:
    content = source.whole(_WHOLE)
    width = height = 0
    end = source.size + 1
    for marker, begin, finish in jpeg_segments(content):
        if marker in _SOF and not width:
            height, width = struct.unpack_from(">HH", content, begin + 5)
        if marker == _END:
            end = finish
    return width, height, end


def png_chunks(content: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Yield name, begin and end of each chunk; the sums of the small ones are checked."""
    at = 8
    for _count in range(_PIECES):
        if len(content) < at + 8:
            return
        length, name = struct.unpack_from(">I4s", content, at)
        end = at + 12 + length
        if name in _CHECKED and end <= len(content):
            (told,) = struct.unpack_from(">I", content, end - 4)
            if zlib.crc32(content[at + 4 : end - 4]) != told:
                raise Broken(f"wrong sum of {name!r}")
        yield name, at, end
        at = end
        if name == b"IEND":
            return


def _png(source: Source) -> tuple[int, int, int]:
    content = source.whole(_WHOLE)
    chunks = list(png_chunks(content))
    if not chunks or chunks[0][0] != b"IHDR":
        raise Broken("no header")
    width, height = struct.unpack_from(">II", content, 16)
    end = next((finish for name, _begin, finish in chunks if name == b"IEND"), source.size + 1)
    return width, height, end


def _gif(source: Source) -> tuple[int, int, int]:
    """Walk the blocks of all frames to the closing sign."""
    content = source.whole(_WHOLE)
    width, height, flags = struct.unpack_from("<HHB", content, 6)
    at = 13 + _colours(flags)
    for _count in range(_PIECES):
        sign = content[at : at + 1]
        if sign == b";":
            return width, height, at + 1
        if not sign:
            return width, height, source.size + 1
        at = _gif_block(content, at, sign)
    raise Broken("too many blocks")


def _colours(flags: int) -> int:
    return 3 * (2 << (flags & 7)) if flags & 0x80 else 0


def _gif_block(content: bytes, at: int, sign: bytes) -> int:
    if sign == b"!":
        at += 2
    elif sign == b",":
        at += 11 + _colours(content[at + 9])
    else:
        raise Broken(f"no block at {at}")
    while at < len(content) and content[at]:
        at += 1 + content[at]
    return at + 1


def _webp(source: Source) -> tuple[int, int, int]:
    head = source.at(0, 40)
    end = 8 + struct.unpack_from("<I", head, 4)[0]
    name = head[12:16]
    if name == b"VP8X":
        return _three(head, 24) + 1, _three(head, 27) + 1, end
    if name == b"VP8L":
        bits = struct.unpack_from("<I", head, 21)[0]
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1, end
    if name != b"VP8 ":
        raise Broken("no picture inside")
    width, height = struct.unpack_from("<HH", head, 26)
    return width & 0x3FFF, height & 0x3FFF, end


def _three(content: bytes, at: int) -> int:
    return int.from_bytes(content[at : at + 3], "little")


def _heic(source: Source) -> tuple[int, int, int]:
    """Take the largest size the properties of the items name (ISO/IEC 23008-12)."""
    top = list(boxes.walk(source, 0, source.size))
    meta = next((box for box in top if box.name == b"meta"), None)
    if meta is None:
        raise Broken("no list of items")
    content = source.at(meta.start, min(meta.end - meta.start, 1 << 22))
    sizes = [struct.unpack_from(">II", content, at + 8) for at in _places(content, b"ispe")]
    width, height = max(sizes, key=lambda size: size[0] * size[1], default=(0, 0))
    return width, height, source.size + any(box.cut for box in top)


def _places(content: bytes, name: bytes) -> Iterator[int]:
    at = content.find(name)
    while 0 <= at <= len(content) - 16:
        yield at
        at = content.find(name, at + 4)


_READERS: dict[Kind, Callable[[Source], tuple[int, int, int]]] = {
    Kind.JPG: _jpeg,
    Kind.PNG: _png,
    Kind.GIF: _gif,
    Kind.WEBP: _webp,
    Kind.HEIC: _heic,
}
