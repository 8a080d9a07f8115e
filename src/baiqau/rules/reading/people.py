"""Who may take part, how old, and how the organiser is reached."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from baiqau.rules.reading.found import Doubt, Found, found
from baiqau.rules.reading.source import Line, Source

_NO_CASE = re.IGNORECASE
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_URL = re.compile(r"(?:https?://|www\.)[^\s<>«»\"“”)]+", _NO_CASE)
_PHONE = re.compile(r"(?<![\w\d-])(?:\+\s?\d|8)[\s(-]*\d{3}[)\s-]*\d[\d\s()-]{4,12}\d(?!\w|-\d)")
_NO_PHONE = re.compile(r"кошел|карта|счет|шот|ИИН|ЖСН|БИН|IBAN|ИИК|wallet|card|account", _NO_CASE)
_FEWEST, _MOST = 10, 11
_YEARS = r"(?:жас\w*|жыл\w*|лет\w*|год[аи]?|years?(?:\s+(?:old|of age))?|y\.?o\.?)"
_AGES = tuple(
    re.compile(form, _NO_CASE)
    for form in (
        r"(?P<min>\d{1,2})\s*(?:-|–|—|до|to|and)\s*(?P<max>\d{1,2})\s*(?:-?\s*ти)?\s*(?:жас\w*|лет|год\w*|years?)(?P<rest>\s*дейін\w*)?",
        r"(?P<min>\d{1,2})\s*(?:жас\w*)\s*(?:бастап)?\s*(?:пен|мен|бен|-|–)?\s*(?P<max>\d{1,2})\s*жас\w*(?P<rest>\s*(?:дейін\w*|аралығында\w*))?",
        r"(?:от|с)\s*(?P<min>\d{1,2})(?:-?\s*ти)?\s*(?:лет)?\s*(?:до|по)\s*(?P<max>\d{1,2})(?:-?\s*ти)?\s*лет",
        r"(?:age[ds]?|ages?)\s*(?:between|from|of)?\s*(?P<min>\d{1,2})\s*(?:-|–|—|to|and)\s*(?P<max>\d{1,2})",
        r"(?P<max>\d{1,2})\s*жас(?:қа|тан)\s*(?:дейін\w*|толмаған|аспа\w+)",
        r"(?P<max>\d{1,2})\s*жастан\s*аспа\w+",
        r"(?:не\s+моложе|не\s+младше)\s*(?P<min>\d{1,2})(?!\d)(?:-?\s*ти)?\s*(?:лет|летнего)",
        r"(?:до|не\s+старше|(?<!не )младше|не\s+достигш\w+|не\s+более|(?<!не )моложе)\s*(?P<max>\d{1,2})(?:-?\s*ти)?\s*лет",
        r"(?:under|below|up to|no older than|not older than)\s*(?:the age of\s*)?(?P<max>\d{1,2})(?!\d)(?!\s*(?:mb|minutes?|pages?|words?|%|marks?|points?))",
        r"(?P<min>\d{1,2})\s*жас(?:тан|қа)\s*(?:бастап|жоғары|асқан|кіші\s+емес|толған\w*)",
        r"(?:(?<!не )старше|от|с|достигш\w+)\s*(?P<min>\d{1,2})(?:-?\s*ти)?\s*(?:лет|летнего)",
        r"(?:over|at least|aged|minimum age(?: is| of)?)\s*(?P<min>\d{1,2})\s*(?:years|or older|and over|\+)",
        r"(?P<min>\d{1,2})\s*(?:\+|years?(?: old| of age)?\s*(?:or|and)\s*(?:older|over|above))",
    )
)
_NO_AGE = re.compile(
    r"последн\w+\s*$|в течение\s*$|стаж\w*\s*(?:\w+\s*){0,3}$|опыт\w*\s*(?:\w+\s*){0,3}$|соңғы\s*$|өтілі?\s*(?:\w+\s*){0,3}$|within\s*$|last\s*$|срок\w*\s*$",
    _NO_CASE,
)
_AGO = re.compile(r"^\s*(?:назад|бұрын|ago|со дня|после|спустя)", _NO_CASE)
_REFUSED = re.compile(
    r"не\s+допуска|не\s+принима|не\s+участву|не\s+могут|не\s+имеют|қатыспай|қатыса\s+алмай|жіберілмей|қабылданбай|not\s+(?:be\s+)?(?:eligible|allowed|accepted|enter)|may\s+not|cannot|ineligible|excluded",
    _NO_CASE,
)
_OF_FEE = re.compile(
    r"бесплатно|льгот|скидк|взнос|жарна|тегін қат|\bfees?\b|free of charge", _NO_CASE
)
_OLDEST = 99
_INCLUSIVE = re.compile(r"включительно|қоса алғанда|inclusive", _NO_CASE)
_ANY_AGE = re.compile(
    r"жас\w*\s*шектеусіз|жас\w*\s+шектел\w+|без ограничени\w+ (?:по )?возраст\w*|(?:any|all) ages?|no age limit|возраст\w*\s+не\s+огранич\w+",
    _NO_CASE,
)
_WHO = re.compile(
    r"қатыса\s+ала|қатысады|қатысуға\s+(?:\w+\s+){0,4}(?:құқылы|жіберіл|шақыр)|арасында\s+өтк|қатысушылар\w*\s*(?:[:–—-]|бола)"
    r"|участник\w*\s+(?:\w+\s+){0,4}(?:явля|могут|мож|стат)|могут\s+(?:\w+\s+){0,3}(?:участв|стать)|участни\w+\s+может\s+стать|к участию\s+(?:\w+\s+){0,3}(?:допуска|приглаша|принима)|приглашаются|проводится\s+среди|принимают\s+участие|имеют право"
    r"|eligib|may (?:enter|participate|apply)|can (?:enter|participate|apply)|entrants? must|open to|participants? must",
    _NO_CASE,
)
_HOLDS = re.compile(r"ұйымдастырушы\w*|организатор\w*\s*(?:[:–—-]|явля)|organi[sz]ers?\b", _NO_CASE)
_HEADED = re.compile(r"қатысушы|участник|eligib|who (?:can|may)|participants?", _NO_CASE)


@dataclass(frozen=True)
class Age:
    """Years of age a participant may have; None: that end is open, `inclusive` None: not said."""

    least: int | None
    most: int | None
    inclusive: bool | None


def emails(source: Source) -> list[Found]:
    return list(_once(_EMAIL, source, lambda match: match[0].lower()))


def urls(source: Source) -> list[Found]:
    return list(_once(_URL, source, lambda match: match[0].rstrip(".,;:")))


def phones(source: Source) -> list[Found]:
    """Give the telephone numbers as written; the numbers of wallets, cards and accounts are none."""
    contacts: dict[str, Found] = {}
    for line in source.lines:
        for match in _PHONE.finditer(line.text):
            digits = re.sub(r"\D", "", match[0])
            paid = _NO_PHONE.search(line.text[max(0, match.start() - 40) : match.start()])
            if _FEWEST <= len(digits) <= _MOST and not paid:
                contacts.setdefault(digits, found(match[0].strip(), line))
    return list(contacts.values())


def wrong_phones(known: list[Found]) -> Iterator[Doubt]:
    """Ask about numbers that lack a digit."""
    for one in known:
        if len(re.sub(r"\D", "", str(one.value))) != _MOST:
            yield Doubt("phone-digits", "phones", one.clause, str(one.value))


def age(source: Source) -> Found | None:
    """Give the age the text allows; spans of years that are no ages are passed by.

    Who is refused gives the other end: "nobody under 18" is "from 18". Two ends said apart in one
    sentence are one age.
    """
    for line in source.lines:
        for start, end in line.sentences():
            matches = [] if _OF_FEE.search(line.text, start, end) else _ages(line, start, end)
            if matches:
                return _joined_age(line, matches, bool(_REFUSED.search(line.text, start, end)))
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


def _joined_age(line: Line, matches: list[re.Match[str]], refused: bool) -> Found | None:  # noqa: FBT001
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
    parts = match.groupdict()
    least, most = (int(parts[name]) if parts.get(name) else None for name in ("min", "max"))
    one_sided = (least is None) != (most is None)
    return (most, least) if refused and one_sided else (least, most)


def _is_age(line: Line, match: re.Match[str]) -> bool:
    before, after = line.text[: match.start()], line.text[match.end() :]
    parts = match.groupdict()
    numbers = [int(parts[name]) for name in ("min", "max") if parts.get(name)]
    no_age = _NO_AGE.search(before[-60:]) or _AGO.match(after)
    if no_age or any(one > _OLDEST or one < 1 for one in numbers):
        return False
    return len(numbers) == 1 or numbers[0] < numbers[1]


def eligibility(source: Source) -> Found | None:
    """Give the sentence that says who may take part."""
    rows = [(line, *bounds) for line in source.lines for bounds in line.sentences()]
    rows = [row for row in rows if not row[0].is_heading]
    said = [row for row in rows if _says_who(row[0].text[row[1] : row[2]])]
    best = next((row for row in said if _HEADED.search(row[0].heading)), None)
    chosen = best or next(iter(said), None)
    if chosen is None:
        return None
    line, start, end = chosen
    words = line.words.back(start, end).strip()
    return found(words, line, start, end)


def _says_who(sentence: str) -> bool:
    return bool(_WHO.search(sentence)) and not (
        _HOLDS.search(sentence) or _REFUSED.search(sentence)
    )


def _once(
    form: re.Pattern[str], source: Source, value: Callable[[re.Match[str]], str]
) -> Iterator[Found]:
    seen = set()
    for line in source.lines:
        for match in form.finditer(line.words.source):
            one = value(match)
            if one not in seen:
                seen.add(one)
                yield Found(
                    one,
                    line.clause,
                    line.words.source[max(0, match.start() - 40) : match.end()].strip(),
                )
