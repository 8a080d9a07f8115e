"""What the contest is called."""

import re

from baiqau.rules.reading import moments
from baiqau.rules.reading.found import Found, found, written
from baiqau.rules.reading.source import Line, Source

_NO_CASE = re.IGNORECASE
_QUOTED = re.compile(r"[«“„\"]([^«»“”„\"]{3,150})[»”\"]")
_KIND = r"(?:байқау|конкурс|фестивал|олимпиад|сайыс|марафон|хакатон|премия|contest|competition|challenge|award|prize|olympiad|festival|hackathon)"
_TITLED = re.compile(
    r"(?<!\w)(?:\d{1,3}(?:st|nd|rd|th)\s+)?(?:[A-Z][a-z'’]{1,30}\s+){1,6}(?:Contest|Competition|Challenge|Award|Prize|Olympiad|Festival|Hackathon)\b(?!\s+(?:Rules|Terms|Guidelines))"
)
_OF_KIND = re.compile(_KIND, _NO_CASE)
_DOCUMENT = re.compile(
    r"\b(?:ереже\w*|қағида\w*|положение|регламент|правила|условия|rules?(?: and regulations?)?|regulations?|terms(?: and conditions)?|guidelines)\b",
    _NO_CASE,
)
_ABOUT = re.compile(
    r"^\W*(?:положение|регламент|правила|условия)?\s*(?:об?|про)?\s*(?:проведении|проведения|порядке\s+проведения|участия\s+в|участия)?\s*",
    _NO_CASE,
)
_STRESSED = re.compile(r"(?:городск|областн|краев|молод)(?:ого|ом)$", _NO_CASE)
_LABEL = re.compile(
    r"^(?:(?:байқау|конкурс|сайыс)\w*\s+атауы|(?:полное\s+)?(?:название|наименование)\s+(?:конкурса|олимпиады|фестиваля)|(?:contest|competition)\s+(?:name|title)|(?:name|title)\s+of\s+the\s+(?:contest|competition))\s*[:–—-]\s*(?P<name>\S.{2,250})$",
    _NO_CASE,
)
_SOON = 20
_STAMP = re.compile(r"утвержд|согласован|бекіт|approved|приложение|қосымша|келісілді", _NO_CASE)
_NEWS = re.compile(
    r"приним(?:аются|ает)|старт(?:овал|ует)|объявля|открыт при|жариялайды|жарияланды|басталды|қабылданады|шақырады|announc|now open|call for",
    _NO_CASE,
)
_LONGEST, _HEAD, _NOTHING = 300, 8, 2


def title(source: Source) -> Found | None:
    """Give the name of the contest: of the lines before the first clause, else of the first that names one."""
    head = [line for line in source.lines[:_HEAD] if not line.clause or line.is_heading]
    labelled = next((one for line in source.lines[:_SOON] if (one := _labelled(line))), None)
    if labelled:
        return labelled
    named = [
        line
        for line in head
        if not _only_document(line) and not line.clause and not line.text.rstrip().endswith("!")
    ]
    english = _in_english(source)
    if english and len(str(english.value).split()) > max(
        (len(one.text.split()) for one in named), default=0
    ):
        return english
    if named:
        return _of_head(source, named)
    return _of_text(source)


def _labelled(line: Line) -> Found | None:
    """Give a name that stands behind its label: "Название конкурса: …"."""
    match = _LABEL.match(line.text)
    return found(line.words.back(*match.span("name")).strip(" ."), line) if match else None


def _only_document(line: Line) -> bool:
    rest = _DOCUMENT.sub("", line.text)
    return (
        len(re.sub(r"\W|\b(?:об?|конкурсе|байқаудың|contest|official|and|the)\b", "", rest.lower()))
        <= _NOTHING
    )


def _of_head(source: Source, named: list[Line]) -> Found | None:
    """Join the lines of a head until the document's own word; a sentence of an announcement ends it."""
    rows: list[Line] = []
    for line in _after_stamp(source, named):
        if _ends_head(line, rows):
            break
        rows.append(line)
        if _DOCUMENT.search(line.text) and not _DOCUMENT.match(line.text):
            break
    rows = _quoted_alone(rows)
    words = " ".join(line.text for line in rows)
    name = nominative(words)
    if source.script and rows:
        name = written(name, rows[0])
    if not name or not (
        _OF_KIND.search(words) or _QUOTED.search(words) or _names_contest(source, name)
    ):
        return _of_text(source)
    name = f"«{name}»" if any(f"«{name}»" in line.text for line in source.lines) else name
    return Found(name, "", " / ".join(line.words.back(0, len(line.text)) for line in rows))


def _quoted_alone(rows: list[Line]) -> list[Line]:
    """Give the quoted name alone where no line of the head says that it is a contest's."""
    quoted = next((line for line in rows if _QUOTED.fullmatch(line.text.strip(" .!"))), None)
    return [quoted] if quoted and not any(_OF_KIND.search(one.text) for one in rows) else rows


