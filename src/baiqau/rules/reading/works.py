"""What is handed in: kinds, formats and limits of works."""

import re
from decimal import Decimal

from baiqau.rules.reading import counts, kinds
from baiqau.rules.reading.found import Found, found
from baiqau.rules.reading.source import Line, Source

_NO_CASE = re.IGNORECASE
_NUMBERS = {"один": 1, "одной": 1, "одного": 1, "двух": 2, "тр[её]х": 3, "четыр[её]х": 4, "пяти": 5, "десяти": 10,
            "бір": 1, "екі": 2, "үш": 3, "төрт": 4, "бес": 5, "он": 10, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "ten": 10}  # fmt: skip
_N = rf"(?P<n>\d+(?:[.,]\d+)?|{'|'.join(_NUMBERS)})"
_SPAN = r"(?:(?P<from>\d+(?:[.,]\d+)?)\s*-?\s*(?:-|–|—|до|to|тан|тен|дан|ден)\s*)?"
_TIE = r"(?:\s*-?\s*(?:х|ти|и|ші))?[\s-]*"
_MINUTES = re.compile(
    rf"(?<![\w.]){_SPAN}{_N}{_TIE}(?:минут\w*|мин\b|minutes?\b|mins?\b)", _NO_CASE
)
_SECONDS = re.compile(
    rf"(?<![\w.])(?:и\s+)?{_SPAN}{_N}{_TIE}(?:секунд\w*|сек\b|seconds?\b)", _NO_CASE
)
_SIZE = re.compile(
    rf"(?<![\w.]){_N}\s*-?\s*(?P<unit>гб|мб|кб|гигабайт\w*|мегабайт\w*|килобайт\w*|gb|mb|kb|megabytes?|gigabytes?)(?!\w)",
    _NO_CASE,
)
_PAGES = re.compile(
    rf"(?<![\w.]){_SPAN}{_N}{_TIE}(?:страниц\w*|стр\b\.?|листов|листа|бет(?:тен|ке|тік|\b)|парақ\w*|pages?\b|sheets?\b)",
    _NO_CASE,
)
_SLIDES = re.compile(rf"(?<![\w.]){_SPAN}{_N}{_TIE}(?:слайд\w*|slides?\b)", _NO_CASE)
_WORDS = re.compile(
    rf"(?<![\w.]){_SPAN}(?P<n>\d{{1,3}},\d{{3}}|\d[\d\s]{{1,6}})[\s-]*(?:слов\b|сөз\w*|words?\b)",
    _NO_CASE,
)
_FONT = re.compile(
    r"(?:кегль|шрифт\w*|қаріп\w*|font(?: size)?|размер\w*)\W*(?:(?:[A-Za-z]+\s?){1,3}\W*)?(?:размер\w*|көлем\w*|өлшем\w*|кегль|size)?\W{0,3}(?P<n>1[0-6])(?!\d)|(?<!\d)(?P<m>1[0-6])\s*(?:pt|пт|кегль|font)",
    _NO_CASE,
)
_MEASURES = (
    (_MINUTES, "duration", 60),
    (_SECONDS, "duration", 1),
    (_PAGES, "pages", 1),
    (_SLIDES, "slides", 1),
    (_WORDS, "words", 1),
)
_OF_FILM = re.compile(
    r"бейне|видео|ролик|фильм|презентац|таныстыр|мультимеди|аудио|подкаст|film|video|presentation|movie|clip|podcast|recording|запись|хронометраж",
    _NO_CASE,
)
_OF_TALK = re.compile(
    r"сұрақ|вопрос|question|устн|защит|қорғау|выступ|баянда|доклад|тест|\btest\b|interview|demo time|pitch|питч|сахна",
    _NO_CASE,
)
_LEAST = re.compile(
    r"(?:минимал\w*|не менее|кемінде|at least|minimum|\bmin\b\.?)\W*(?:\w+\W+){0,4}?$",
    _NO_CASE,
)
_NOT_LESS = re.compile(r"\W*кем\s+(?:емес|болмау)", _NO_CASE)


def submission(source: Source) -> dict[str, Found]:
    """Give the kinds of works and their limits by name: seconds, megabytes, pages, slides, words, points of type."""
    rows: dict[str, Found] = {}
    for line in source.lines:
        _limits(line, rows)
    rows |= dict(counts.counts(source))
    for name, row in (
        ("kinds", list(kinds.kinds(source))),
        ("formats", list(kinds.formats(source))),
    ):
        if row:
            rows[name] = Found([one for one, _ in row], row[0][1].clause, row[0][1].words)
    return rows


def _limits(line: Line, rows: dict[str, Found]) -> None:
    for form, name, unit in _MEASURES:
        for match in form.finditer(line.text):
            before, after = (
                line.text[max(0, match.start() - 40) : match.start()],
                line.text[match.end() :],
            )
            value = int(_number(match["n"]) * unit)
            more = _SECONDS.match(line.text, match.end() + 1) if form is _MINUTES else None
            value += int(_number(more["n"])) if more else 0
            least = _LEAST.search(before) or _NOT_LESS.match(after)
            key = f"{name}_{'min' if least else 'max'}" + ("_s" if name == "duration" else "")
            if value and not (name == "duration" and not _is_of_film(line, match.start())):
                rows.setdefault(key, found(value, line, *match.span()))
                _from(rows, name, unit, line, match)
    for match in _SIZE.finditer(line.text):
        unit_of = match["unit"].lower()[0]
        share = (
            Decimal(1024)
            if unit_of in "гg"
            else Decimal(1) / 1024
            if unit_of in "кk"
            else Decimal(1)
        )
        size = _number(match["n"]) * share
        before, after = (
            line.text[max(0, match.start() - 40) : match.start()],
            line.text[match.end() :],
        )
        least = _LEAST.search(before) or _NOT_LESS.match(after)
        rows.setdefault(
            "size_min_mb" if least else "size_max_mb",
            found(int(size) if size == int(size) else float(size), line, *match.span()),
        )
    _counts(line, rows)


def _from(rows: dict[str, Found], name: str, unit: int, line: Line, match: re.Match[str]) -> None:
    """Note the lesser end of a span: "5-12 pages"."""
    least = int(_number(match["from"]) * unit) if match["from"] else 0
    if 0 < least < int(_number(match["n"]) * unit):
        key = f"{name}_min" + ("_s" if name == "duration" else "")
        rows.setdefault(key, found(least, line, *match.span()))


def _is_of_film(line: Line, at: int) -> bool:
    """Say whether a duration is that of a film or a presentation handed in, not of a talk or a test."""
    start, end = next(
        (one for one in line.sentences() if one[0] <= at < one[1]), (0, len(line.text))
    )
    sentence = line.text[start:end]
    return bool(_OF_FILM.search(f"{line.heading} {sentence}")) and not _OF_TALK.search(sentence)


def _counts(line: Line, rows: dict[str, Found]) -> None:
    if match := _FONT.search(line.text):
        rows.setdefault(
            "font_size", found(int(match["n"] or match["m"]), line, match.start(), match.end())
        )


def _number(words: str) -> Decimal:
    words = re.sub(r"(?<=\d),(?=\d{3}$)", "", words)
    plain = re.sub(r"\s", "", words).replace(",", ".").lower()
    for form, value in _NUMBERS.items():
        if re.fullmatch(form, plain):
            return Decimal(value)
    return Decimal(plain)
