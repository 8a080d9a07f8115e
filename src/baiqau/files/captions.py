"""Captions of a film: SubRip and WebVTT as people really write them, made into clean WebVTT.

W3C WebVTT, section 4 (the form) and 5 (cue text). Nothing of the file is passed on as it stands: times
are written anew, words are escaped, and what is not spoken (notes, styles, places on the screen, names
of voices, numbers of cues) is left out.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from baiqau.post import charsets

LARGEST = 1 << 20
MOST_CUES = 5000
LONGEST_CUE = 500  # signs; two lines of a screen have about eighty
SLIP = 500  # milliseconds by which a program lets one cue run into the next
_LATEST = 24 * 3600 * 1000
_ARROW = re.compile(r"-{1,2}\s*>|→|–\s*>")
_TIME = re.compile(r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})(?:[.,:](\d{1,3}))?")
_TIMELIKE = re.compile(r"\d{1,2}:\d{1,2}")
_NOT_SPOKEN = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")
# What formats words in the two forms: taken out. Any other sign < is somebody's word, and is shown.
_TAGS = re.compile(
    r"</?(?:b|i|u|s|c|v|ruby|rt|lang|font)(?:[.\s][^<>]*)?>|<\d{1,2}:[\d:.]+>|\{\\[^{}]*\}",
    re.IGNORECASE,
)
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&nbsp;": " ", "&lrm;": "", "&rlm;": "", "&amp;": "&"}
_TURNING = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_OTHER_FORMS = ("[script info]", "<?xml", "<tt", "<sami", "{1}{", "{0}{")
CODES: dict[str, frozenset[str]] = {  # why captions cannot be read, and what is told of it
    "large": frozenset({"limit"}),
    "none": frozenset(),
    "many": frozenset({"limit"}),
    "not-text": frozenset(),
    "form": frozenset(),
    "time": frozenset({"line", "words"}),
    "negative": frozenset({"line", "words"}),
    "backwards": frozenset({"line", "words"}),
    "no-time": frozenset({"line", "words"}),
    "long": frozenset({"line", "limit"}),
}


class CannotRead(Exception):  # noqa: N818  # an answer about a file, not an error of ours
    """These are no captions; `code` is one of `CODES`, `facts` name the line."""

    def __init__(self, code: str, **facts: int | str) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts: dict[str, Any] = facts


@dataclass(frozen=True)
class Cue:
    """What is said from `start` to before `end`, in milliseconds of the film."""

    start: int
    end: int
    words: str


@dataclass(frozen=True)
class _Line:
    number: int
    text: str


def read(content: bytes) -> tuple[Cue, ...]:
    """Read captions, in the order of their times; `CannotRead` names the line that cannot be read.

    Bytes in UTF-8, UTF-16 or a Cyrillic code page. Out of order they are put in order; a cue that runs
    into the next by up to `SLIP` ends where that begins, a longer overlap is two voices and stays.
    """
    if len(content) > LARGEST:
        raise CannotRead("large", limit=LARGEST)
    text = _text(content)
    lines = [_Line(number, text) for number, text in enumerate(text.split("\n"), start=1)]
    is_vtt = lines[0].text.startswith("WEBVTT")
    cues = _in_order(_cues(_blocks(lines[1:] if is_vtt else lines), is_vtt=is_vtt))
    if not cues:
        raise CannotRead("none")
    if len(cues) > MOST_CUES:
        raise CannotRead("many", limit=MOST_CUES)
    return cues


def webvtt(cues: tuple[Cue, ...]) -> bytes:
    """Write cues as WebVTT in UTF-8: times and escaped words, nothing else."""
    told = [f"{_said(one.start)} --> {_said(one.end)}\n{_escaped(one.words)}\n" for one in cues]
    return "\n".join(["WEBVTT\n", *told]).encode()


def _text(content: bytes) -> str:
    """Decode, with one kind of line end and without signs that turn the reading direction."""
    text = charsets.decode(content).text
    text = _TURNING.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if any(sign < " " and sign not in "\n\t\f\v" for sign in text):
        raise CannotRead("not-text")
    if text.lstrip().lower().startswith(_OTHER_FORMS):
        raise CannotRead("form")
    return re.sub(r"[\t\f\v]", " ", text)


def _blocks(lines: list[_Line]) -> Iterator[list[_Line]]:
    """Yield what stands between empty lines; a second time in it begins a block of its own."""
    block: list[_Line] = []
    for line in [*lines, _Line(0, "")]:
        if not line.text.strip():
            yield from [block] if block else []
            block = []
        elif _is_times(line) and any(_is_times(one) for one in block):
            numbered = block[-1].text.strip().isdecimal()
            yield block[:-1] if numbered else block
            block = [line]
        else:
            block.append(line)


def _is_times(line: _Line) -> bool:
    return bool(_ARROW.search(line.text) and _TIMELIKE.search(line.text))


def _cues(blocks: Iterator[list[_Line]], *, is_vtt: bool) -> Iterator[Cue]:
    """Yield the cues as they stand, the next one when the words of the one before are all told."""
    last: Cue | None = None
    for block in blocks:
        if is_vtt and _is_aside(block, first=last is None):
            continue
        at = _place_of_times(block)
        if at is None:
            last = _continued(last, block, is_vtt=is_vtt)
            continue
        yield from [last] if last else []
        start, end = _times(block[at])
        last = _worded(Cue(start, end, ""), block[at + 1 :], block[at], is_vtt=is_vtt)
    yield from [last] if last else []


def _is_aside(block: list[_Line], *, first: bool) -> bool:
    """Say whether a block is a note, a style or, before the first cue, the rest of the head."""
    if _NOT_SPOKEN.match(block[0].text):
        return True
    return first and not any("-->" in line.text for line in block) and ":" in block[0].text


def _place_of_times(block: list[_Line]) -> int | None:
    """Give which of the first two lines holds the times; a number or a name may stand before them."""
    for place, line in enumerate(block[:2]):
        if _is_times(line):
            return place
    for line in block:
        if "-->" in line.text:
            raise CannotRead("time", line=line.number, words=_short(line.text))
    return None


def _times(line: _Line) -> tuple[int, int]:
    before, after = _ARROW.split(line.text, maxsplit=1)
    first, second = before.strip(), (after.split() or [""])[0]
    if first.startswith(("-", "−")) or second.startswith(("-", "−")):
        raise CannotRead("negative", line=line.number, words=_short(line.text))
    start, end = _moment(first), _moment(second)
    if start is None or end is None:
        raise CannotRead("time", line=line.number, words=_short(line.text))
    if end <= start:
        raise CannotRead("backwards", line=line.number, words=_short(line.text))
    return start, end


def _moment(words: str) -> int | None:
    """Give milliseconds; None for what is no time of a film."""
    found = _TIME.fullmatch(words)
    if found is None:
        return None
    hours, minutes, seconds = (int(part or 0) for part in found.groups()[:3])
    thousandths = int((found[4] or "").ljust(3, "0"))
    at = ((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths
    return at if minutes < 60 and seconds < 60 and at <= _LATEST else None  # noqa: PLR2004  of a clock


def _continued(last: Cue | None, block: list[_Line], *, is_vtt: bool) -> Cue | None:
    """Add words that stand after an empty line to the cue before; a lone number is nobody's words."""
    if len(block) == 1 and block[0].text.strip().isdecimal():
        return last
    if last is None:
        raise CannotRead("no-time", line=block[0].number, words=_short(block[0].text))
    return _worded(last, block, block[0], is_vtt=is_vtt)


