"""What is handed in: kinds and limits of works, their languages, the fee."""

import re
from collections.abc import Iterator
from decimal import Decimal

from baiqau.rules.reading.found import Found, found
from baiqau.rules.reading.source import Line, Source

_NO_CASE = re.IGNORECASE
_NUMBERS = {"один": 1, "одной": 1, "одного": 1, "двух": 2, "тр[её]х": 3, "четыр[её]х": 4, "пяти": 5, "десяти": 10,
            "бір": 1, "екі": 2, "үш": 3, "төрт": 4, "бес": 5, "он": 10, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "ten": 10}  # fmt: skip
_N = rf"(?P<n>\d+(?:[.,]\d+)?|{'|'.join(_NUMBERS)})"
_SPAN = r"(?:(?:\d+(?:[.,]\d+)?)\s*(?:-|–|—|до|to)\s*)?"
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
    rf"(?<![\w.]){_SPAN}(?P<n>\d[\d\s]{{1,6}})[\s-]*(?:слов\b|сөз\w*|words?\b)", _NO_CASE
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
    r"сұрақ|вопрос|question|устн|защит|қорғау|выступ|баянда|доклад|тест|\btest\b|interview",
    _NO_CASE,
)
_LEAST = re.compile(
    r"(?:минимал\w*|не менее|кемінде|кем емес|at least|minimum|\bmin\b\.?)\W*(?:\w+\W+){0,4}?$",
    _NO_CASE,
)
_NOT_LESS = re.compile(r"\W*кем\s+(?:емес|болмау)", _NO_CASE)
_ONE = re.compile(
    r"(?:не более|тек|only|limit|up to|no more than)?\s*(?P<n>одн\w+|бір|one|1|две|двух|екі|two|2|три|тр[её]х|үш|three|3)\s*(?:\w+\s+)?(?:работ\w*|заявк\w*|жұмыс\w*|өтінім\w*|entr(?:y|ies)|submissions?|applications?)\s*(?:per|от одного|на одного|\w*\s*(?:ғана|ұсын))?",
    _NO_CASE,
)
_LIMITED = re.compile(
    r"не более|тек|ғана|аспа|only|limit|up to|no more than|maximum|per\b|от одного|одного участника",
    _NO_CASE,
)
_FORMATS = re.compile(
    r"(?<![\w-])(?:microsoft word|ms word|word|powerpoint|power point|pptx?|docx?|pdf|jpe?g|png|tiff?|gif|mp4|mov|avi|mpeg4?|wmv|mkv|mp3|wav|rtf|odt|xlsx?|excel|txt|zip|rar|webm|heic)(?![\w-])",
    _NO_CASE,
)
KINDS = {
    "text": r"мәтін\w*|текст\w*|\btexts?\b", "multimedia": r"мультимеди\w*|multimedia",
    "video": r"бейне(?!лі)\w*|видео\w*|видеоролик\w*|\bvideos?\b|\bfilms?\b|ролик\w*",
    "presentation": r"презентаци\w*|таныстырылым\w*|presentations?\b|slides?\b",
    "essay": r"эссе\b|\bessays?\b|шығарма(?!шы)\w*|сочинени\w*", "photo": r"фотосурет\w*|фотограф\w*|фоторабот\w*|\bphotos?(?:graphs?)?\b",
    "drawing": r"сурет(?!ке)\w*|рисун\w*|drawings?\b|paintings?\b", "poem": r"өлең\w*|стих\w*|\bpoe(?:ms?|try)\b",
    "project": r"жоба(?:лар|сы|ны)?\w*|проект\w*|\bprojects?\b", "idea": r"идея\w*|\bideas?\b",
    "research": r"зерттеу\w*|исследовани\w*|\bresearch\b", "craft": r"қолдан жасалған|қолөнер\w*|поделк\w*|crafts?\b",
    "applique": r"аппликаци\w*", "poster": r"плакат\w*|постер\w*|\bposters?\b", "article": r"мақала\w*|стать[яиюе]\b|\barticles?\b",
    "audio": r"аудио\w*|подкаст\w*|podcasts?\b|\baudio\b", "story": r"әңгіме\w*|рассказ\w*|\b(?:short )?stor(?:y|ies)\b",
    "documents": r"пакет\w* (?:\w+ )?документов|құжаттар\w*", "software": r"бағдарламалық\w*|мобильн\w+ приложени\w*|\bapps?\b|\bsoftware\b|веб-сайт\w*",
}  # fmt: skip
_ASKED = re.compile(
    r"ұсын|тапсыр|қабылдан|жібер|талап|түрінде|представ|предостав|приним|присла|направ|требован|работ[ыа]?\b|готовят|submi|must|entr|works? of|accept|аспа|көлем|ұзақтығы|об[ъь][её]м|длительност|продолжительност|хронометраж|length|duration",
    _NO_CASE,
)
_AIMS = re.compile(
    r"мақсат|міндеттері|жалпы|цел[ьи]|задач|общие|purpose|aims?\b|goals?\b", _NO_CASE
)
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
    ("kk", r"қазақ|казахск|kazakh"),
    ("ru", r"орыс|русск|russian"),
    ("en", r"ағылшын|английск|english"),
)
_NOT_IN = re.compile(r"\bне\s+на\s|кроме|емес|\bnot in\b|except", _NO_CASE)
_IN = re.compile(r"тіл(?:і|дер)|язык|language|in\s+(?:kazakh|russian|english)", _NO_CASE)


