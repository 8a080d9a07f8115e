"""What the contest is called."""

import re
from collections.abc import Iterator, Sequence

from baiqau.rules.reading import moments
from baiqau.rules.reading.found import Found, found, written
from baiqau.rules.reading.names import DOCUMENT, KIND, nominative
from baiqau.rules.reading.source import Line, Source, language

_NO_CASE = re.IGNORECASE
_QUOTED = re.compile(r"[«“„\"]([^«»“”„\"]{3,150})[»”\"]")
_TITLED = re.compile(
    r"(?<!\w)(?:\d{1,3}(?:st|nd|rd|th)\s+)?(?:[A-Z][a-z'’]{1,30}\s+){1,6}(?:Contest|Competition|Challenge|Award|Prize|Olympiad|Festival|Hackathon|Fair)\b(?!\s+(?:Rules|Terms|Guidelines|Information|Timeline|Winners|Ceremony))"
)
_SHOUTED = re.compile(
    r"^[\w'’-]{2,30}(?:\s+[A-Z'’&-]{2,30}){0,6}\s+(?:CONTEST|COMPETITION|CHALLENGE|OLYMPIAD|FESTIVAL|HACKATHON)(?=\s+(?:CALL|RULES)|\s*[:–—-])"
)
_OF_KIND = re.compile(KIND, _NO_CASE)
_LABEL = re.compile(
    r"^(?:(?:байқау|конкурс|сайыс)\w*\s+атауы|(?:полное\s+)?(?:название|наименование)\s+(?:конкурса|олимпиады|фестиваля)|(?:contest|competition)\s+(?:name|title)|(?:name|title)\s+of\s+the\s+(?:contest|competition))\s*[:–—-]\s*(?P<name>\S.{2,250})$",
    _NO_CASE,
)
_NOMINATIVE = rf"(?:\S{{1,20}}-)?(?i:{KIND})(?i:тары|тер[іi]|сы|ы|[іi]|ь|(?<=[дД])[аА])?\b"
_ALONE = re.compile(
    rf"^(?:[«“„\"][^«»“”„\"]+[»”\"].{{0,160}}{_NOMINATIVE}"
    rf"|.{{0,160}}?{_NOMINATIVE}\s+(?:\S+\s+){{0,8}}?[«“„\"][^«»“”„\"]+[»”\"]"
    rf"|(?:\S+\s+){{0,14}}{_NOMINATIVE}(?:\s+[А-ЯЁӘҒҚҢӨҰҮҺІA-Z]\S*(?:\s+\S+){{0,4}})?)(?:\s*[-–—]?\s*(?:19|20)\d\d)?\W*(?:\s*\([^()]*\))?$"
)
_RULED = re.compile(
    r"провод|направлен|состо[ия]|өткізіл|қорытынды|итог|участ|қатыс|услови|порядок|тәртіб|мақсат|цел[ьи]|ceremony|winners",
    _NO_CASE,
)
_STAMP = re.compile(
    r"утвержд|согласован|бекіт|approved|приложени|қосымша|келісілді|приказ|бұйры|к письму|№|_{3}|директор",
    _NO_CASE,
)
_NEWS = re.compile(
    r"приним(?:аются|ает)|старт(?:овал|ует)|объявл|открыт при|начал(?:ся|ось|и)|ведёт|приглаша|запускает|жариялайды|жариялады|жарияланды|басталды|қабылданады|шақырады|хабарлайды|өтеді|announc|now open|call for|пройд[её]т|состоится",
    _NO_CASE,
)
_VERB = re.compile(
    r"\s+(?:[өо]тед[іыi]|өткізіледі|басталды|басталады|жарияланды|жарияланады)\W*$", _NO_CASE
)
_LONGEST, _SOON, _HEAD, _BACK, _NOTHING, _FEW, _SENTENCE = 300, 30, 24, 4, 2, 3, 6