def _worded(cue: Cue, lines: list[_Line], at: _Line, *, is_vtt: bool) -> Cue:
    said = [_spoken(line.text, is_vtt=is_vtt) for line in lines]
    words = "\n".join(part for part in (cue.words, *said) if part)
    if len(words) > LONGEST_CUE:
        raise CannotRead("long", line=at.number, limit=LONGEST_CUE)
    return replace(cue, words=words)


def _spoken(text: str, *, is_vtt: bool) -> str:
    """Give the words of a line as plain text."""
    text = _TAGS.sub("", text)
    if is_vtt:
        text = re.sub("|".join(_ENTITIES), lambda found: _ENTITIES[found[0]], text)
    return " ".join(text.split())


def _in_order(cues: Iterable[Cue]) -> tuple[Cue, ...]:
    ordered = sorted((one for one in cues if one.words), key=lambda one: (one.start, one.end))
    for place, (one, following) in enumerate(pairwise(ordered)):
        if one.start < following.start < one.end <= following.start + SLIP:
            ordered[place] = replace(one, end=following.start)
    return tuple(ordered)


def _said(at: int) -> str:
    seconds, thousandths = divmod(at, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{thousandths:03}"


def _escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= 60 else line[:59] + "…"  # noqa: PLR2004  what fits beside a sentence
