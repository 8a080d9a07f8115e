"""Who holds the contest, and who supports it."""

import re
from collections.abc import Iterator

from baiqau.rules.reading import bodies
from baiqau.rules.reading.found import Found, found, written
from baiqau.rules.reading.source import Line, Source

_NO_CASE = re.IGNORECASE
_CAPITAL = r"[«\"“А-ЯЁӘҒҚҢӨҰҮҺІ]"
_EVENT = r"(?:байқау|конкурс|фестивал|сайыс|олимпиада)"
_LABEL = re.compile(
    r"(?:ұйымдастырушы\w*|организатор\w*|учредител\w*|organi[sz]ers?|hosts?)(?:\s*\([^)]*\))?(?:\s+\w+){0,3}?(?:\s*[:–—]\s*|\s+-\s+|\s+(?:явля\w+|выступа\w+|is|are)\s+)(?P<who>.+)",
    _NO_CASE,
)
_ASKED = re.compile(
    r"(?:ұйымдастырушы\w*|организатор\w*|учредител\w*|organi[sz]ers?)(?:\s+\w+){0,2}\s*[:–—]?\s*$",
    _NO_CASE,
)
_HOLD = (
    re.compile(
        r"(?P<who>.+?)\s+(?:явля\w+|выступа\w+)\s+(?:\w+\s+){0,2}(?:организатор|учредител)\w*",
        _NO_CASE,
    ),
    re.compile(
        r"(?P<who>.+?)\s+(?:(?:байқау\w*|конкурс\w*|сайыс\w*|тең|бас|негізгі)\s+){0,3}ұйымдастырушы\w*\s+болып\s+табыл\w+",
        _NO_CASE,
    ),
    re.compile(
        rf"(?:байқау|конкурс|фестиваль|сайыс|олимпиада)\w*\s+(?P<who>{_CAPITAL}.+?)\s+(?:\([^)]*\)\s*)?(?:ұйымдастыр(?:ады|ып\s+отыр|ыл\w+)|өткізед[іы])"
    ),
    re.compile(r"байқауды\s+(?P<who>.+?)\s+ұйымдастыр(?:ады|ып\s+отыр)"),
    re.compile(
        rf"(?P<who>{_CAPITAL}.+?)\s+(?:\([^()]*\)\s*)?(?:ұйымдастыр(?:ады|уымен|ылады|ып\s+отыр)|өткізед[іы])"
    ),
    re.compile(rf"(?P<who>{_CAPITAL}.+?)\s+(?:\([^()]*\)\s*)?ұйымдастыруды\b"),
    re.compile(
        r"(?:организован\w*|проводится|проводит|организует(?:ся)?)\s+(?P<who>[«\"“]?(?:[А-ЯЁ]{2,}|[Мм]инистерств|[Бб]иблиотек|[Уу]правлени|[Дд]епартамент|[Нн]ационал|[Гг]осударств|[Оо]бществ|[Фф]онд|[Цц]ентр|[Аа]ссоциац|[Уу]ниверситет|[Оо]ргкомитет|[Аа]кимат|[Дд]омом|[Сс]оюз|[Шш]кол|[Мм]узе).+)"
    ),
    re.compile(
        r"(?P<who>(?!(?:В|На|С|По|К|Для|От|Из|О|При|Согласно)\s)[А-ЯЁ][\w-]+\s+(?:[\w-]+\s+){0,6}?[^.,;:]{0,120}?)\s+(?:запускает|объявляет|проводят?|организует|приглашает)\s+(?:[^.\s]+\s+){0,4}?(?i:конкурс)"
    ),
    re.compile(r"права\s+на\s+организаци\w+\s+(?:\S+\s+){0,4}принадлежат\s+(?P<who>.+)", _NO_CASE),
    re.compile(
        r"(?i:organi[sz]ed|hosted|held|run|presented|sponsored)(?i:\s+by)\s+(?P<who>(?:the\s+)?[A-Z].+)"
    ),
    re.compile(
        r"^(?P<who>The\s[\w\s]{3,60}?|[A-Z]\w+(?:\s(?:of|the|[A-Z]\w+)){1,8})\s(?:is\s(?:pleased|proud|delighted)|invites|announces)\b"
    ),
    re.compile(
        r"(?:property of|release to|granted to)\s+(?P<who>[A-Z]\S+(?:\s+(?:of|the|and|[A-Z]\S*))+)"
    ),
)
_TELLS = re.compile(
    rf"^(?P<who>.+?)\s+(?:\S+\s+){{0,14}}?\S{{0,15}}{_EVENT}\w*\s+(?:\([^()]*\)\s*)?(?:\S+\s+){{0,3}}?(?:өткізед[іы]|өткізбек|жариялайды|жариялады|ұйымдастырады)",
    _NO_CASE,
)
_STOP = re.compile(
    r"\s*\((?:бұдан|далее|hereinafter|here?after)[^)]*\)|(?<![\s.][А-ЯЁӘҒҚҢӨҰҮҺІA-Z])(?<!^[А-ЯЁӘҒҚҢӨҰҮҺІA-Z])(?<!\bим)(?<!\bг)(?<!\bул)[.]\s|\s+(?:при\s+(?:\w+\s+)?поддержке|при содействии|при участии|қолдауымен|совместно с|in partnership with|with the support|for publication)\b|,?\s+приуроч\w+|\s+(?:организовал|пров[её]л|объявляет|проводит)\w*\b|,?\s+вед[её]т\b",
    _NO_CASE,
)
_PARTNER = re.compile(
    r"(?:при\s+(?:\w+\s+)?поддержке|при содействии|совместно с|в партн[её]рстве с|серіктес\w*\s*[:–—-]|партн[её]р\w*\s*[:–—-]|partners?\s*[:–—-]|supported by|in partnership with)\s*(?P<who>(?:[^.;]|(?<=\b[А-ЯЁA-Z])\.)+)",
    _NO_CASE,
)
_BACKED = re.compile(rf"(?P<who>{_CAPITAL}[^.;]{{2,300}}?)\s+(?:арнайы\s+|тікелей\s+)?қолдауымен")
_BACKED_BY = re.compile(r"(?P<who>\S[^.;«»]{2,300}?)\s+(?:арнайы\s+)?қолдауымен")
_LONGEST, _OF_LIST = 600, 6


