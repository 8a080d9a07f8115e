"""Files written into the text itself: uuencode and yEnc."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from baiqau.post import transfer
from baiqau.post.letter import Doubt, Origin

_UU = re.compile(
    rb"^begin [0-7]{3,4} ([^\r\n]{1,400})\r?\n(?=[!-`][ -`]{0,90}\r?\n|`\r?\n)", re.MULTILINE
)
_UU_END = re.compile(rb"^end[ \t]*\r?(?:\n|\Z)", re.MULTILINE)
_YENC = re.compile(
    rb"^=ybegin [^\r\n]{0,200}name=([^\r\n]{1,400})\r?\n(?:=ypart [^\r\n]*\r?\n)?", re.MULTILINE
)
_YENC_END = re.compile(rb"^=yend\b([^\r\n]*)\r?(?:\n|\Z)", re.MULTILINE)
_SIZE = re.compile(rb"\bsize=(\d{1,12})\b")
_MOST = 100


@dataclass(frozen=True)
class Found:
    """A file found in a text: its name as raw bytes, its content."""

    name: bytes
    content: bytes
    origin: Origin
    doubts: tuple[Doubt, ...]


def take(text: bytes) -> tuple[bytes, tuple[Found, ...]]:
    """Give the text without the files, and the files."""
    if b"begin " not in text and b"=ybegin " not in text:
        return text, ()
    kept, files, at = [], [], 0
    for start, end, found in _each(text):
        kept.append(text[at:start])
        files.append(found)
        at = end
    return b"".join([*kept, text[at:]]), tuple(files)


def _each(text: bytes) -> Iterator[tuple[int, int, Found]]:
    at, count = 0, 0
    heads = [*_UU.finditer(text), *_YENC.finditer(text)]
    for head in sorted(heads, key=lambda one: one.start()):
        if head.start() < at or count >= _MOST:
            continue
        at, found = _uu(text, head) if head.re is _UU else _yenc(text, head)
        yield head.start(), at, found
        count += 1


def _uu(text: bytes, head: re.Match[bytes]) -> tuple[int, Found]:
    last = _UU_END.search(text, head.end())
    end = last.end() if last else len(text)
    content, doubts = transfer.uuencoded(text[head.end() : end])
    return end, Found(head[1].strip(), content, "uuencode", doubts)


def _yenc(text: bytes, head: re.Match[bytes]) -> tuple[int, Found]:
    last = _YENC_END.search(text, head.end())
    end = last.end() if last else len(text)
    content = transfer.yencoded(text[head.end() : last.start() if last else end])
    size = _SIZE.search(last[1]) if last else None
    whole = size is not None and int(size[1]) == len(content)
    return end, Found(head[1].strip(), content, "yenc", () if whole else ("yenc-damaged",))
