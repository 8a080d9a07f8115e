"""winmail.dat: the files Outlook wraps in TNEF (published by Microsoft as MS-OXTNEF)."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from baiqau.post.charsets import decode
from baiqau.post.letter import Doubt, Words

SIGNATURE = b"\x78\x9f\x3e\x22"
_BODY, _TITLE, _DATA, _BEGIN = 0x800C, 0x8010, 0x800F, 0x9002
_MESSAGE_PROPERTIES, _FILE_PROPERTIES, _CODEPAGE = 0x9003, 0x9005, 0x9007
_P_BODY, _P_RTF, _P_HTML = 0x1000, 0x1009, 0x1013
_P_LONG, _P_SHORT, _P_SHOWN, _P_MEDIA, _P_ID, _P_OBJECT = (
    0x3707,
    0x3704,
    0x3001,
    0x370E,
    0x3712,
    0x3701,
)
_WIDE, _NARROW, _BYTES, _OBJECT = 0x1F, 0x1E, 0x0102, 0x0D
_FIXED = {
    0x02: 4,
    0x03: 4,
    0x04: 4,
    0x05: 8,
    0x06: 8,
    0x07: 8,
    0x0A: 4,
    0x0B: 4,
    0x14: 8,
    0x40: 8,
    0x48: 16,
}
_NAMED = 0x8000
_GUID = 16
_WORD = 4
_MOST = 5000


@dataclass
class File:
    """One wrapped file, gathered from its attributes."""

    name: Words = field(default_factory=Words)
    content: bytes = b""
    media: str = ""
    content_id: str = ""


@dataclass
class Opened:
    """What a winmail.dat holds: its files, its text, what was wrong."""

    files: list[File] = field(default_factory=list)
    text: str = ""
    html: bytes = b""
    doubts: list[Doubt] = field(default_factory=list)
    codepage: str = ""


def opened(raw: bytes) -> Opened:
    """Read a winmail.dat as far as it holds together; never raises."""
    result = Opened()
    if not raw.startswith(SIGNATURE):
        result.doubts.append("winmail-damaged")
        return result
    for attribute, data in _attributes(raw, result):
        _take(result, attribute, data)
    return result


def _attributes(raw: bytes, result: Opened) -> Iterator[tuple[int, bytes]]:
    at = len(SIGNATURE) + 2
    for _ in range(_MOST):
        if at >= len(raw):
            return
        if at + 9 > len(raw):
            break
        _, attribute, _, size = struct.unpack_from("<BHHL", raw, at)
        data = raw[at + 9 : at + 9 + size]
        if len(data) < size:
            break
        yield attribute, data
        at += 9 + size + 2
    result.doubts.append("winmail-damaged")


def _take(result: Opened, attribute: int, data: bytes) -> None:
    if attribute == _CODEPAGE and len(data) >= _WORD:
        result.codepage = f"cp{struct.unpack_from('<L', data)[0]}"
    elif attribute == _BODY:
        result.text = decode(data.rstrip(b"\0"), result.codepage).text
    elif attribute == _MESSAGE_PROPERTIES:
        _message(result, data)
    elif attribute == _BEGIN:
        result.files.append(File())
    elif result.files:
        _file(result, result.files[-1], attribute, data)


def _message(result: Opened, data: bytes) -> None:
    found = dict(_properties(data))
    if _P_BODY in found and not result.text:
        result.text = _text(found[_P_BODY], result.codepage).text
    result.html = found.get(_P_HTML, (0, b""))[1]
    if _P_RTF in found and not result.text and not result.html:
        result.doubts.append("winmail-rtf")


def _file(result: Opened, one: File, attribute: int, data: bytes) -> None:
    if attribute == _TITLE and not one.name.text:
        one.name = decode(data.rstrip(b"\0"), result.codepage)
    elif attribute == _DATA:
        one.content = data
    elif attribute == _FILE_PROPERTIES:
        _described(result, one, dict(_properties(data)))


def _described(result: Opened, one: File, found: dict[int, tuple[int, bytes]]) -> None:
    for key in (_P_SHOWN, _P_SHORT, _P_LONG):
        if key in found and (key == _P_LONG or not one.name.text):
            one.name = _text(found[key], result.codepage)
    if _P_MEDIA in found:
        one.media = _text(found[_P_MEDIA], result.codepage).text.lower()
    if _P_ID in found:
        one.content_id = _text(found[_P_ID], result.codepage).text
    if _P_OBJECT in found and not one.content:
        one.content = found[_P_OBJECT][1][_GUID:]


def _text(value: tuple[int, bytes], codepage: str) -> Words:
    kind, data = value
    if kind == _WIDE:
        return Words(data.decode("utf-16-le", "replace").rstrip("\0"), charset="utf-16-le")
    return decode(data.rstrip(b"\0"), codepage)


def _properties(data: bytes) -> Iterator[tuple[int, tuple[int, bytes]]]:
    """Yield MAPI properties: their number, their type, the first of their values."""
    if len(data) < _WORD:
        return
    at = 4
    for _ in range(min(struct.unpack_from("<L", data)[0], _MOST)):
        if at + 4 > len(data):
            return
        kind, key = struct.unpack_from("<HH", data, at)
        at = _after_name(data, at + 4) if key >= _NAMED else at + 4
        found = _value(data, at, kind)
        if found is None:
            return
        yield key, (kind & 0x0FFF, found[0])
        at = found[1]


def _after_name(data: bytes, at: int) -> int:
    """Pass over a named property's name: its set, then a number or a text."""
    if at + _GUID + 8 > len(data):
        return len(data)
    kind, size = struct.unpack_from("<LL", data, at + _GUID)
    return at + _GUID + 8 + (_whole(size) if kind == 1 else 0)


def _value(data: bytes, at: int, kind: int) -> tuple[bytes, int] | None:
    bare = kind & 0x0FFF
    several = bool(kind & 0x1000)
    if bare in _FIXED and not several:
        return (data[at : at + _FIXED[bare]], at + _FIXED[bare]) if at + 4 <= len(data) else None
    if at + 4 > len(data):
        return None
    count = struct.unpack_from("<L", data, at)[0]
    if bare in _FIXED:
        return data[at + 4 : at + 4 + _FIXED[bare]], at + 4 + count * _FIXED[bare]
    return _sized(data, at + 4, count) if bare in {_WIDE, _NARROW, _BYTES, _OBJECT} else None


def _sized(data: bytes, at: int, count: int) -> tuple[bytes, int] | None:
    first: bytes | None = None
    for _ in range(min(count, _MOST)):
        if at + 4 > len(data):
            return None
        size = struct.unpack_from("<L", data, at)[0]
        first = data[at + 4 : at + 4 + size] if first is None else first
        at += 4 + _whole(size)
    return first or b"", at


def _whole(size: int) -> int:
    """Values are padded to four bytes."""
    return size + (-size % 4)