def _after_stamp(source: Source, named: list[Line]) -> list[Line]:
    """Give the lines of a head without who approved the document and when."""
    if not any(_STAMP.search(one.text) for one in named):
        return named
    head = [one for one in source.lines[:_HEAD] if not one.clause]
    begun = next((n for n, one in enumerate(head) if _DOCUMENT.search(one.text)), None)
    return named if begun is None else [one for one in head[begun:] if not _only_document(one)]


def _ends_head(line: Line, rows: list[Line]) -> bool:
    if len(line.text) > _LONGEST or moments.mentions(line.text) or _NEWS.search(line.text):
        return True
    if not rows:
        return False
    section = line.is_heading and _OF_KIND.search(rows[-1].text) and not _OF_KIND.search(line.text)
    return bool(line.is_bullet or section or _is_sentence(line))


def _is_sentence(line: Line) -> bool:
    return line.text.rstrip().endswith((".", ";")) and len(line.text.split()) > 6  # noqa: PLR2004  a sentence


def _names_contest(source: Source, name: str) -> bool:
    return any(
        name.lower() in line.text.lower()
        for line in source.lines
        if line.text.lower() != name.lower()
    )


def _of_text(source: Source) -> Found | None:
    """Give the quoted name that stands beside the word for a contest, or a name in title case in English."""
    if english := _in_english(source):
        return english
    near = re.compile(
        rf"{_QUOTED.pattern}\s*(?:атты\s+)?(?:\S+\s+){{0,4}}?{_KIND}\w*|{_KIND}\w*\s*{_QUOTED.pattern}",
        _NO_CASE,
    )
    for line in source.lines[:30]:
        if match := near.search(line.text):
            if match[1]:
                return found(nominative(line.words.back(*match.span())), line, *match.span())
            named = match[2]
            start = line.text.index(named, match.start())
            return found(
                f"«{line.words.back(start, start + len(named))}»", line, match.start(), match.end()
            )
    return None


def _in_english(source: Source) -> Found | None:
    """Give a name in title case that ends with the word for a contest."""
    for line in source.lines[:30]:
        if match := _TITLED.search(line.text):
            return found(match[0], line, match.start(), match.end())
    return None


def nominative(words: str) -> str:
    """Give a title as a name: without the word for the document, in the nominative."""
    words = re.sub(r"\s+", " ", words).strip(" .:!")
    if re.match(
        r"(?:положение|регламент|правила|условия|участия\s+в\b|об?\s+(?:\w+\s+)*(?:конкурс|фестивал|олимпиад))",
        words,
        _NO_CASE,
    ):
        words = _ABOUT.sub("", words, count=1)
    words = re.sub(rf"\s*{_DOCUMENT.pattern}\W*$", "", words, flags=_NO_CASE).strip()
    words = re.sub(r"^(?:juried|official)\s+|\s+(?:туралы|өткізу)$", "", words, flags=_NO_CASE)
    words = re.sub(r"\s+(?:official|and)$", "", words, flags=_NO_CASE)
    words = re.sub(
        r"(байқау|сайыс|конкурс|фестивал[ьі]|олимпиада)(?:ының|ін[іi]ң|ының|сының|ың)\b",
        lambda m: m[1] + _own(m[0], m[1]),
        words,
        flags=_NO_CASE,
    )
    words = re.sub(r"(байқау)(?:дың)\b", r"\1", words, flags=_NO_CASE)
    words = _russian(words)
    apart = re.split(r"\bарасында(?:ғы)?\s+(?:өткізілетін\s+)?", words, maxsplit=1)
    if len(apart) > 1 and re.search(_KIND, apart[1], _NO_CASE):
        words = apart[1]
    return words[:1].upper() + words[1:]


def _own(word: str, stem: str) -> str:
    """Give the possessive ending that is left when the genitive is taken off."""
    ending = word[len(stem) :].lower()
    own = (
        "ы" if ending == "ының" else "і" if ending == "інің" else "сы" if ending == "сының" else ""
    )
    return own.upper() if word.isupper() else own


def _russian(words: str) -> str:
    """Put "о республиканском конкурсе" and "республиканского конкурса" into the nominative."""
    match = re.match(
        r"^(?P<turn>(?:[IVXІХ]+|\d+(?:-\w+)?)\s+)?(?P<adjectives>(?:[А-ЯЁа-яё-]+(?:ом|ем|ого|его|ой|ей)\s+)*)(?P<noun>конкурс[ае]|фестивал[яе]|олимпиад[ыеу])\b",
        words,
        _NO_CASE,
    )
    if not match:
        return words
    noun = match["noun"][:-1] + (
        "ь"
        if match["noun"].lower().startswith("фестивал")
        else "а"
        if match["noun"].lower().startswith("олимпиад")
        else ""
    )
    made = []
    for word in match["adjectives"].split():
        if noun.lower().startswith("олимпиад"):
            made.append(re.sub(r"ей$", "яя", re.sub(r"ой$", "ая", word)))
            continue
        if _STRESSED.match(word):
            made.append(re.sub(r"(?:ого|ом)$", "ой", word))
            continue
        made.append(
            re.sub(r"(?:ого|ом)$", "ый", re.sub(r"(?<=[кгхшщч])(?:ого|ом)$|его$|ем$", "ий", word))
        )
    return (match["turn"] or "") + " ".join([*made, noun]) + words[match.end() :]