def organisers(source: Source) -> list[Found]:
    """Give who holds the contest, each in the nominative where its case is known."""
    for place, line in enumerate(source.lines):
        rows = list(_labelled(line)) or list(_under(source, place))
        if rows:
            return rows
    for form in _HOLD:
        for line in source.lines:
            rows = list(_by(form, line))
            if rows:
                return rows
    return _telling(source)


def _labelled(line: Line) -> Iterator[Found]:
    """Give those behind a label of one line, to the end of each sentence: "Учредитель – …. Организатор – …"."""
    match = _LABEL.search(line.text) if len(line.text) <= 2 * _LONGEST else None
    while match:
        row = _STOP.split(match["who"])[0]
        for one in _names(row):
            yield found(written(one, line), line, match.start(), match.start("who") + len(row))
        match = _LABEL.search(line.text, match.start("who") + len(row))


def _under(source: Source, place: int) -> Iterator[Found]:
    """Give those of the lines under a label: one line, or a list."""
    if not _ASKED.search(source.lines[place].text):
        return
    for number, line in enumerate(source.lines[place + 1 : place + 1 + _OF_LIST]):
        if (number and not line.is_bullet) or any(one.search(line.text) for one in _HOLD):
            return
        named = [one for one in _names(line.text) if bodies.is_body(one)]
        if not named:
            return
        yield from (found(written(one, line), line) for one in named)


def _by(form: re.Pattern[str], line: Line) -> Iterator[Found]:
    """Give those whom a sentence of this form names."""
    for start, end in line.sentences():
        match = form.search(line.text, start, end) if end - start <= _LONGEST else None
        rows = list(_names(_past_event(match["who"]))) if match else []
        if rows:
            yield from (found(written(one, line), line, start, end) for one in rows)
            return


def _past_event(words: str) -> str:
    """Leave out the contest's own name before that of who holds it: "… конкурсын жыл сайын … министрлігі"."""
    rest = re.sub(rf"^.*{_EVENT}\w*", "", words, flags=_NO_CASE).strip()
    if rest == words:
        return words
    rest = re.sub(r"^[(].*[)]\s*", "", rest)
    rest = re.sub(r"^(?:\W+|жыл\s+сайын\s+)+(?=[^\W\d_])", "", rest).strip()
    if re.search(r"[^\W\d_]", rest):
        return rest
    return "" if re.match(r"[«\"“]", words) else words


def _telling(source: Source) -> list[Found]:
    """Give the institution that by a Kazakh sentence holds or announces the contest, before its name."""
    for line in source.lines:
        for start, end in line.sentences():
            match = _TELLS.search(line.text[start:end]) if end - start <= _LONGEST else None
            who = _before_backing(line.text[start:end][: match.end()]) if match else ""
            who = re.sub(rf"^.*{_EVENT}\w*\s*(?:\(.*\)\s*)?(?:жыл\s+сайын\s+)?", "", who)
            rows = [one for one in _names(who) if bodies.is_body(one)] if who else []
            if rows:
                return [found(written(one, line), line, start, end) for one in rows]
    return []


def _before_backing(words: str) -> str:
    """Give the institution a sentence begins with; not the one that backs it."""
    backed = _BACKED_BY.search(words)
    return bodies.first_body(words[: backed.start()]) if backed else bodies.last_body(words)


def partners(source: Source) -> list[Found]:
    """Give who supports the contest, in the nominative where its case is known."""
    for line in source.lines:
        match = _PARTNER.search(line.text)
        who = match["who"] if match else ""
        backed = _BACKED_BY if source.script == "arabic" else _BACKED
        if match is None and (match := backed.search(line.text)):
            who = re.split(r"[)]\s*|\bұйымдастыруды\s+|порталы\s+|\w+уымен,\s*", match["who"])[-1]
        if match:
            return [
                found(written(one, line), line, match.start(), match.end()) for one in _names(who)
            ]
    return []


def _names(words: str) -> Iterator[str]:
    words = _STOP.split(words)[0].strip(" .,:;–—-")
    words = re.sub(
        r"^.{0,200}?(?:организатор|ұйымдастырушы)\w*\s*[:–—-]\s*", "", words, flags=_NO_CASE
    )
    words = re.sub(
        r"^(?:аталған\s+)?(?:байқауды|конкурсты|сайысты|фестивальді)\s+", "", words, flags=_NO_CASE
    )
    if words and len(words) <= _LONGEST:
        yield from bodies.names(words)
