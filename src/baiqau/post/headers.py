"""The head of a letter or a part: its headers as raw bytes, however broken the lines are."""

import re
from dataclasses import dataclass

from baiqau.post.letter import Doubt
from baiqau.post.limits import Limits

_HEADER = re.compile(rb"([!-9;-~]{1,100})[ \t]*:")
_KNOWN = re.compile(
    rb"(?:content-[a-z-]+|mime-version|subject|from|to|cc|date|message-id|received|return-path|"
    rb"reply-to|sender|x-[a-z0-9-]+)[ \t]*:", re.IGNORECASE,
)  # fmt: skip
_LOOK_AHEAD = 20  # lines: how far a broken line is followed by proper ones


@dataclass(frozen=True)
class Headers:
    """Names in small letters with raw values, folds kept, in the order they stand."""

    pairs: tuple[tuple[str, bytes], ...] = ()

    def first(self, name: str) -> bytes:
        """Give the first value of a name that is not blank, else nothing."""
        return next((value for value in self.every(name) if value), b"")

    def every(self, name: str) -> tuple[bytes, ...]:
        """Give all values of a name, stripped."""
        return tuple(value.strip() for key, value in self.pairs if key == name)

    def word(self, name: str) -> str:
        """Give the first value as small Latin letters, for values that are ASCII by nature."""
        return self.first(name).decode("latin-1").strip().lower()

    def __contains__(self, name: str) -> bool:
        return any(key == name for key, _ in self.pairs)


@dataclass(frozen=True)
class Head:
    """Headers, where the body begins, and what was wrong."""

    headers: Headers
    body: bytes
    doubts: tuple[Doubt, ...]


def read(raw: bytes, limits: Limits) -> Head:
    """Part the headers from the body; blank lines and an mbox line before them are passed over."""
    lines = _Lines(raw, _start(raw), limits)
    doubts = lines.doubts
    pairs: list[tuple[str, bytes]] = []
    for line in lines.headers:
        name, _, value = b"".join(line).partition(b":")
        if len(value) > limits.header:
            doubts.append("header-truncated")
            value = value[: limits.header]
        pairs.append((name.strip().decode("ascii").lower(), value))
    return Head(Headers(tuple(pairs)), raw[lines.body :], tuple(dict.fromkeys(doubts)))


def _start(raw: bytes) -> int:
    """Pass over blank lines before the headers, and the line an mbox file puts there."""
    if raw[:1] not in b"\r\n \t":
        return _after_mbox(raw, 0)
    found = re.compile(rb"\s*").match(raw)
    start = found.end() if found else 0
    if start == len(raw):
        return start
    return (
        _after_mbox(raw, start)
        if _HEADER.match(raw, start) or raw.startswith(b"From ", start)
        else 0
    )


def _after_mbox(raw: bytes, start: int) -> int:
    if raw.startswith((b"From ", b">From "), start):
        return raw.find(b"\n", start) + 1 or len(raw)
    return start


class _Lines:
    """Whole headers with their folds; a line that is none is dropped when headers follow."""

    def __init__(self, raw: bytes, start: int, limits: Limits) -> None:
        self.headers: list[list[bytes]] = []
        self.doubts: list[Doubt] = []
        self.raw, self.body = raw, start
        while self.body < len(raw) and self._one():
            if self.body - start > limits.head:
                self.doubts.append("header-truncated")
                self.body = _blank_line(raw, self.body)
                return

    def _one(self) -> bool:
        """Take the next line; False where the headers end."""
        end = self.raw.find(b"\n", self.body) + 1 or len(self.raw)
        line = self.raw[self.body : end]
        if not line.strip(b"\r\n"):
            self.body = end
            return False
        if line[:1] in b" \t" and self.headers:
            self.headers[-1].append(line)
        elif _HEADER.match(line):
            self.headers.append([line])
        elif not self._dropped(end):
            return False
        self.body = end
        return True

    def _dropped(self, end: int) -> bool:
        self.doubts.append("headers-broken")
        return _headers_follow(self.raw, end)


def _headers_follow(raw: bytes, at: int) -> bool:
    for _ in range(_LOOK_AHEAD):
        end = raw.find(b"\n", at) + 1 or len(raw)
        if not raw[at:end].strip():
            return False
        if _KNOWN.match(raw, at):
            return True
        at = end
    return False


def _blank_line(raw: bytes, at: int) -> int:
    found = re.compile(rb"\n\r?\n").search(raw, at)
    return found.end() if found else len(raw)
