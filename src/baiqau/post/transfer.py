"""Transfer encodings undone: base64, quoted-printable, uuencode, yEnc, as they really come."""

import binascii
import re

from baiqau.post.letter import Doubt

Undone = tuple[bytes, tuple[Doubt, ...]]

_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/=]+")
_SPACE = bytes(range(33)) + b"\x7f"
_CODED_LINE = re.compile(rb"(?:[A-Za-z0-9+/]{4}){2,}(?:[A-Za-z0-9+/]{2,3}={0,2})?")
_PADDED = re.compile(rb"[^=]+=*")
_SOFT_BREAK = re.compile(rb"=[ \t]{1,200}(?=\r?\n)")
_PLAIN = frozenset({"", "7bit", "8bit", "binary", "8-bit", "7-bit", "none", "8bits", "utf-8"})
_MOVED = bytes((byte - 42) % 256 for byte in range(256))
_MOVED_MORE = bytes((byte - 106) % 256 for byte in range(256))
_MOST_PIECES = 1000
_SHORT = 8
_LOOKED_AT = 4096
_UU_HEAD = re.compile(rb"^begin [0-7]{3,4} ([^\r\n]{1,400})\r?\n", re.MULTILINE)


def undo(raw: bytes, encoding: str) -> Undone:
    """Give the bytes that were attached. What cannot be undone is given as it came, and told."""
    if encoding == "base64":
        return base64(raw)
    if encoding in {"quoted-printable", "quoted_printable", "qp"}:
        return binascii.a2b_qp(_SOFT_BREAK.sub(b"=", raw)), ()
    if encoding in {"x-uuencode", "uuencode", "x-uue", "uue"}:
        head = _UU_HEAD.search(raw)
        return uuencoded(raw[head.end() :]) if head else (raw, ("uuencode-damaged",))
    return raw, (() if encoding in _PLAIN else ("transfer-unknown",))


def looks_coded(raw: bytes) -> bool:
    """Say whether bytes that name no encoding are lines of base64 throughout."""
    lines = [line.strip() for line in raw[:_LOOKED_AT].split(b"\n")[:-1] if line.strip()]
    return len(lines) > 1 and all(map(_CODED_LINE.fullmatch, lines))


def base64(raw: bytes) -> Undone:
    """Undo base64 with breaks, missing padding, several padded pieces, lines added under it."""
    packed = raw.translate(None, _SPACE)
    foreign = bool(_NOT_BASE64.search(packed))
    if foreign:
        kept = _coded_lines(raw)
        if not kept:
            return raw, ("transfer-wrong",)
        packed = _NOT_BASE64.sub(b"", kept)
    if len(packed) < _SHORT and len(packed) % 4 == 1:
        return raw, ("transfer-wrong",)
    if packed.count(b"=") > _MOST_PIECES:
        packed, foreign = packed.replace(b"=", b""), True
    pieces = _PADDED.findall(packed)
    damaged = foreign or any(len(piece) % 4 for piece in pieces)
    return b"".join(map(_piece, pieces)), ("base64-damaged",) if damaged else ()


def _coded_lines(raw: bytes) -> bytes:
    """Leave out what a list or a scanner wrote under the code; nothing, where all of it is words.

    A line of code has signs of base64 only and no space within. Damaged lines between such lines
    are kept; those after the last one, or after a blank line, are not.
    """
    lines = [line.strip() for line in raw.split(b"\n")]
    coded = [bool(_CODED_LINE.fullmatch(line)) for line in lines]
    if not any(coded):
        return raw if len(lines) == 1 and b" " not in lines[0] else b""
    last = len(coded) - coded[::-1].index(True)
    first = coded.index(True)
    blank = next(
        (at for at in range(first, last) if not lines[at] and not all(coded[at + 1 : last])), last
    )
    return b"".join(lines[: max(blank, first + 1)])


def _piece(packed: bytes) -> bytes:
    bare = packed.rstrip(b"=")
    if len(bare) % 4 == 1:
        bare = bare[:-1]
    return binascii.a2b_base64(bare + b"=" * (-len(bare) % 4))


def uuencoded(raw: bytes) -> Undone:
    """Undo the lines after `begin` up to `end`; some writers give too many or too few signs."""
    out, ended = [], False
    for line in raw.split(b"\n"):
        bare = line.rstrip(b"\r")
        if bare.strip() in {b"end", b"`"}:
            ended = True
            break
        if bare:
            out.append(_uu_line(bare))
    lost = any(piece is None for piece in out) or not ended
    return b"".join(piece or b"" for piece in out), ("uuencode-damaged",) if lost else ()


def _uu_line(line: bytes) -> bytes | None:
    size = (line[0] - 32) & 63
    try:
        return binascii.a2b_uu(line)
    except binascii.Error:
        pass
    try:
        return binascii.a2b_uu(line[: 1 + (size * 4 + 2) // 3].rstrip())
    except binascii.Error:
        return None


def yencoded(lines: bytes) -> bytes:
    """Undo yEnc: every byte moved by 42, the forbidden ones by 64 more after `=`."""
    first, *escaped = lines.translate(None, b"\r\n").split(b"=")
    pieces = (piece[:1].translate(_MOVED_MORE) + piece[1:].translate(_MOVED) for piece in escaped)
    return first.translate(_MOVED) + b"".join(pieces)
