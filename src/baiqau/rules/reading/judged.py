"""Nominations, and criteria with their points."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from baiqau.rules.reading.found import Found, found
from baiqau.rules.reading.source import Line, Source

_NO_CASE = re.IGNORECASE
_NOMINATIONS = re.compile(
    r"номинаци|аталым|санат(?:тар|ы)|categor(?:y|ies)|(?<!\w)(?:направлени|секци)[яий]\w*(?:\s*\(\w+\))?(?:\s+конкурса)?\s*:?$|(?<!\w)(?:байқаудың\s+)?бағыттары?\s*:?$|^титулы",
    _NO_CASE,
)
_OTHER_LIST = re.compile(
    r"этап|кезең|stage|возраст|жас(?:\s|тық)|критери|условия|требовани|талап|age\b", _NO_CASE
)
_TRACK = re.compile(
    r"^[IІVХX1-9]{1,4}[.)]?\s+(?:бағыты?|направление|секция)\W+(?=[«\"“А-ЯӘҒҚҢӨҰҮҺІ])", _NO_CASE
)
_CRITERIA = re.compile(
    r"критери|өлшем\s?шарт|бағалау\s+(?:өлшем|көрсеткіш|талап)|criteri|judg(?:ed|ing) (?:on|for|by)(?=\s+(?:\d\)|the\s+following|their))|judg(?:ed|ing) on|mark\w* .{0,30} on\b|on the basis of|assessed on|показател\w+ оценки|максимальн\w+ балл|ең жоғары балл|оценива\w+\s+по",
    _NO_CASE,
)
_POINTS = re.compile(
    r"(?:[-–—:(]\s*)?(?:до|от\s*\d+\s*до|up to|max(?:imum)?\.?|дейін|макс\w*\.?)?\s*(?:\d+\s*[-–—]\s*)?(?P<n>\d{1,3})\s*(?P<unit>балл\w*|ұпай\w*|points?|marks?|%|пайыз\w*)(?:\s*(?:ға|ге)?\s*дейін)?\)?",
    _NO_CASE,
)
_EACH = re.compile(
    r"(?:up to|до|дейін|максимум|max\w*)?\s*(?P<n>\d{1,3})\s*(?:-?\s*(?:ға|ге))?\s*(?:балл\w*|ұпай\w*|points?|marks?|балдық|балльн\w+)\W+(?:\w+\W+){0,6}?(?:each|кажд\w+|әр\b|әрбір)|(?:each|кажд\w+|әр\b|әрбір)\W+(?:\w+\W+){0,8}?(?P<m>\d{1,3})\s*-?\s*(?:балл\w*|ұпай\w*|points?|marks?|балдық)|(?P<k>\d{1,3})\s*-?\s*(?:балльн\w+|балдық|ұпайлық)",
    _NO_CASE,
)
_ITEM_END = re.compile(r"[\s;,.:–—-]+$")
_LONG_ITEM, _SHORT, _LEAD = 160, 7, 6


@dataclass(frozen=True)
class Criterion:
    """A criterion: its name and the most points of it; None where the text gives none."""

    name: str
    most: int | None


def nominations(source: Source) -> list[Found]:
    """Give the nominations: the items of a list under the word, or after a colon in its sentence."""
    for place, line in enumerate(source.lines):
        match = _NOMINATIONS.search(line.text)
        if match is None or _POINTS.search(line.text):
            continue
        rows = list(_items(source, place)) if _opens_list(line, match) else []
        rows = rows or list(_inline(line, _NOMINATIONS))
        if len(rows) > 1:
            return rows
    return _tracks(source)


def _opens_list(line: Line, match: re.Match[str]) -> bool:
    """Say whether a line opens a list of what it names, and not of stages or ages; a sentence opens none."""
    after, text = line.text[match.end() :], line.text.rstrip()
    short = len(text.split()) <= _SHORT and not text.endswith(".")
    return (text.endswith(":") or short) and not _OTHER_LIST.search(after)


def _tracks(source: Source) -> list[Found]:
    """Give the tracks that are numbered each in a line of its own: "I бағыты «…»"."""
    rows = [
        found(_ITEM_END.sub("", line.words.back(match.end(), len(line.text))), line)
        for line in source.lines
        if (match := _TRACK.match(line.text)) and len(line.text) < _LONG_ITEM
    ]
    return [one for one in rows if str(one.value).strip("«")] if len(rows) > 1 else []


def criteria(source: Source) -> list[Found]:
    """Give the criteria with the most points of each."""
    for place, line in enumerate(source.lines):
        match = _CRITERIA.search(line.text)
        if match is None and not _EACH.search(line.text):
            continue
        rows = list(_items(source, place, points=True)) or list(_inline(line, _CRITERIA))
        if len(rows) > 1:
            each = _EACH.search(
                " ".join(one.text for one in source.lines[place : place + 1 + len(rows)])
            )
            most = int(each["n"] or each["m"] or each["k"]) if each else None
            return [Found(_criterion(str(one.value), most), one.clause, one.words) for one in rows]
    return []


def _criterion(words: str, most: int | None) -> Criterion:
    given = list(_POINTS.finditer(words))
    if not given:
        return Criterion(_ITEM_END.sub("", words), most)
    match = given[-1]
    name = (words[: match.start()] + words[match.end() :]).strip(" ()–—-:;,.")
    return Criterion(name, int(match["n"]))


def _items(source: Source, place: int, *, points: bool = False) -> Iterator[Found]:
    """Give the items of the list that follows a line: bullets, or clauses one level below it."""
    head = source.lines[place]
    if head.is_bullet and not head.text.rstrip().endswith(":"):
        return
    numbers: list[int] = []
    before = head.clause
    for line in source.lines[place + 1 :]:
        below = (
            line.clause != head.clause and line.clause.startswith(f"{head.clause}.") and head.clause
        )
        listed = line.clause != before and _continues(head, line, numbers)
        before = line.clause
        if listed:
            numbers.append(int(line.clause))
        pointed = points and _POINTS.search(line.text) and len(line.text) < _LONG_ITEM
        if not (line.is_bullet or (below and len(line.text) < _LONG_ITEM) or listed or pointed) or (
            line.is_heading and not (pointed or listed)
        ):
            return
        words = _ITEM_END.sub("", line.words.back(0, len(line.text)))
        if words:
            yield found(words, line)


def _continues(head: Line, line: Line, numbers: list[int]) -> bool:
    """Say whether a line is an item of a list that is numbered anew under its head: 1., 2., 3."""
    if (
        not line.clause.isdigit()
        or len(line.text) > _LONG_ITEM
        or not head.text.rstrip().endswith(":")
    ):
        return False
    number = int(line.clause)
    return number > numbers[-1] if numbers else number == 1


def _inline(line: Line, form: re.Pattern[str]) -> Iterator[Found]:
    """Give the items of a sentence: after its colon, or after "on" in English, parted by commas."""
    match = form.search(line.text)
    if match is None:
        return
    rest = line.text[match.end() :]
    colon = re.search(r"[:–—]\s*", rest[:80])
    lead = rest[: colon.start()] if colon else ""
    if _OTHER_LIST.search(lead) or len(lead.split()) > _LEAD:
        return
    on = (
        re.match(r"\s*(?:the\s+)?", rest)
        if re.search(r"(?:on|for|by|basis of)$", match[0], _NO_CASE)
        else None
    )
    if colon is None and on is None:
        return
    start = match.end() + (colon.end() if colon else on.end() if on else 0)
    end = min(
        (at for at in (line.text.find(mark, start) for mark in (". ", ".\n")) if at > 0),
        default=len(line.text),
    )
    for part in _parts(line.text[start:end]):
        one = re.sub(r"^\(?\d{1,2}\)\s*", "", part)
        name = _ITEM_END.sub(
            "", one.strip(' «»"') if one.count("«") != one.count("»") else one.strip()
        )
        if name and not re.match(r"(?:etc|as determined|и др|т\.?\s?б)\b", name, _NO_CASE):
            at = line.text.index(one, start) if one in line.text[start:] else start
            yield Found(
                _ITEM_END.sub("", line.words.back(at, at + len(one)).strip()) or name,
                line.clause,
                line.words.back(0, len(line.text)),
            )


def _parts(words: str) -> list[str]:
    """Part a list written as a sentence: by semicolons, else by commas and the "and" before its last item."""
    if ";" in words:
        return re.split(r"\s*;\s*", words)
    parts = re.split(r"\s*,\s*(?:(?:and|и|және)\s+)?", words)
    return [*parts[:-1], *re.split(r"\s+(?:and|и|және)\s+", parts[-1])] if parts else []


def amiss(known: list[Found], source: Source) -> bool:
    """Say whether the text promises criteria without listing them."""
    return not known and any(
        _CRITERIA.search(line.text) or "бағалау" in line.text.lower() for line in source.lines
    )
