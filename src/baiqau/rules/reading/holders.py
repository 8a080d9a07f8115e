"""Who holds the contest, and who supports it."""

import re
from collections.abc import Iterator

from baiqau.rules.reading.found import Found, found, written
from baiqau.rules.reading.source import Source

_NO_CASE = re.IGNORECASE
_HOLD = (
    re.compile(
        r"(?:ұйымдастырушы\w*|организатор\w*|учредител\w*|organi[sz]ers?|hosts?)\s*(?:\([^)]*\)\s*)?(?:\w+\s+){0,3}?(?:\s*[:–—]\s*|\s-\s|явля\w+\s+|выступа\w+\s+|\bis\s+|\bare\s+)(?P<who>.+)",
        _NO_CASE,
    ),
    re.compile(
        r"(?P<who>.+?)\s+(?:явля\w+|выступа\w+)\s+(?:\w+\s+){0,2}(?:организатор|учредител)\w*",
        _NO_CASE,
    ),
    re.compile(
        r"(?P<who>.+?)\s+(?:(?:байқау\w*|конкурс\w*|сайыс\w*|тең|бас|негізгі)\s+){0,3}ұйымдастырушы\w*\s+болып\s+табыл\w+",
        _NO_CASE,
    ),
    re.compile(
        r"(?:байқау|конкурс|фестиваль|сайыс|олимпиада)\w*\s+(?P<who>[«\"“А-ЯӘҒҚҢӨҰҮҺІ].+?)\s+(?:\([^)]*\)\s*)?(?:ұйымдастырады|өткізеді)"
    ),
    re.compile(r"байқауды\s+(?P<who>.+?)\s+ұйымдастырады"),
    re.compile(
        r"(?P<who>[«\"“А-ЯӘҒҚҢӨҰҮҺІ].+?)\s+(?:\([^)]*\)\s*)?(?:ұйымдастыр(?:ады|уымен|ылады)|өткізеді)"
    ),
    re.compile(
        r"(?:организован\w*|проводится|проводит|организует(?:ся)?)\s+(?P<who>[«\"“]?(?:[А-ЯЁ]{2,}|[Мм]инистерств|[Бб]иблиотек|[Уу]правлени|[Дд]епартамент|[Нн]ационал|[Гг]осударств|[Оо]бществ|[Ффонд]|[Цц]ентр|[Аа]ссоциац|[Уу]ниверситет|[Оо]ргкомитет|[Аа]кимат).+)"
    ),
    re.compile(r"права\s+на\s+организаци\w+\s+(?:\S+\s+){0,4}принадлежат\s+(?P<who>.+)", _NO_CASE),
    re.compile(
        r"(?i:organi[sz]ed|hosted|held|run|presented|sponsored)(?i:\s+by)\s+(?P<who>(?:the\s+)?[A-Z].+)"
    ),
    re.compile(
        r"(?:property of|release to|granted to)\s+(?P<who>[A-Z]\S+(?:\s+(?:of|the|and|[A-Z]\S*))+)"
    ),
)
_STOP = re.compile(
    r"\s*\((?:бұдан|далее|hereinafter|here?after)[^)]*\)|(?<![\s.][А-ЯЁӘҒҚҢӨҰҮҺІA-Z])(?<!^[А-ЯЁӘҒҚҢӨҰҮҺІA-Z])(?<!\bим)[.]\s|;\s|\s+(?:при поддержке|қолдауымен|совместно с|in partnership with|for publication)\b|,?\s+приуроч\w+",
    _NO_CASE,
)
_PARTNER = re.compile(
    r"(?:при поддержке|совместно с|в партн[её]рстве с|серіктес\w*\s*[:–—-]|партн[её]р\w*\s*[:–—-]|partners?\s*[:–—-]|supported by|in partnership with)\s*(?P<who>[^.;]+)",
    _NO_CASE,
)
_BACKED = re.compile(r"(?P<who>[«\"“А-ЯӘҒҚҢӨҰҮҺІ][^.;]{2,200}?)\s+қолдауымен")
_AND = re.compile(r"\s*,\s*|\s+(?:және|и|and|мен|пен|бен)\s+(?=[«\"“А-ЯӘҒҚҢӨҰҮҺІA-Z])")
_CASES = (
    ("министерством", "министерство"), ("министерства", "министерство"), ("библиотекой", "библиотека"),
    ("библиотеки", "библиотека"), ("управлением", "управление"), ("управления", "управление"),
    ("отделом", "отдел"), ("центром", "центр"), ("фондом", "фонд"), ("институтом", "институт"),
    ("университетом", "университет"), ("оргкомитету", "оргкомитет"), ("оргкомитетом", "оргкомитет"),
    ("комитетом", "комитет"), ("обществом", "общество"), ("ассоциацией", "ассоциация"),
    ("департаментом", "департамент"), ("музеем", "музей"), ("акиматом", "акимат"),
    ("национальной", "национальная"), ("государственной", "государственная"),
    ("областной", "областная"), ("городской", "городская"), ("центральной", "центральная"),
    ("республиканской", "республиканская"), ("универсальной", "универсальная"),
    ("научной", "научная"), ("академической", "академическая"),
)  # fmt: skip
_QUOTED = re.compile(r"[«“„\"]([^«»“”„\"]{3,150})[»”\"]")
_LONGEST = 600


def organisers(source: Source) -> list[Found]:
    """Give who holds the contest, each in the nominative where its case is known."""
    for form in _HOLD:
        for line in source.lines:
            for start, end in line.sentences():
                match = form.search(line.text, start, end) if end - start <= _LONGEST else None
                if match:
                    rows = list(_names(match["who"]))
                    if rows:
                        return [found(written(one, line), line, start, end) for one in rows]
    return []


def partners(source: Source) -> list[Found]:
    """Give who supports the contest, as written."""
    for line in source.lines:
        if match := _PARTNER.search(line.text) or _BACKED.search(line.text):
            return [
                found(written(one, line), line, match.start(), match.end())
                for one in _names(match["who"])
            ]
    return []


def _names(words: str) -> Iterator[str]:
    words = _STOP.split(words)[0].strip(" .,:;–—-")
    words = re.sub(
        r"^.{0,200}?(?:организатор|ұйымдастырушы)\w*\s*[:–—-]\s*", "", words, flags=_NO_CASE
    )
    words = re.sub(r"^(?:байқауды|конкурсты|сайысты|фестивальді)\s+", "", words, flags=_NO_CASE)
    if not words or len(words) > _LONGEST:
        return
    parts = (
        _AND.split(words)
        if _QUOTED.sub("", words).count(",")
        or re.search(r"\s(?:және|и|and)\s+[«\"А-ЯӘҒҚҢӨҰҮҺІA-Z]", words)
        else [words]
    )
    for part in parts:
        name = part.strip(" .,:;–—-")
        for case, base in _CASES:
            name = (
                re.sub(rf"^{case}\b", base, name, flags=_NO_CASE)
                if not name[:1].isupper()
                else re.sub(rf"^{case.capitalize()}\b", base.capitalize(), name)
            )
        if len(name) > 2:  # noqa: PLR2004  an abbreviation at least
            yield name