def title(source: Source) -> Found | None:
    """Give the name of the contest: labelled, else of the head of the document, else of a sentence that names it."""
    labelled = next((one for line in source.lines[:_SOON] if (one := _labelled(line))), None)
    if labelled:
        return labelled
    head = _of_head(source)
    english = _in_english(source) if language(source) == "en" else None
    if english and (head is None or _words(english) > _words(head)):
        return english
    return head or _of_text(source)


def _words(found: Found) -> int:
    return len(str(found.value).split())


def _labelled(line: Line) -> Found | None:
    """Give a name that stands behind its label: "Название конкурса: …"."""
    match = _LABEL.match(line.text)
    return found(line.words.back(*match.span("name")).strip(" ."), line) if match else None


def _of_head(source: Source) -> Found | None:
    """Give the first name among the lines before the clauses; one with a name in quotes goes before one without."""
    head = source.head[:_HEAD]
    told = [one for one in (_told(source, rows) for rows in _blocks(head)) if one]
    quoted = (one for one in told if _QUOTED.search(str(one.value)))
    return next(quoted, None) or next(iter(told), None)


def _blocks(head: Sequence[Line]) -> Iterator[list[Line]]:
    """Give the lines that may be a title together: around the word for the document, or a line of its own."""
    for place, line in enumerate(head):
        if _is_prose(line) or _STAMP.search(line.text):
            continue
        if DOCUMENT.search(line.text):
            yield _around(head, place)
        elif _is_name(line):
            yield [line, *_quoted_next(head, place)]
    first = head[0] if head else None
    if first and _QUOTED.fullmatch(first.text.strip(" .!")):
        yield [first]


def _is_prose(line: Line) -> bool:
    text = line.text.rstrip()
    sentence = text.endswith((".", ";", "!", "?", ",")) and len(text.split()) > _SENTENCE
    several = re.search(r"[^\W\d]{4}[.!?]\s+[А-ЯЁӘҒҚҢӨҰҮҺІA-Z][^\W\d]{2}", text)
    return bool(line.is_bullet or len(text) > _LONGEST or sentence or several or _NEWS.search(text))


def _is_name(line: Line) -> bool:
    """Say whether a line is the name of a contest and nothing else."""
    text = line.text.strip()
    if len(text.split()) == 1:
        return False
    return bool(_ALONE.match(text) and not _RULED.search(_QUOTED.sub("", text)))


def _quoted_next(head: Sequence[Line], place: int) -> list[Line]:
    after = head[place + 1 : place + 2]
    alone = after and _QUOTED.fullmatch(after[0].text.strip(" .!"))
    return list(after) if alone and not _QUOTED.search(head[place].text) else []


def _around(head: Sequence[Line], place: int) -> list[Line]:
    """Give the lines of a title around the word for the document: it opens them in Russian, ends them in Kazakh."""
    line = head[place]
    rest = DOCUMENT.sub("", line.text)
    if DOCUMENT.match(line.text.lstrip(" *")) and not _OF_KIND.search(rest.rstrip(" .:")[-12:]):
        rows = [] if _only_document(line) else [line]
        rows += _onward(head[place + 1 :], quoted=bool(_QUOTED.search(line.text)))
        if rows:
            return rows
    if DOCUMENT.match(line.text.lstrip(" *")) and not _only_document(line):
        return [line, *_quoted_next(head, place)]
    own = [] if _only_document(line) else [line]
    if own and _QUOTED.search(line.text):
        return own
    if own and len(rest.split()) >= _FEW and rest.isascii():
        return own
    return [*_backward(head[:place]), *own] or _onward(head[place + 1 :], quoted=False)


def _onward(lines: Sequence[Line], *, quoted: bool) -> list[Line]:
    """Give the lines after the word for the document until the name in quotes is whole."""
    rows: list[Line] = []
    for line in lines[:_BACK]:
        if quoted or _is_prose(line) or _STAMP.search(line.text) or _section(line):
            break
        if DOCUMENT.search(line.text):
            continue
        rows.append(line)
        quoted = bool(_QUOTED.search(line.text))
    return rows


