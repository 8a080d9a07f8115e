"""Parameters of a header as they are really written: RFC 2231 and everything done instead of it."""

import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote_to_bytes

from baiqau.post import words
from baiqau.post.charsets import decode, named
from baiqau.post.letter import Words

Parameters = Mapping[str, bytes]

_NAME = re.compile(rb"[;\s]*([A-Za-z0-9_.*-]{1,80})[ \t]*=[ \t\r\n]*")
_UNPARTED = re.compile(rb"\s*([\w.+/-]{1,150})[\s,]+(?=[A-Za-z0-9_.*-]{1,80}[ \t]*=)")
_NEXT = re.compile(rb";\s*(?=[A-Za-z0-9_.*-]{1,80}[ \t]*=)|\Z")
_CLOSING = re.compile(rb'"(?=\s*(?:;|$))')
_ESCAPED = re.compile(rb'\\(["\\])')
_PERCENT = re.compile(rb"%[0-9A-Fa-f]{2}")
_CODED = re.compile(rb"=\?[\w.:+-]+(?:\*[\w-]*)?\s?\?\s?[bBqQ]\s?\?")
_CHARSET = re.compile(rb"([A-Za-z0-9_.:+-]{0,40})'([\w-]{0,20})'(.*)", re.DOTALL)
_PIECE = re.compile(r"(.+?)(?:\*(\d{1,3}))?(\*)?")
_MOST_PIECES = 400


def split(value: bytes) -> tuple[str, Parameters]:
    """Give a header's first word in small letters, and its parameters as raw bytes by name.

    The first of two parameters with one name counts. Quotes inside quotes and values without
    any are read up to the next `; name=`.
    """
    unparted = _UNPARTED.match(value)  # `application/pdf name=`, without the semicolon
    if unparted:
        head, rest = unparted[1], value[unparted.end() :]
    else:
        head, _, rest = value.partition(b";")
    first = head.strip().split(b"(")[0].split()
    kind = first[0].decode("ascii", "replace").lower() if first else ""
    if b"=" in head and "/" not in kind:
        kind, rest = "", value
    found: dict[str, bytes] = {}
    for name, content in _each(rest):
        found.setdefault(name, content)
    return kind, found


def _each(rest: bytes) -> Iterator[tuple[str, bytes]]:
    at = 0
    for _ in range(_MOST_PIECES):
        name = _NAME.match(rest, at)
        if not name:
            after = rest.find(b";", at)
            if after < 0:
                return
            at = after + 1
            continue
        content, at = _content(rest, name.end())
        yield name[1].decode("ascii").lower(), content


def _content(rest: bytes, at: int) -> tuple[bytes, int]:
    if rest.startswith(b'"', at):
        closing = _closing(rest, at + 1)
        if closing >= 0:
            return _ESCAPED.sub(rb"\1", rest[at + 1 : closing]), closing + 1
        at += 1
    end = _NEXT.search(rest, at)
    stop = end.start() if end else len(rest)
    bare = rest[at:stop].strip(b"; \t\r\n")
    single = len(bare) > 1 and bare[:1] == bare[-1:] == b"'"
    return bare[1:-1] if single else bare, stop


def _closing(rest: bytes, at: int) -> int:
    """Find the quote that ends a value: not escaped, and followed by `;` or nothing."""
    while found := _CLOSING.search(rest, at):
        place = found.start()
        slashes = len(rest[at:place]) - len(rest[at:place].rstrip(b"\\"))
        if slashes % 2 == 0:
            return place
        at = place + 1
    return -1


def plain(parameters: Parameters, name: str) -> str:
    """Give a parameter that is ASCII by its nature: charset, boundary, report-type."""
    raw = parameters.get(name) or parameters.get(name + "*") or _joined(parameters, name)[0]
    return raw.strip().strip(b"\"'").decode("latin-1")


def text(parameters: Parameters, name: str, hint: str = "") -> Words | None:
    """Read a parameter that holds a name, in whichever way it was written; None if it is absent."""
    if name + "*" in parameters:
        return _marked(parameters[name + "*"], hint)
    if any(key.startswith(name + "*") for key in parameters):
        raw, whole = _joined(parameters, name)
        read = _bare(raw, hint)
        if whole:
            return read
        return Words(
            read.text, sure=False, charset=read.charset, doubts=(*read.doubts, "parameter-broken")
        )
    return _bare(parameters[name], hint) if name in parameters else None


def _joined(parameters: Parameters, name: str) -> tuple[bytes, bool]:
    """Put `name*0*`, `name*1` … together, percent signs kept; tell whether none is missing.

    A bare piece among marked ones has its own percent signs marked first, so that one reading
    undoes both.
    """
    pieces: dict[int, tuple[bytes, bool]] = {}
    for key, raw in parameters.items():
        shape = _PIECE.fullmatch(key)
        if shape and shape[1] == name and shape[2]:
            pieces[int(shape[2])] = raw, bool(shape[3])
    marked = any(mark for _, mark in pieces.values())
    joined = b"".join(
        raw.replace(b"%", b"%25") if marked and not mark else raw
        for _, (raw, mark) in sorted(pieces.items())
    )
    if marked and not _CHARSET.match(joined):
        joined = b"''" + joined
    return joined, bool(pieces) and sorted(pieces) == list(range(len(pieces)))


def _marked(raw: bytes, hint: str) -> Words:
    """Read `charset'language'percent`; without a charset the letters tell."""
    shape = _CHARSET.match(raw)
    declared, content = (shape[1].decode("ascii"), shape[3]) if shape else ("", raw)
    content = unquote_to_bytes(content)
    if _CODED.search(content):
        return words.read(content, hint)
    return decode(content, declared, hint)


def _bare(raw: bytes, hint: str) -> Words:
    """Read a value in quotes: encoded words, percent signs without a mark, or raw bytes."""
    if _CODED.search(raw):
        return words.read(raw, hint)
    shape = _CHARSET.match(raw)
    if shape and (named(shape[1].decode("ascii")) or not shape[1]) and _PERCENT.search(shape[3]):
        return _marked(raw, hint)
    undone = unquote_to_bytes(raw) if _PERCENT.search(raw) else raw
    if undone != raw and not undone.isascii() and decode(undone).charset == "utf-8":
        return decode(undone)
    return words.read(raw, hint)
