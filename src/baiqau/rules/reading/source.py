"""The text of a regulation as lines that know the number of their clause and the words of their section."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from baiqau.rules.reading.scripts import Plain, plain, script
from baiqau.rules.reading.wrapping import joined

_NUMBER = r"\d{1,2}(?:\.\d{1,2}){0,3}"
_CLAUSE = re.compile(
    r"^\s*(?:§\s*)?(?P<number>\d{1,2}(?:\.\d{1,2}){1,3}\.?|\d{1,2}\.)(?:\s+|(?=[^\W\d_«\"“])|$)(?P<rest>.*)$"
)
_ROMAN = re.compile(r"^\s*(?P<number>[IVXІХ]{1,5})\.\s+(?P<rest>\S.*)$")
_CHAPTER = re.compile(
    r"^\s*(?:(?:глава|раздел|статья|бөлім|тарау|бап|article|section|chapter)\s+(?P<number>\d{1,2})"
    r"|(?P<kazakh>\d{1,2})[-–]?\s*(?:тарау|бөлім|бап))\b[.:\s–—-]*(?P<rest>.*)$",
    re.IGNORECASE,
)
_INSIDE = re.compile(rf"(?<=\s)(?={_NUMBER}\.\s+[А-ЯЁӘҒҚҢӨҰҮҺІA-Z«\"])")
_SLICE = re.compile(r"\S.{0,1999}(?=\s|$)|\S{1,2000}")  # no line is read that is longer
_BULLET = re.compile(r"^\s*(?:[•·●▪◦*‣■□➢✓✔–—-]|\(?\d{1,2}\)|\(?[а-яa-zәі]\))\s+")
_LINK = re.compile(r"\[([^\]\[]{0,300})\]\(([^)(\s]{0,500})\)")
_TAG = re.compile(r"<[^<>]{1,200}>")
_SENTENCE = re.compile(
    r"(?<=[.!?…])(?<!\s[А-ЯЁӘҒҚҢӨҰҮҺІA-Z]\.)(?<!\.[А-ЯЁӘҒҚҢӨҰҮҺІA-Z]\.)(?<!\sг\.)(?<!\sж\.)(?<!\sим\.)(?<!\sул\.)\s+(?=[А-ЯЁӘҒҚҢӨҰҮҺІA-Z«\"“•])|(?<=[;])\s+|\s+(?=•)"
)
_BARE = re.compile(r"^\s*(?P<number>\d{1,2})\s+(?P<rest>[А-ЯЁӘҒҚҢӨҰҮҺІA-Z]\S.*)$")
_WORD = re.compile(r"[«\"“(]?[^\W\d_]{2}")
_KAZAKH = re.compile("[әғқңөұүһі]", re.IGNORECASE)
_LONG, _JUMP, _SHORT_HEADING, _FEW, _MANY, _BARE_LEAST = 400, 3, 160, 5, 14, 3


@dataclass(frozen=True)
class Line:
    """One line: as it stands, in one script, in which clause, under which heading of a section."""

    words: Plain
    clause: str
    heading: str
    is_bullet: bool
    is_heading: bool
    lead: str = ""  # the line with a colon that opens the list this line is of

    @property
    def about(self) -> str:
        """Give what the line is said under: its heading and what opens its list."""
        return f"{self.heading} {self.lead}"

    @property
    def text(self) -> str:
        return self.words.text

    def sentences(self) -> Iterator[tuple[int, int]]:
        """Give where each sentence or part of a list starts and ends."""
        start = 0
        for gap in _SENTENCE.finditer(self.text):
            yield start, gap.start()
            start = gap.end()
        yield start, len(self.text)


@dataclass(frozen=True)
class Source:
    """A whole text; `clauses` are the numbers as printed, in order, with repeats and gaps."""

    lines: tuple[Line, ...]
    clauses: tuple[str, ...]
    script: str

    @property
    def head(self) -> tuple[Line, ...]:
        """Give the lines before the first clause."""
        return tuple(one for one in self.lines if not one.clause)


def read(text: str) -> Source:
    """Read a text: marks of Markdown and HTML are taken off, run-together clauses are parted."""
    known = script(text)
    raws = [plain(one, known) for one in _parted(joined(_cleaned(text)))]
    numbers = _Numbers(raws)
    lines: list[Line] = []
    clause = heading = lead = ""
    for words in raws:
        bare, number = numbers.taken(words)
        clause = number or clause
        title = _is_heading(bare.text, numbered=bare is not words, bare=not numbers.clauses)
        if title:
            heading = bare.text.strip().rstrip(":.")
        elif number and "." not in number:
            heading = ""
        bullet = _BULLET.match(bare.text) if not number else None
        lead = "" if title or ("." in number) or len(bare.text) > _SHORT_HEADING else lead
        cut = _cut(bare, bullet.end() if bullet else 0)
        lines.append(Line(cut, clause, heading, bool(bullet), title, lead))
        lead = bare.text if bare.text.rstrip().endswith(":") else lead
    return Source(tuple(lines), tuple(numbers.clauses), known)


def _is_heading(text: str, *, numbered: bool, bare: bool) -> bool:
    """Say whether a line is the heading of a section: short, and no sentence; where clauses have numbers, numbered."""
    words = text.split()
    if not words or len(text) > _SHORT_HEADING or (text[-1] in ".;" and len(words) > _FEW):
        return False
    if numbered:
        return len(words) <= _MANY and not re.search(r":\s*\S", text)
    short = len(words) <= _FEW and text[-1] not in ".;," and not re.search(r":\s*\S|@|\d", text)
    return bare and short and not _BULLET.match(text)


class _Numbers:
    """The numbers of clauses as they are met: which one may stand after those before it."""

    def __init__(self, lines: list[Plain]) -> None:
        texts = [one.text for one in lines]
        self.clauses: list[str] = []
        self._last = ""
        self._outer: list[str] = []  # where a numbering was left for one that begins anew
        self._romans = sum(bool(_ROMAN.match(one)) for one in texts) > 1
        bare = [int(one["number"]) for text in texts if (one := _BARE.match(text))]
        self._bare = len(bare) >= _BARE_LEAST and bare == sorted(set(bare)) and bare[0] == 1

    def taken(self, words: Plain) -> tuple[Plain, str]:
        """Take the number off a line; "" where it has none. A chapter has a heading, not a clause."""
        chapter = _CHAPTER.match(words.text)
        if chapter:
            return _cut(words, chapter.start("rest")), ""
        roman = _ROMAN.match(words.text) if self._romans else None
        bare = _BARE.match(words.text) if self._bare else None
        found = roman or bare or _CLAUSE.match(words.text)
        number = found["number"].rstrip(".") if found else ""
        if not found or not (roman or bare or self._stands(number, found["rest"])):
            return words, ""
        self.clauses.append(number)
        self._last = number if number[0].isdigit() else self._last
        return _cut(words, found.start("rest")), number

    def _stands(self, number: str, rest: str) -> bool:
        """Say whether a number may stand here: it follows the last, begins a new list, or goes on an outer one."""
        if 0 in [int(one) for one in number.split(".")]:
            return False
        if not self._last or self._romans or _follows(self._last, number):
            return True
        if number == "1" and _WORD.match(rest):
            self._outer.append(self._last)
            return True
        while self._outer:
            if _follows(self._outer.pop(), number):
                return True
        return False


def _follows(before: str, number: str) -> bool:
    """Say whether a number comes after another: a year, a share or a date does not."""
    parts, last = ([int(one) for one in which.split(".")] for which in (number, before))
    ahead = parts[0] - last[0]
    return 0 < ahead <= _JUMP or (len(parts) > 1 and ahead == 0)


def _cleaned(text: str) -> Iterator[str]:
    """Give the lines without marks of markup and without the note of where the text is from."""
    text = (
        text.replace("\r\n", "\n").replace("\r", "\n").replace("\u00ad", "").replace("\ufeff", "")
    )
    text = re.sub("[ \u00a0\u2007\u202f\t]+", " ", text)
    for raw in text.split("\n"):
        if raw.startswith("# source:"):
            continue
        for part in _SLICE.findall(raw):
            yield from _unmarked(part)


def _unmarked(raw: str) -> Iterator[str]:
    """Give a piece of a line without its marks; nothing where only marks stand."""
    line = _LINK.sub(_said, raw)
    line = re.sub(r"^\s{0,3}#{1,6}\s+", "", line)
    line = re.sub(r"\*{1,3}|(?<!\w)_{2,}|_{2,}(?!\w)", "", _TAG.sub(" ", line)).replace("\\_", "_")
    line = re.sub(r"\\(?=[.()*#\[\]-])", "", line)
    if line.strip(" |"):
        yield line.strip(" |")


def _said(link: re.Match[str]) -> str:
    """Keep the words of a link, and its address where the words are another."""
    words, address = link[1], link[2].removeprefix("mailto:")
    return (
        words
        if not address or address in words or not address.startswith("http")
        else f"{words} {address}"
    )


def _parted(lines: Iterable[str]) -> Iterator[str]:
    """Part a long line in which numbered clauses run together."""
    for line in lines:
        if len(line) > _LONG and len(_INSIDE.findall(line)) > 1:
            yield from (part.strip() for part in _INSIDE.split(line) if part.strip())
        else:
            yield from _SLICE.findall(line)


def _cut(words: Plain, start: int) -> Plain:
    text = words.text[start:]
    lead = len(text) - len(text.lstrip())
    start += lead
    kept = words.text[start:].rstrip()
    return Plain(kept, words.origin[start : start + len(kept)], words.source)


def language(source: Source) -> str:
    """Give the language of most of the text: kk, ru or en."""
    text = " ".join(line.text for line in source.lines)
    cyrillic = sum("Ѐ" <= one <= "ӿ" for one in text)
    if source.script or len(_KAZAKH.findall(text)) * 25 > cyrillic > 0:
        return "kk"
    return "ru" if cyrillic * 2 > sum(one.isalpha() for one in text) else "en"