def _backward(lines: Sequence[Line]) -> list[Line]:
    """Give the lines before the word for the document, to the one in quotes or one that is of something else."""
    rows: list[Line] = []
    for line in reversed(lines[-_BACK:]):
        known = _QUOTED.search(" ".join(one.text for one in rows))
        stops = _is_prose(line) or _STAMP.search(line.text) or moments.mentions(line.text)
        if stops or DOCUMENT.search(line.text) or re.search(r">>|@|\d{4,}", line.text):
            break
        if known and not _QUOTED.fullmatch(line.text.strip()):
            break
        rows.insert(0, line)
    return rows


def _section(line: Line) -> bool:
    return line.is_heading and not _OF_KIND.search(line.text) and not _QUOTED.search(line.text)


def _only_document(line: Line) -> bool:
    rest = DOCUMENT.sub("", line.text)
    plain = r"\W|\b(?:об?|конкурсе|байқаудың|contest|official|and|the|өткізу|туралы)\b"
    return len(re.sub(plain, "", rest.lower())) <= _NOTHING


def _told(source: Source, rows: list[Line]) -> Found | None:
    """Give the name that lines are, when they are that of a contest."""
    words = " ".join(line.text for line in rows)
    name = re.sub(r"\s*\(?\b(?:19|20)\d\d\s*(?:год|жыл|г)\w*\.?\)?$", "", nominative(words))
    if source.script and rows:
        name = written(name, rows[0])
    if not name or not (_OF_KIND.search(words) or _names_contest(source, name)):
        quoted = len(rows) == 1 and _QUOTED.fullmatch(words.strip(" .!"))
        if not quoted:
            return None
    if len(name.split()) == 1 and _OF_KIND.match(name):
        return None
    name = f"«{name}»" if any(f"«{name}»" in line.text for line in source.lines) else name
    return Found(name, "", " / ".join(line.words.back(0, len(line.text)) for line in rows))


def _names_contest(source: Source, name: str) -> bool:
    """Say whether the text says elsewhere that this is the name of the contest."""
    near = re.compile(rf"{KIND}\w*\s+[«“\"]?{re.escape(name)}", _NO_CASE)
    return any(near.search(line.text) for line in source.lines)


def _of_text(source: Source) -> Found | None:
    """Give the quoted name beside the word for a contest: before it in Kazakh, behind it in Russian."""
    if language(source) == "kk":
        form = re.compile(
            rf"{_QUOTED.pattern}\s*(?:[^\s«»“”\".!?;]+\s+){{0,9}}?[^\s«»\".!?;]{{0,15}}{KIND}\w*",
            _NO_CASE,
        )
    else:
        form = re.compile(
            rf"{KIND}\w*\s*(?:(?!(?:в|на|от|до|с|при|направ\w*|принима\w*|явля\w*|провод\w*|организ\w*)\s)[^\s«»“”\".!?;:,]+\s+){{0,9}}?{_QUOTED.pattern}",
            _NO_CASE,
        )
    for line in source.lines[:_SOON]:
        if match := form.search(line.text):
            return _quoted(line, match, kazakh=language(source) == "kk")
    return _unquoted(source)


def _quoted(line: Line, match: re.Match[str], *, kazakh: bool) -> Found:
    if kazakh:
        return found(nominative(line.words.back(*match.span())), line, *match.span())
    return found(f"«{line.words.back(*match.span(1))}»", line, match.start(), match.end())


def _unquoted(source: Source) -> Found | None:
    """Give the headline of an announcement whose contest has no name in quotes."""
    first = source.lines[0] if source.lines else None
    if first and _VERB.search(first.text) and _OF_KIND.search(first.text):
        end = _VERB.search(first.text)
        short = len(first.text) < _LONGEST and "." not in first.text.rstrip(" .")
        if end and short and not re.search(r"\d", first.text):
            return found(first.words.back(0, end.start()), first)
    return None


def _in_english(source: Source) -> Found | None:
    """Give a name in title case that ends with the word for a contest."""
    for form in (_TITLED, _SHOUTED):
        for line in source.lines[:_SOON]:
            if match := form.search(line.text):
                return found(match[0], line, match.start(), match.end())
    return None
