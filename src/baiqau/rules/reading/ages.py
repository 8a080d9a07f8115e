"""How old a participant may be, of all and of each age group."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from baiqau.rules.reading.found import Found, found
from baiqau.rules.reading.source import Line, Source

_NO_CASE = re.IGNORECASE
_YEARS = r"(?:жас\w*|жыл\w*|лет\w*|год[аи]?|years?(?:\s+(?:old|of age))?|y\.?o\.?)"
_AGES = tuple(
    re.compile(form, _NO_CASE)
    for form in (
        r"(?P<min>\d{1,2})\s*(?:-|–|—|до|to|and|пен|мен|бен)\s*(?P<max>\d{1,2})\s*(?:-?\s*ти)?\s*(?:жас\w*|лет|год\w*|years?)(?P<rest>\s*дейін\w*)?",
        r"(?P<min>\d{1,2})\s*(?:жас\w*)\s*(?:бастап)?\s*(?:пен|мен|бен|-|–)?\s*(?P<max>\d{1,2})\s*жас\w*(?P<rest>\s*(?:дейін\w*|аралығында\w*))?",
        r"(?:от|с)\s*(?P<min>\d{1,2})(?:-?\s*ти)?\s*(?:лет)?\s*(?:до|по)\s*(?P<max>\d{1,2})(?:-?\s*ти)?\s*лет",
        r"(?:age[ds]?|ages?)\s*(?:between|from|of)?\s*(?P<min>\d{1,2})\s*(?:-|–|—|to|and)\s*(?P<max>\d{1,2})",
        r"(?P<max>\d{1,2})\s*жас(?:қа|тан)\s*(?:дейін\w*|толмаған|аспа\w+)",
        r"(?P<max>\d{1,2})\s*жастан\s*аспа\w+",
        r"(?:не\s+моложе|не\s+младше)\s*(?P<min>\d{1,2})(?!\d)(?:-?\s*ти)?\s*(?:лет|летнего)",
        r"(?:до|не\s+старше|(?<!не )младше|не\s+достигш\w+|не\s+более|(?<!не )моложе)\s*(?P<max>\d{1,2})(?:-?\s*ти)?\s*лет",
        r"(?:under|below|no older than|not older than)\s*(?:the age of\s*)?(?P<max>\d{1,2})(?!\d)(?=\s*(?:$|[.,;)]|(?:years?|yrs|or|and|at|on|as|by|who|are|may|can|will)\b))",
        r"up to\s*(?:(?:the age of|age)\s*(?P<max>\d{1,2})(?!\d)|(?P<max2>\d{1,2})\s*years?(?:\s*(?:old|of age)))",
        r"(?P<min>\d{1,2})\s*жас\w*\s*(?:және|әрі)\s*(?:одан|жоғары|үлкен)",
        r"(?P<min>\d{1,2})\s*(?:лет|жас)\s*(?:и|және)\s*(?:старше|более|асқан)|(?<![\d.,-])(?P<min2>1[0-8]|[5-9])\+(?=\s*(?:$|[.,;)]))",
        r"(?P<min>\d{1,2})\s*жас(?:тан|қа)\s*(?:бастап|жоғары|асқан|кіші\s+емес|толған\w*)",
        r"(?:(?<!не )старше|от|с|достигш\w+)\s*(?P<min>\d{1,2})(?:-?\s*ти)?\s*(?:лет|летнего)",
        r"(?:over\s+the\s+age\s+of)\s*(?P<min2>\d{1,2})|(?:over|at least|aged|minimum age(?: is| of)?)\s*(?P<min>\d{1,2})\s*(?:years|or older|and over|\+)",
        r"(?P<min>\d{1,2})\s*(?:\+|years?(?: old| of age)?\s*(?:or|and)\s*(?:older|over|above))",
    )
)
_NO_AGE = re.compile(
    r"последн\w+\s*$|в течение\s*$|стаж\w*\s*(?:\w+\s*){0,3}$|опыт\w*\s*(?:\w+\s*){0,3}$|соңғы\s*$|өтілі?\s*(?:\w+\s*){0,3}$|within\s*$|last\s*$|срок\w*\s*$",
    _NO_CASE,
)
_AGO = re.compile(r"^\s*(?:назад|бұрын|ago|со дня|после|спустя)", _NO_CASE)
REFUSED = re.compile(
    r"не\s+допуска|не\s+принима|не\s+участву|не\s+могут|не\s+имеют|қатыспай|қатыса\s+алмай|жіберілмей|қабылданбай|not\s+(?:be\s+)?(?:eligible|allowed|accepted|enter)|may\s+not|cannot|ineligible|excluded",
    _NO_CASE,
)
_OF_FEE = re.compile(
    r"бесплатно|льгот|скидк|взнос|жарна|тегін қат|\bfees?\b|free of charge", _NO_CASE
)
_OLDEST = 99
_INCLUSIVE = re.compile(r"включительно|қоса алғанда|inclusive|\(қоса\)", _NO_CASE)
_ANY_AGE = re.compile(
    r"жас\w*\s*шектеусіз|жас\w*\s+шектел\w+|жас\w*\s+(?:\w+\s+){0,2}шекте\w+\s+(?:жоқ|қойылма\w+)|без ограничени\w+ (?:по )?возраст\w*|(?:any|all) ages?|no age limit|возраст\w*\s+(?:\w+\s+){0,3}не\s+огранич\w+|не\s+име\w+\s+возрастных\s+огранич|возраст\w*\s+(?:\w+\s+){0,5}[–—-]?\s*значения\s+не\s+име\w+|люб\w+ возраст\w*",
    _NO_CASE,
)
_GROUPED = re.compile(
    r"возрастн\w+\s+(?:групп|категори)\w*|жас(?:тық)?\s+(?:топ|тоб|санат|ерекшелі)\w*|жас\w*\s+бойынша\s+топ\w*|age\s+(?:groups?|categor\w+|divisions?|brackets?)",
    _NO_CASE,
)
_BARE = re.compile(r"(?<![\w.,:-])(?P<min>\d{1,2})\s?[-–—]\s?(?P<max>\d{1,2})(?![\w:%-]|[.,]\d)")
_ITEM = 160  # letters of a line that names one group


@dataclass(frozen=True)
class Age:
    """Years of age a participant may have; None: that end is open, `inclusive` None: not said."""

    least: int | None
    most: int | None
    inclusive: bool | None


def age(source: Source) -> Found | None:
    """Give the age the text allows, that of all age groups together; spans of years that are no ages are passed by.

    Who is refused gives the other end: "nobody under 18" is "from 18". Two ends said apart in one
    sentence are one age.
    """
    said, groups = _said(source), groups_of(source)
    one_of_them = said is None or any(one.value == said.value for one in groups)
    if not groups or not one_of_them:
        return said
    ages = [one.value for one in groups if isinstance(one.value, Age)]
    least, most = [one.least for one in ages], [one.most for one in ages]
    whole = Age(
        None if None in least else min(filter(None, least)),
        None if None in most else max(filter(None, most)),
        all(one.inclusive for one in ages if one.most) or None,
    )
    words = " / ".join(dict.fromkeys(one.words for one in groups))
    return Found(whole, groups[0].clause, words)


def groups_of(source: Source) -> list[Found]:
    """Give the age groups, two or more: those of a sentence, else of the list under it."""
    for place, line in enumerate(source.lines):
        match = _GROUPED.search(line.text)
        if match is None:
            continue
        rows = [_of(line, one) for one in _in_groups(line, match.end())]
        rows = rows if len(rows) > 1 else list(_listed(source.lines[place + 1 : place + 12]))
        if len({one.value for one in rows}) > 1:
            return rows
    return []


def _listed(lines: tuple[Line, ...]) -> Iterator[Found]:
    """Give the age of each line of a list until one names none."""
    for line in lines:
        matches = _in_groups(line, 0)
        if len(matches) != 1 or len(line.text) > _ITEM:
            return
        yield _of(line, matches[0])


def _in_groups(line: Line, start: int) -> list[re.Match[str]]:
    """Give the ages after a place of a line in order, also those that stand as bare numbers."""
    kept = _ages(line, start, len(line.text))
    for match in _BARE.finditer(line.text, start):
        if all(match.end() <= one.start() or match.start() >= one.end() for one in kept):
            kept.append(match)
    return sorted((one for one in kept if _is_age(line, one)), key=lambda one: one.start())


def _of(line: Line, match: re.Match[str]) -> Found:
    least, most = _ends_of(match, refused=False)
    inclusive = bool(most and _INCLUSIVE.match(line.text[match.end() : match.end() + 20].lstrip()))
    return found(Age(least, most, inclusive or None), line, *match.span())


def _said(source: Source) -> Found | None:
    for line in source.lines:
        for start, end in line.sentences():
            matches = [] if _OF_FEE.search(line.text, start, end) else _ages(line, start, end)
            if matches:
                refused = bool(REFUSED.search(line.text, start, end))
                return _joined_age(line, matches, refused=refused)
        if open_ := _ANY_AGE.search(line.text):
            return found(Age(None, None, None), line, *open_.span())
    return None


def _ages(line: Line, start: int, end: int) -> list[re.Match[str]]:
    """Give the ages of one sentence, none of which stands within another."""
    kept: list[re.Match[str]] = []
    for form in _AGES:
        for match in form.finditer(line.text, start, end):
            apart = all(match.end() <= one.start() or match.start() >= one.end() for one in kept)
            if apart and _is_age(line, match):
                kept.append(match)
    return kept


def _joined_age(line: Line, matches: list[re.Match[str]], *, refused: bool) -> Found | None:
    first = matches[0]
    least, most = _ends_of(first, refused=refused)
    last = first.end()
    for match in matches[1:]:
        lower, upper = _ends_of(match, refused=refused)
        if (least is None and lower) or (most is None and upper):
            least, most, last = least or lower, most or upper, max(last, match.end())
    if least and most and least >= most:
        least, most = _ends_of(first, refused=refused)
    inclusive = bool(most and _INCLUSIVE.search(line.text[first.start() : last + 30]))
    return found(Age(least, most, inclusive or None), line, first.start(), last)


def _ends_of(match: re.Match[str], *, refused: bool) -> tuple[int | None, int | None]:
    least, most = (_number(match, name) for name in ("min", "max"))
    one_sided = (least is None) != (most is None)
    return (most, least) if refused and one_sided else (least, most)


def _is_age(line: Line, match: re.Match[str]) -> bool:
    before, after = line.text[: match.start()], line.text[match.end() :]
    numbers = [one for name in ("min", "max") if (one := _number(match, name)) is not None]
    no_age = _NO_AGE.search(before[-60:]) or _AGO.match(after)
    if no_age or any(one > _OLDEST or one < 1 for one in numbers):
        return False
    return len(numbers) == 1 or numbers[0] < numbers[1]


def _number(match: re.Match[str], name: str) -> int | None:
    """Give an end of an age; a form with two readings calls the second one "min2", "max2"."""
    parts = match.groupdict()
    words = parts.get(name) or parts.get(f"{name}2")
    return int(words) if words else None
