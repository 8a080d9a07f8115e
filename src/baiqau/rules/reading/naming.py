"""How letters and files are to be named."""

import re
from collections.abc import Iterator

from baiqau.rules.reading.found import Found, found
from baiqau.rules.reading.source import Source

_NO_CASE = re.IGNORECASE
_NAMED = re.compile(
    r"ата(?:у|л|мен|уымен)\w*|тақырып\w*|деген\s+ат|файл\w*\s+(?:ат|имен|назыв|наз)|имя\s+файла|имен\w+\s+файл|назван\w+"
    r"|в\s+теме|с\s+темой|тема\s+письма|с\s+пометкой|subject|file\s*name|named?\b|name\s+your|entitled|титул",
    _NO_CASE,
)
_PATTERN = re.compile(r"[«“\"„]([^«»“”„\"]{3,120})[»”\"]")
_NAME_PART = re.compile(
    r"тегі|аты|фамили|имя|фио|ф\.и\.о|surname|name|автор|author|есім|жөн|иванов|номинаци", _NO_CASE
)
_OF_FILE = re.compile(
    r"файл\w*\s+(?:\S+\s+){0,3}?(?:ат[ыа]|имен|назыв|наз[вы]|подпис|должен\s+называ)|(?:имя|имени|назван\w+|атау\w*)\s+файл|файлға\s+\S+\s+(?:аты|тегі)|видео\s+должно\s+носить\s+название|тақырыбы?нда|в теме|subject line|file\s?name|naming convention|name your file",
    _NO_CASE,
)
_SUBJECT = re.compile(
    r"(?:в\s+(?:поле\s+)?[«\"]?тем[еу][»\"]?(?:\s+письма)?|с\s+(?:пометкой|темой|подзаголовком)|тема\s+письма|(?:хат\w*\s+)?тақырыбын(?:да|а)|деген\s+белгімен|subject(?:\s+line)?|in\s+the\s+subject)(?:\s|:|[–—-])*(?:[^\W\d_]+[\s:]+){0,4}$",
    _NO_CASE,
)
_BEHIND = re.compile(
    r"^\s*(?:or\s+\S+\s+\S+\s+)?(?:in the subject|деген\s+(?:белгі|тақырып)|(?:атты|атаулы)\s+тақырып)",
    _NO_CASE,
)
_CONVENTION = re.compile(r"naming convention\W+(?P<name>\w+_\w[\w.]*?)(?=[\s(,;]|\.?$)", _NO_CASE)
_WRITTEN_OR_CALLED = re.compile(
    r"называ|жазыл|көрсет|указ|содерж|назв|must|should|include|named", _NO_CASE
)


def naming(source: Source) -> Found | None:
    """Give how a letter or a file is to be named: a pattern in quotes beside the word for a name, else a sentence."""
    return next(_patterns(source), None) or next(_demands(source), None)


def _patterns(source: Source) -> Iterator[Found]:
    for line in source.lines:
        if match := _CONVENTION.search(line.text):
            yield found(line.words.back(*match.span("name")), line, *match.span())
        for match in _PATTERN.finditer(line.text):
            if _is_pattern(line.text, match):
                yield found(line.words.back(*match.span(1)), line, *match.span())


def _demands(source: Source) -> Iterator[Found]:
    for line in source.lines:
        for start, end in line.sentences():
            if _asks_name(line.text[start:end]):
                yield found(line.words.back(start, end), line, start, end)


def _is_pattern(text: str, match: re.Match[str]) -> bool:
    near = text[max(0, match.start() - 60) : match.start()] + text[match.end() : match.end() + 30]
    named = _NAME_PART.search(match[1]) or "_" in match[1]
    subject = _SUBJECT.search(text[max(0, match.start() - 80) : match.start()]) or _BEHIND.match(
        text[match.end() : match.end() + 60]
    )
    return bool((named and _NAMED.search(near)) or subject)


def _asks_name(sentence: str) -> bool:
    forms = (_OF_FILE, _NAME_PART, _WRITTEN_OR_CALLED)
    return all(form.search(sentence) for form in forms)
