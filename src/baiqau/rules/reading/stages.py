"""The stages of a contest: numbered by the text, listed with their spans, or the whole term as one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from baiqau.rules.reading.days import Day
from baiqau.rules.reading.found import Found, found
from baiqau.rules.reading.source import Line, Source

_NO_CASE = re.IGNORECASE
_ORDINALS = (
    r"\b(?:1|i|І|бірінші|перв\w+|first)",
    r"\b(?:2|ii|ІІ|екінші|втор\w+|second)",
    r"\b(?:3|iii|ІІІ|үшінші|трет\w+|third)",
    r"\b(?:4|iv|ІV|төртінші|четв[её]рт\w+|fourth)",
    r"\b(?:5|v|бесінші|пят\w+|fifth)",
)
_STAGE = r"(?:[-–]?\s*(?:ші|шы|й|ый|ой)?\s*(?:кезең|этап|тур\b|stage|phase|round))"
_STAGES = tuple(re.compile(one + _STAGE, _NO_CASE) for one in _ORDINALS)
_ENGLISH_STAGE = re.compile(
    r"\b(?:stage|phase|round|этап|кезең)\s*(?P<n>[1-5]|iii|ii|iv|i)\b", _NO_CASE
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_TIE = re.compile(r"[-–—:]")
_EDGE = " \t-–—:;.,•()«»"


@dataclass(frozen=True)
class Stage:
    """A stage: its number where the text gives or implies one, its name, its days."""

    number: int | None
    name: str
    start: str | None
    end: str | None


def stages(source: Source, known: Sequence[Day]) -> list[tuple[Stage, Found]]:
    """Give the stages: those numbered by the text, else the parts of a list of spans, else the whole term."""
    numbered = list(_numbered(source, known))
    if numbered:
        return numbered
    listed = list(_listed(known))
    if len(listed) > 1:
        return listed
    term = next((one for one in known if one.is_term), None)
    if term is None or any(
        one.mention.first for one in known if one is not term and one.mention != term.mention
    ):
        return []
    first, last = term.mention.days
    return [(Stage(None, "", first, last), term.found(None))]


def number_of(text: str) -> int | None:
    """Give the number of the stage a line begins with."""
    head = text[:60]
    for number, form in enumerate(_STAGES, start=1):
        if form.search(head):
            return number
    match = _ENGLISH_STAGE.search(head)
    if not match:
        return None
    word = match["n"].lower()
    return _ROMAN.get(word) or int(word)


def _numbered(source: Source, known: Sequence[Day]) -> Iterator[tuple[Stage, Found]]:
    """Give stages that carry a number: a line each, with the days of the line or the one after it."""
    seen: set[int] = set()
    for place, line in enumerate(source.lines):
        number = number_of(line.text)
        if number is None or number in seen or (number > 1 and number - 1 not in seen):
            continue
        own = [one for one in known if one.line is line]
        following = source.lines[place + 1 : place + 2]
        if not own and following and number_of(following[0].text) is None:
            own = [one for one in known if one.line is following[0]]
        if not own:
            continue
        seen.add(number)
        day = own[0]
        first, last = _ends(day)
        yield Stage(number, _name(line, day), first, last), found(None, line)


def _listed(known: Sequence[Day]) -> Iterator[tuple[Stage, Found]]:
    """Give the parts of a list of spans, each with words of its own: "15 March – 25 April: works are taken"."""
    number = 0
    for day in known:
        name = _own_words(day)
        listed = day.line.is_bullet or ";" in day.line.text
        if not (day.mention.first and name and listed and len(name) < 120):  # noqa: PLR2004  a name, not a paragraph
            continue
        number += 1
        yield Stage(number, name, *_ends(day)), day.found(None)


def _ends(day: Day) -> tuple[str | None, str | None]:
    if day.mention.first:
        return day.mention.first, day.mention.last
    return (None, day.mention.last) if day.is_until else (day.mention.last, day.mention.last)


def _name(line: Line, day: Day) -> str:
    """Give the words of a stage without its number and its days."""
    text = line.text
    if day.line is line:
        text = text[: day.mention.start] + " | " + text[day.mention.end :]
    for form in (*_STAGES, _ENGLISH_STAGE):
        match = form.search(text[:60])
        if match:
            text = text[: match.start()] + text[match.end() :]
            break
    parts = [_trimmed(one) for one in text.split("|")]
    return max(parts, key=len) if not parts[0] else parts[0]


def _own_words(day: Day) -> str:
    """Give what a dash or colon ties to a day in a list: after it, or before it."""
    before = day.line.text[day.start : day.mention.start].rstrip()
    after = day.line.text[day.mention.end : day.end].lstrip(" )")
    if _TIE.match(after):
        return _trimmed(after)
    before = re.sub(r"(?:\s*(?<!\w)(?:с|со|from|\())+$", "", before, flags=_NO_CASE)
    return _trimmed(before) if _TIE.match(before[-1:]) else ""


def _trimmed(text: str) -> str:
    text = re.sub(
        r"^(?:\W*(?:жылдың|жылғы|года|г\.|дейін|аралығында|күні|бастап|включительно)(?!\w))+",
        "",
        text.strip(_EDGE),
    )
    text = re.sub(
        r"(?:[\s(–-]*(?<!\w)(?:с|со|до|по|от|from|until|by|on|в срок|—))+$",
        "",
        text.strip(_EDGE),
        flags=re.IGNORECASE,
    )
    return text.strip(_EDGE)
