"""Header texts as they are really written: RFC 2047 with all its customary breaches."""

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass

from baiqau.post import transfer
from baiqau.post.charsets import decode
from baiqau.post.letter import Doubt, Words

# =?charset*language?B? with the spaces some writers put in
_HEAD = re.compile(rb"=\?[ ]?([A-Za-z0-9_.:+-]{1,40})(?:\*[\w-]{0,20})?[ ]?\?[ ]?([bBqQ])[ ]?\?")
_END_Q = re.compile(rb"\?=(?=[\s\"'<>(),;]|=\?|$)|\?=")
_END_B = re.compile(rb"[A-Za-z0-9+/=\s_-]*")
_SPACE = re.compile(rb"\s+")
_HEX = re.compile(rb"=[0-9A-Fa-f]{2}")
_SHY = "\u00ad\ufeff"


@dataclass(frozen=True)
class _Piece:
    """An encoded word, or bytes between two (charset empty)."""

    charset: str
    how: str
    payload: bytes
    broken: bool = False


def read(raw: bytes, hint: str = "") -> Words:
    """Read a header's value. Encoded words are undone once; the rest may be in any charset.

    Words that follow one another in one charset are joined as bytes before they are read: many
    writers cut a letter in two. An encoded word within an encoded word stays literal.
    """
    value = _unfold(raw)
    if not _HEAD.search(value):
        return decode(value, hint=hint)
    runs = list(_runs(list(_pieces(value))))
    parts = [_run(run, hint) for run in runs]
    doubts = [doubt for part in parts for doubt in part.doubts]
    if any(piece.broken for run in runs for piece in run):
        doubts.append("word-broken")
    coded = [part for run, part in zip(runs, parts, strict=True) if run[0].charset]
    return Words(
        "".join(part.text for part in parts),
        sure="word-broken" not in doubts and all(part.sure for part in parts),
        charset=coded[0].charset,
        doubts=tuple(dict.fromkeys(doubts)),
    )


def _unfold(raw: bytes) -> bytes:
    return re.sub(rb"\r?\n[ \t]*", b" ", raw.replace(b"\0", b"").strip())


def _pieces(value: bytes) -> Iterator[_Piece]:
    """Cut a value into encoded words and what stands between them, spaces between words left out."""
    at, coded = 0, False
    while head := _HEAD.search(value, at):
        between = value[at : head.start()]
        if between and not (coded and between.isspace()):
            yield _Piece("", "", between)
        payload, at, broken = _payload(value, head)
        yield _Piece(head[1].decode().lower(), head[2].decode().lower(), payload, broken)
        coded = True
    if at < len(value):
        yield _Piece("", "", value[at:])


def _payload(value: bytes, head: re.Match[bytes]) -> tuple[bytes, int, bool]:
    """Find where an encoded word ends: at `?=`, else before the next one or what cannot belong."""
    start = head.end()
    next_one = _HEAD.search(value, start)
    limit = next_one.start() if next_one else len(value)
    if head[2] in b"bB":
        found = _END_B.match(value, start, limit)
        stop = found.end() if found else start
        if value.startswith(b"?", stop):
            return value[start:stop], stop + (2 if value.startswith(b"?=", stop) else 1), False
        payload = value[start:stop]
        return payload, stop, True
    end = _END_Q.search(value, start, limit)
    if end and _premature(value, end):
        end = _END_Q.search(value, end.end(), limit) or end
    if end:
        return value[start : end.start()], end.end(), False
    space = value.find(b" ", start, limit)
    stop = limit if space < 0 else space
    return value[start:stop], stop, True


def _premature(value: bytes, end: re.Match[bytes]) -> bool:
    """`Кім?=3F?=`: a question mark left bare, then an encoded sign: not the end yet."""
    return bool(_HEX.match(value, end.end() - 1)) and b"?=" in value[end.end() :]


def _runs(pieces: list[_Piece]) -> Iterator[list[_Piece]]:
    """Join neighbours of one charset; bytes between two words stand alone."""
    run: list[_Piece] = []
    for piece in pieces:
        if run and piece.charset and piece.charset == run[-1].charset:
            run.append(piece)
            continue
        if run:
            yield run
        run = [piece]
    if run:
        yield run


def _run(run: list[_Piece], hint: str) -> Words:
    charset = run[0].charset
    if not charset:
        return decode(run[0].payload, hint=hint)
    raw, doubts = _undone(run)
    words = decode(raw, charset, hint)
    text = "".join(" " if letter in "\r\n\t" else letter for letter in words.text).strip("\0")
    return Words(text, words.sure and not doubts, words.charset, (*doubts, *words.doubts))


def _undone(run: list[_Piece]) -> tuple[bytes, tuple[Doubt, ...]]:
    out, carried, broken = [], b"", False
    for number, piece in enumerate(run):
        if piece.how == "q":
            out.append(_quoted(piece.payload))
            continue
        payload = carried + _SPACE.sub(b"", piece.payload).translate(bytes.maketrans(b"-_", b"+/"))
        carried = b""
        follows = number + 1 < len(run) and run[number + 1].how == "b"
        if len(payload) % 4 and not payload.endswith(b"=") and follows:
            carried = payload  # base64 cut anywhere, not at a quantum
            continue
        if len(payload) % 4 > 1:
            payload += b"=" * (-len(payload) % 4)  # many leave the padding out
        undone, damage = transfer.base64(payload)
        broken = broken or bool(damage)
        out.append(undone)
    return b"".join(out), ("word-broken",) if broken else ()


def _quoted(payload: bytes) -> bytes:
    return binascii.a2b_qp(payload.replace(b"\r", b"").replace(b"\n", b""), header=True)
