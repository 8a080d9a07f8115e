"""The fee, and the languages in which works are taken."""

import re

from baiqau.rules.reading.found import Found, found
from baiqau.rules.reading.kinds import ASKED
from baiqau.rules.reading.source import Source

_NO_CASE = re.IGNORECASE
_FREE = re.compile(
    r"(?:участи\w*|конкурс\w*|қатысу|взнос\w*|entry|participation|enter)\W+(?:\w+\W+){0,5}?(?:бесплатн\w*|тегін|free|не взимается|алынбайды|не предусмотрен\w*)|(?:бесплатн\w+|тегін|free)\W+(?:\w+\W+){0,2}?(?:участи\w*|қатысу|entry|to enter)|no (?:entry )?fee",
    _NO_CASE,
)
_FEE = re.compile(
    r"(?:взнос\w*|жарна\w*|\bfees?\b|стоимость участия|қатысу ақысы|(?:төлем\w*|оплат\w*)\s+(?:за\s+)?(?:участи|қатысу)\w*)[^.\n]{0,60}?(?P<n>\d[\d\s]{0,8}\d|\d)\s*(?P<unit>тенге|теңге|тг\b|₸|kzt|руб\w*|₽|\$|usd|доллар\w*|евро|€|eur|£|gbp)|(?:\bfees?\b)[^.\n]{0,40}?(?P<sign>[$€£])\s?(?P<m>\d+)",
    _NO_CASE,
)
_MONEY = (
    ("KZT", r"тенге|теңге|тг|₸|kzt"),
    ("RUB", r"руб|₽"),
    ("USD", r"\$|usd|доллар"),
    ("EUR", r"евро|€|eur"),
    ("GBP", r"£|gbp"),
)
_PER = (
    (
        "work",
        r"(?:за\s+(?:каждую|одну)|әр|per|each)\s*(?:\w+\s+){0,2}(?:работ|жұмыс|work|entry|submission)",
    ),
    ("person", r"(?:за|с)\s+(?:каждого|одного)|әр қатысушы|per (?:person|participant)"),
)
_TONGUES = (
    ("kk", r"қазақ|казахск|kazakh|мемлекетт[іи]к\s+тіл|на\s+государственном"),
    ("ru", r"орыс|русск|russian"),
    ("en", r"ағылшын|английск|english"),
)
_NOT_IN = re.compile(r"\bне\s+на\s|кроме|(?<!кем )(?<!\w)емес(?!\w)|\bnot in\b|except", _NO_CASE)
_IN = re.compile(
    r"тіл[іы]нде|тілдерінде|тілде(?:рде)?\b|на\s+(?:[\w,-]+\s+){1,6}язык(?:е|ах)\b|in\s+(?:kazakh|russian|english)|(?:рабочи\w+\s+)?язык[иа]?\s+(?:конкурс\w*|работ\w*|олимпиад\w*)?\s*[:–—-]|(?:жұмыс\s+)?тіл\w*\s*[:–—-]|languages?\s*(?:of\s+[\w\s]{3,30})?[:–—-]",
    _NO_CASE,
)
_OF_WORKS = re.compile(
    r"жазыл|[өо]тед[іы]|өткізіл|орындал|произведени|рабочи\w+\s+язык|язык\w*\s+(?:конкурс|работ|олимпиад)|байқау\s+тіл|жұмыс\s+тіл|language",
    _NO_CASE,
)


def fee(source: Source) -> Found | None:
    """Give the fee: amount, currency, for what; 0 where the text says that taking part is free."""
    for line in source.lines:
        if match := _FEE.search(line.text):
            amount = int(re.sub(r"\s", "", match["n"] or match["m"]))
            unit = match["unit"] or match["sign"]
            currency = next((code for code, form in _MONEY if re.match(form, unit, _NO_CASE)), None)
            around = line.text[match.start() : match.end() + 60]
            per = next((name for name, form in _PER if re.search(form, around, _NO_CASE)), None)
            return found(
                {"amount": amount, "currency": currency, "per": per},
                line,
                match.start(),
                min(len(line.text), match.end() + 60),
            )
    for line in source.lines:
        match = _FREE.search(line.text)
        if match and not re.search(r"\bне\s+бесплат|тегін\s+емес|not\s+free", line.text, _NO_CASE):
            return found(
                {"amount": 0, "currency": None, "per": None}, line, match.start(), match.end()
            )
    return None


def languages(source: Source) -> Found | None:
    """Give the languages in which works are taken."""
    for line in source.lines:
        for start, end in line.sentences():
            sentence = line.text[start:end]
            if (
                _IN.search(sentence)
                and (ASKED.search(sentence) or _OF_WORKS.search(sentence))
                and not _NOT_IN.search(sentence)
            ):
                named = [code for code, form in _TONGUES if re.search(form, sentence, _NO_CASE)]
                if named:
                    return found(named, line, start, end)
    return None
