"""The places of a contest: which ones the text names, how many of each, and what each brings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from baiqau.rules.reading.found import Found, found
from baiqau.rules.reading.source import Line, Source

_NO_CASE = re.IGNORECASE
_FIRST = r"1(?:-?(?:ші|шы|ое|е|й|го|st))?|[IІ]|перв\w{2,3}|бірінші|first"
_SECOND = r"2(?:-?(?:ші|шы|ое|е|й|го|nd))?|[IІ]{2}|втор\w{2,3}|екінші|second"
_THIRD = r"3(?:-?(?:ші|шы|ое|е|й|го|rd))?|[IІ]{3}|треть\w{1,3}|третий|үшінші|third"
_ORDER = tuple(re.compile(one, _NO_CASE) for one in (_THIRD, _SECOND, _FIRST))
_NTH = rf"(?<![\w.,])(?:{_THIRD}|{_SECOND}|{_FIRST})(?!\w)"
_TIE = r"\s*(?:-|–|—|,|и|және|мен|and|to)\s*"
_NOUN = r"\s*-?\s*(?:орын(?!дау)|орны(?!н?а)|мест[оа](?!\w)|степен|дәреж|жүлде(?:лі)?|place|prize|award(?!s?\s+cer)|degree|(?=\s*[=:–—-]\s*[£$€]\s?\d))"
_GRAND = r"(?<!\w)(?:бас\s+жүлде|гран[-\s]?при|grand\s+pri(?:ze|x))"
_PLACE = re.compile(rf"(?P<grand>{_GRAND})|(?P<nth>{_NTH}(?:{_TIE}{_NTH}){{0,2}}){_NOUN}", _NO_CASE)
_AFTER = re.compile(
    r"^\w*\s*(?:диплом\w*\s*)?(?:\([^()]{0,40}\)\s*)?[–—:-]\s*(?P<n>\d{1,2})\s*(?:адам|жүлде|человек|диплом|орын|мест|winner|prize|участник|жеңімпаз|победител|лауреат)",
    _NO_CASE,
)
_COUNTS = ("бір|один|одно|одна|one|a", "екі|два|две|two", "үш|три|three", "төрт|четыре|four", "бес|пять|five")  # fmt: skip
_BEFORE = re.compile(
    rf"(?<!\w)(?P<n>[1-9]|{'|'.join(_COUNTS)})\s+(?=$)",
    _NO_CASE,
)
_PRIZE = re.compile(
    r"^\w*(?:\s*(?:дипломы?|of)(?!\w))?\s*(?:\([^()]{0,40}\)\s*)?(?:[=–—:-]|(?=[$€£]?\s?\d))\s*(?P<prize>(?:[^;\n.]|\.(?=\d)){2,120})"
)
_WON = re.compile(
    r"марапат|награжд|беріл|алады|табыстал|тапсырыл|иелен|ие\s+бол|анықтал|тағайындал|получа|вруча|приз|преми|побед|присужда|определя|занявш|сыйлық|жүлде|жеңімпаз|award|receiv|prize|given|winner",
    _NO_CASE,
)
_MONEY = re.compile(
    r"(?<!\d)\d[\d\s.,]{0,14}(?:тенге|теңге|тг\b|₸|руб|₽|балл|tenge|kzt|usd|rub|dollars|eur)|[$€£]\s?\d|диплом|кубок|медал|сертификат|ноутбук|планшет",
    _NO_CASE,
)
_NOT_HERE = re.compile(
    r"не\s+ниже|прошл\w+|ранее|предыдущ|өткен\s+жыл|бұрын|previous|past\s+winners", _NO_CASE
)


_SHORT = 500  # letters of a line that is one statement


@dataclass(frozen=True)
class Place:
    """A place: 0 the grand prize, then 1, 2, 3; how many of it and what it brings where the text says so."""

    place: int
    number: int | None
    prize: str | None


def places(source: Source) -> list[Found]:
    """Give the places the text names, once each, in order of honour; a later mention adds what an earlier lacks."""
    known: dict[int, Found] = {}
    for line in source.lines:
        for start, end in line.sentences():
            for match in _matches(line, start, end):
                _note(known, line, match, end)
    rows = [known[place] for place in sorted(known)]
    return rows if [one for one in known if one] != [2] else []


def spans(line: Line) -> Iterator[tuple[int, int]]:
    """Give where a line says what a place brings: "I орын – 200 000 теңге"."""
    for start, end in line.sentences():
        found = list(_matches(line, start, end))
        for match, last in zip(found, [*(one.start() for one in found[1:]), end], strict=False):
            prize = _prize(line, match, last)
            if prize:
                yield match.start(), match.end() + prize.end("prize")


def _matches(line: Line, start: int, end: int) -> list[re.Match[str]]:
    """Give the places of a sentence that is of winning."""
    text = line.text[start:end]
    if _NOT_HERE.search(text):
        return []
    whole = line.text if len(line.text) < _SHORT else text
    won = _WON.search(whole) or _WON.search(line.about) or _MONEY.search(text)
    return list(_PLACE.finditer(line.text, start, end)) if won else []


def _note(known: dict[int, Found], line: Line, match: re.Match[str], end: int) -> None:
    which = [0] if match["grand"] else _numbers(match["nth"])
    for place in which:
        number = _number(line, match) if len(which) == 1 else None
        following = _PLACE.search(line.text, match.end(), end)
        said = _prize(line, match, following.start() if following else end)
        prize = line.words.back(match.end() + said.start("prize"), match.end() + said.end("prize")) if said and len(which) == 1 else None  # fmt: skip
        before = known.get(place)
        had = before.value if before else None
        lacking = isinstance(had, Place) and ((number and not had.number) or (prize and not had.prize))  # fmt: skip
        if before is None or lacking:
            old = had if isinstance(had, Place) else Place(place, None, None)
            value = Place(place, number or old.number, (prize or "").strip(" ,.–—-") or old.prize)
            known[place] = found(value, line, match.start(), match.end() + (said.end() if said else 0))  # fmt: skip


def _numbers(words: str) -> list[int]:
    """Give the places words name; two with a dash between them are a span."""
    parts = [one for one in re.findall(_NTH, words, _NO_CASE) if one]
    row = [next(3 - n for n, form in enumerate(_ORDER) if form.fullmatch(one)) for one in parts]
    match row:
        case [first, last] if first < last and re.search(r"[-–—]|\bto\b", words):
            return list(range(first, last + 1))
    return row


def _number(line: Line, match: re.Match[str]) -> int | None:
    after = _AFTER.match(line.text[match.end() :])
    if after:
        return int(after["n"])
    before = _BEFORE.search(line.text[max(0, match.start() - 12) : match.start()])
    if not before or re.match(r"a$|[1-9]$", before["n"]):
        return None
    return next(n for n, form in enumerate(_COUNTS, 1) if re.fullmatch(form, before["n"], _NO_CASE))


def _prize(line: Line, match: re.Match[str], end: int) -> re.Match[str] | None:
    """Give what a place brings by the words after it, up to the next place."""
    rest = line.text[match.end() : end]
    said = _PRIZE.match(rest)
    return said if said and _MONEY.search(said["prize"]) else None