def submission(source: Source) -> dict[str, Found]:
    """Give the kinds of works and their limits by name: seconds, megabytes, pages, slides, words, points of type."""
    rows: dict[str, Found] = {}
    for line in source.lines:
        _limits(line, rows)
    kinds = list(_kinds(source))
    formats = list(_formats(source))
    if kinds:
        rows["kinds"] = Found([one for one, _ in kinds], kinds[0][1].clause, kinds[0][1].words)
    if formats:
        rows["formats"] = Found(
            [one for one, _ in formats], formats[0][1].clause, formats[0][1].words
        )
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
    for match in _ONE.finditer(line.text):
        if _LIMITED.search(line.text[max(0, match.start() - 25) : match.end() + 25]):
            number = _number(
                {"од": "1", "дв": "2", "тр": "3"}.get(match["n"][:2].lower(), match["n"])
            )
            rows.setdefault("entries_max", found(int(number), line, match.start(), match.end()))


def _number(words: str) -> Decimal:
    plain = re.sub(r"\s", "", words).replace(",", ".").lower()
    for form, value in _NUMBERS.items():
        if re.fullmatch(form, plain):
            return Decimal(value)
    return Decimal(plain)


def _kinds(source: Source) -> Iterator[tuple[str, Found]]:
    """Give the kinds of works, of the sentences that ask for works."""
    seen: set[str] = set()
    asking = [line for line in source.lines if not _AIMS.search(line.heading)]
    for line in asking or source.lines:
        for start, end in line.sentences():
            sentence = line.text[start:end]
            if not (_ASKED.search(sentence) or _ASKED.search(line.heading)):
                continue
            for kind, form in KINDS.items():
                if kind not in seen and re.search(form, sentence, _NO_CASE):
                    seen.add(kind)
                    yield kind, found(kind, line, start, end)


def _formats(source: Source) -> Iterator[tuple[str, Found]]:
    seen: set[str] = set()
    for line in source.lines:
        for match in _FORMATS.finditer(line.words.source):
            name = match[0].lower()
            if name not in seen:
                seen.add(name)
                yield (
                    name,
                    Found(
                        name,
                        line.clause,
                        line.words.source[max(0, match.start() - 40) : match.end() + 20].strip(),
                    ),
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
            if _IN.search(sentence) and _ASKED.search(sentence) and not _NOT_IN.search(sentence):
                named = [code for code, form in _TONGUES if re.search(form, sentence, _NO_CASE)]
                if named:
                    return found(named, line, start, end)
    return None
