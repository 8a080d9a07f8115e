"""Who may take part, and how the organiser is reached."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from baiqau.rules.reading.ages import REFUSED
from baiqau.rules.reading.found import Doubt, Found, around, found
from baiqau.rules.reading.source import Line, Source

_NO_CASE = re.IGNORECASE
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_URL = re.compile(r"(?:https?://|www\.)[^\s<>«»\"“”)]+", _NO_CASE)
_PHONE = re.compile(r"(?<![\w\d-])(?:\+\s?\d|8)[\s(-]*\d{3}[)\s-]*\d[\d\s()-]{4,12}\d(?!\w|-\d)")
_LOCAL = re.compile(
    r"(?:тел|phone)[^\d\n(]{0,12}(?P<local>\(\d{3,5}\)\s?\d[\d-]{4,9}\d)(?![\w-])", _NO_CASE
)
_NO_PHONE = re.compile(r"кошел|карта|счет|шот|ИИН|ЖСН|БИН|IBAN|ИИК|wallet|card|account", _NO_CASE)
_FEWEST, _MOST = 10, 11
_WHO = re.compile(
    r"қатыса\s+ала|қатысады|сынай\s+ала|қатысуға\s+(?:\w+\s+){0,4}(?:құқылы|жіберіл|шақыр)|(?:байқау|конкурс|сайыс)\w*\s+(?:[^\s.]+\s+){1,25}(?:жіберіледі|шақырылады|қатыстырылады)|арасында\s+(?:[^\s.]+\s+){0,8}өтк|қатысушылар\w*\s*(?:[:–—-]|бола)|қатысушылар\s+(?:[^\s.]+\s+){1,8}болу"
    r"|участник\w*\s+(?:\w+\s+){0,4}(?:явля|могут|мож|стат)|могут\s+(?:\w+\s+){0,3}(?:участв|стать|принять\s+участие)|участни\w+\s+может\s+стать|участвовать\s+(?:\w+\s+){0,3}(?:может|могут)|участники\s*[:–—]|к участию\s+(?:\w+\s+){0,3}(?:допуска|приглаша|принима)|приглашаются|проводится\s+среди|конкурс\w*\s+(?:\w+\s+){0,3}среди|принимают\s+участие|имеют право"
    r"|eligib|may (?:enter|participate|apply)(?!\s+(?:up to|multiple|only|more|\d))|can (?:enter|participate|apply)|entrants? must|open to (?!stor|entr|works|poems|any style)|participants? must|must (?:live|be enrolled|reside)",
    _NO_CASE,
)
_ASKS = re.compile(
    r"(?:кім\w*\s+қатыса|кто\s+может|who\s+(?:can|may)|қатысушылар|участники)[^.;]{0,40}[?:]\s*$",
    _NO_CASE,
)
_HOLDS = re.compile(r"ұйымдастырушы\w*|организатор\w*\s*(?:[:–—-]|явля)|organi[sz]ers?\b", _NO_CASE)
_HEADED = re.compile(r"қатысушы|участник|eligib|who (?:can|may)|participants?", _NO_CASE)


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
        for match in _LOCAL.finditer(line.text):
            contacts.setdefault(re.sub(r"\D", "", match["local"]), found(match["local"], line))
    return list(contacts.values())


def wrong_phones(known: list[Found]) -> Iterator[Doubt]:
    """Ask about numbers that lack a digit."""
    for one in known:
        local = str(one.value).startswith("(")
        if len(re.sub(r"\D", "", str(one.value))) != (_FEWEST if local else _MOST):
            yield Doubt("phone-digits", "phones", one.clause, str(one.value))


def eligibility(source: Source) -> Found | None:
    """Give the sentence that says who may take part."""
    rows = [(line, *bounds) for line in source.lines for bounds in line.sentences()]
    rows = [row for row in rows if not row[0].is_heading]
    said = [row for row in rows if _says_who(row[0].text[row[1] : row[2]])]
    best = next((row for row in said if _HEADED.search(row[0].heading)), None)
    chosen = best or _answer(source) or next(iter(said), None)
    if chosen is None:
        return None
    line, start, end = chosen
    words = line.words.back(start, end).strip()
    return found(words, line, start, end)


def _answer(source: Source) -> tuple[Line, int, int] | None:
    """Give the line after a question: "Who may take part?"."""
    for line, after in pairwise(source.lines):
        if _ASKS.search(line.text) and len(after.text.split()) > 1:
            return (after, 0, len(after.text))
    return None


def _says_who(sentence: str) -> bool:
    return bool(_WHO.search(sentence)) and not (_HOLDS.search(sentence) or REFUSED.search(sentence))


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
                    around(line, match.start(), match.end()),
                )
