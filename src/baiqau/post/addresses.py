"""Addresses as they are really written: with or without quotes, brackets, commas in the wrong place."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from baiqau.post import words
from baiqau.post.letter import Address

_MOST = 1000
_BARE = re.compile(rb"[^\s<>\"(),;:]{1,200}@[^\s<>\"(),;:]{1,200}")
_COMMENT = re.compile(rb"\(([^()]*)\)")
_STEERING = re.compile(rb"\\.|[\"<>(),;]", re.DOTALL)
_OPENING = {b'"': b'"', b"<": b">", b"(": b")"}
_PARTING = (b",", b";")
_ESCAPED = re.compile(rb"\\(.)", re.DOTALL)


def read(raw: bytes, hint: str = "") -> tuple[Address, ...]:
    """Read a list of addresses; an entry with neither name nor address is left out."""
    found = (_one(piece, hint) for piece in islice(_pieces(raw), _MOST))
    return tuple(_rejoined(one for one in found if one.name or one.address))


def _rejoined(found: Iterable[Address]) -> Iterator[Address]:
    """Put together a name that a bare comma cut: `Әлиева, Гүлнар <a@b.kz>`."""
    before: list[Address] = []
    for one in found:
        if not one.address:
            before.append(one)
        elif before and one.name:
            names = ", ".join(part.name for part in (*before, one))
            yield Address(names, one.address, sure=all(part.sure for part in (*before, one)))
            before = []
        else:
            yield from before
            yield one
            before = []
    yield from before


def _pieces(raw: bytes) -> Iterator[bytes]:
    """Cut at commas and semicolons that stand outside quotes, brackets and comments."""
    start, inside = 0, b""
    for sign in _STEERING.finditer(raw):
        if inside:
            inside = b"" if sign[0] == inside else inside
        elif sign[0] in _OPENING:
            inside = _OPENING[sign[0]]
        elif sign[0] in _PARTING:
            yield raw[start : sign.start()]
            start = sign.end()
    yield raw[start:]


def _one(piece: bytes, hint: str) -> Address:
    before, bracket, after = piece.rpartition(b"<")
    if bracket:
        return _named(before, _clean(after.partition(b">")[0]), hint)
    comment = _COMMENT.search(piece)
    bare = _BARE.search(_COMMENT.sub(b" ", piece))
    if bare:
        rest = comment[1] if comment else piece.replace(bare[0], b" ")
        return _named(rest, bare[0], hint)
    return _named(piece, b"", hint)


def _named(name: bytes, address: bytes, hint: str) -> Address:
    head, colon, rest = name.partition(b":")
    if colon and b'"' not in head and b"=?" not in head:
        name = rest  # a group: «team: …;»
    shown = words.read(_ESCAPED.sub(rb"\1", _unquoted(name)), hint)
    plain = " ".join("".join(sign for sign in shown.text if sign.isprintable()).split())
    return Address(_outside(plain), _address(address, hint), shown.sure)


def _outside(name: str) -> str:
    """Take quotes off that stand around the whole name, not those within it."""
    for quote in "\"'":
        if len(name) > 1 and name[0] == name[-1] == quote and quote not in name[1:-1]:
            return name[1:-1].strip()
    return "" if name in {'"', '""', "'", "<"} else name


def _unquoted(name: bytes) -> bytes:
    name = name.strip()
    if b"=?" in name:
        return name.replace(b'"', b"")
    around = len(name) > 1 and name.startswith(b'"') and name.endswith(b'"')
    return name[1:-1] if around else name


def _clean(address: bytes) -> bytes:
    found = _BARE.search(address)
    return found[0] if found else address


def _address(raw: bytes, hint: str) -> str:
    text = words.read(raw, hint).text
    text = "".join(sign for sign in text if sign.isprintable() and not sign.isspace())
    return text.strip("<>,;'\"").removeprefix("mailto:")
