"""The names of institutions in a list: parted, and in the nominative where their case is known."""

import re
from collections.abc import Iterator

_NO_CASE = re.IGNORECASE
_INSTITUTION = r"(?:министерств|библиотек|управлени|отдел|центр|университет|институт|академи|департамент|комитет|фонд|ассоциаци|обществ(?!енн)|музе|акимат|администраци|школ|гимнази|лице|колледж|союз|редакци|издательств|учреждени|кгу|ргу|гу |гкп|кгкп|тоо|ао |нао|ано|мбу|мау|оргкомитет|правительств|представительств|дом\b|домом|дома\b|дворе?ц|театр|клуб|салон)"
_AND = re.compile(
    r"\s*;\s*|\s*,\s*(?=[«\"“А-ЯЁӘҒҚҢӨҰҮҺІA-Z])|\s*,?\s+(?:және|и|and|мен|пен|бен)\s+(?=(?:the\s+)?[«\"“А-ЯЁӘҒҚҢӨҰҮҺІA-Z])"
    rf"|\s*,\s*(?=(?:[\w«»-]+\s+){{0,5}}?{_INSTITUTION}\w*)|\s+и\s+(?=(?:[\w-]+\s+){{0,3}}?{_INSTITUTION}\w*)"
)
_BODY = re.compile(
    rf"{_INSTITUTION}|министрлі|комитет|басқарма|бөлім|кітапхана|университет|орталы|қор[ыдғ]?\b|әкім|академия|институт|театр|мектеп|мектебі|қоғам|одағ|бірлест|музей|портал|агентті|баспа|мекеме|library|libraries|ministry|university|college|school|society|association|foundation|friends|council|department|centre|center|project|club|museum|institute|academy|trust|humanities|llc|ltd|inc",
    _NO_CASE,
)
_CASES = (
    ("министерством", "министерство"), ("министерства", "министерство"), ("библиотекой", "библиотека"),
    ("библиотеки", "библиотека"), ("управлением", "управление"), ("управления", "управление"),
    ("отделом", "отдел"), ("отдела", "отдел"), ("центром", "центр"), ("центра", "центр"),
    ("фондом", "фонд"), ("фонда", "фонд"), ("институтом", "институт"), ("института", "институт"),
    ("университетом", "университет"), ("университета", "университет"), ("оргкомитету", "оргкомитет"),
    ("оргкомитетом", "оргкомитет"), ("комитетом", "комитет"), ("комитета", "комитет"),
    ("комиссии", "комиссия"), ("обществом", "общество"), ("ассоциацией", "ассоциация"), ("ассоциации", "ассоциация"),
    ("департаментом", "департамент"), ("департамента", "департамент"), ("музеем", "музей"), ("музея", "музей"),
    ("акиматом", "акимат"), ("акимата", "акимат"), ("домом", "дом"), ("дома", "дом"), ("союзом", "союз"),
    ("союза", "союз"), ("школой", "школа"), ("школы", "школа"), ("администрацией", "администрация"),
    ("администрации", "администрация"), ("правительства", "правительство"), ("совета", "совет"),
    ("национальной", "национальная"), ("государственной", "государственная"),
    ("областной", "областная"), ("городской", "городская"), ("центральной", "центральная"),
    ("республиканской", "республиканская"), ("универсальной", "универсальная"),
    ("научной", "научная"), ("академической", "академическая"),
)  # fmt: skip
_ENDINGS = ("министрлігі", "комитеті", "басқармасы", "бөлімі", "кітапханасы", "университеті", "орталығы", "қоры", "әкімдігі", "академиясы", "институты", "театры", "мектебі", "қоғамы", "одағы", "бірлестігі", "музейі", "порталы", "агенттігі", "баспасы", "мекемесі", "ұйымы", "редакциясы", "газеті", "журналы")  # fmt: skip
_LOOSE = str.maketrans({"і": "[іы]", "г": "[гғ]", "ә": "[әа]", "ө": "[өо]", "ү": "[үұ]"})
# the Arabic script leaves the softness of a word unsaid
_ENDED = "|".join(_ENDINGS).translate(_LOOSE)
_OF_BODY = re.compile(
    rf"(?P<body>{_ENDED}|\b(?:РММ|КММ|ЖШС|РМҚК|МКҚК|КМҚК|ҚБ))(?:-?\s?(?:ның|нің|ның|мен))?$",
    _NO_CASE,
)
_ENDS = re.compile(rf"(?:{_ENDED})(?:н[ыі]ң)?(?!\w)", _NO_CASE)
_EDGE, _SHORTEST, _LONGEST = " .,:;–—-", 3, 300


def names(words: str) -> Iterator[str]:
    """Part a list of institutions; a comma within the name of one parts nothing."""
    for part in _AND.split(words):
        name = nominative((part or "").strip(_EDGE))
        if _SHORTEST <= len(name) <= _LONGEST:
            yield name


def is_body(words: str) -> bool:
    """Say whether words name an institution."""
    return bool(_BODY.search(words))


def nominative(name: str) -> str:
    """Put the word an institution is named by into the nominative: the first in Russian, the last in Kazakh."""
    for case, base in _CASES:
        if re.match(rf"{case}\b", name):
            return base + name[len(case) :]
        if re.match(rf"{case.capitalize()}\b", name):
            return base.capitalize() + name[len(case) :]
    kazakh = _OF_BODY.search(name)
    return name[: kazakh.end("body")] if kazakh else name


def last_body(words: str) -> str:
    """Give words up to the last Kazakh institution they name: "… атындағы облыстық кітапханасы"."""
    ends = [one.end() for one in _ENDS.finditer(words)]
    return words[: ends[-1]] if ends else ""


def first_body(words: str) -> str:
    """Give words up to the first Kazakh institution they name."""
    match = _ENDS.search(words)
    return words[: match.end()] if match else ""
