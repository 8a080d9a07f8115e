"""The naming rule: a letter's or a file's name read in all the spellings people give it."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from baiqau.language.folding import fold, skeleton
from baiqau.rules.parts import NamingRule

How = Literal["exact", "spelling", "near", "reversed"]
Where = Literal["subject", "file", "text"]

_ANSWERED = re.compile(
    r"^\s*(?:(?:re|fw|fwd|aw|wg|ответ|отв|пересл|жауап|қайта)(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE
)
_QUOTES = re.compile("[«»„“”‟\u2039\u203a\"'`\u00b4‘’\\\\*<>\\[\\]{}()]")
_COPY = re.compile(
    r"\s*(?:\(\d+\)|[-–—_ ]+(?:копия|көшірме|copy)(?:\s*\(?\d+\)?)?)\s*$", re.IGNORECASE
)
_EXTENSION = re.compile(r"\.(?=[a-z0-9]*[a-z])[a-z0-9]{2,5}\s*$", re.IGNORECASE)
_WORD = re.compile(r"[^\s_\-–—−.,:;/|+=~#№]+")
_EDGES = " \t\n_-–—−.,:;/|+=~#№!"
_BETWEEN = re.compile(r"[\s_.,:;/|+=~#№]+|(?<=\s)[-–—−]+|[-–—−]+(?=\s)")
_PLACEHOLDERS = (
    "тегі", "тегіңіз", "фамилия", "ваша фамилия", "фамилияңыз", "surname", "your surname",
    "last name", "tegi", "familiya", "familia", "тегі аты", "тегі аты жөні", "фио",
)  # fmt: skip
_NO_NAMES = (  # what people write beside the surname
    "жіберемін", "жібердім", "жіберіп", "жолдаймын", "жолдап", "отырмын", "қатысамын", "жұмыс", "жұмысы",
    "жұмысым", "өтінім", "шығарма", "сурет", "бейне", "бейнеролик", "аталым", "отправляю", "высылаю",
    "направляю", "работа", "работу", "заявка", "заявку", "участие", "на", "от", "по", "вопрос", "вопросы",
    "туралы", "сұрақ", "сұрағым", "бар", "проект", "эссе", "видео", "видеоролик", "презентация", "номинация", "work", "entry", "application", "from", "video",
)  # fmt: skip
_MOST_WORDS = 4
_ABBREVIATION = 3  # letters: a slip in one makes another word of it
_OTHER_WORD = 0.7  # then a person looks
_LONGEST = 300  # a name is not longer; a letter flattened to one line is read no further


@dataclass(frozen=True)
class Recognised:
    """What a name says. `surname_words` are the words in the surname's stead, as written.

    They may hold a given name too, in either order: matching tries each. `confidence` is 1 for a
    name after the rule to the letter. `placeholder`: the word «Тегі» itself was copied. `where`
    is told by `look`.
    """

    surname_words: tuple[str, ...]
    confidence: float
    how: How
    placeholder: bool = False
    where: Where | None = None


@dataclass(frozen=True)
class _Match:
    """A head found in a cleaned text: where it stands, how well it fits."""

    start: int
    end: int
    fit: float
    how: How


def recognise(text: str, rule: NamingRule) -> Recognised | None:
    """Read a subject, a file name or a line. None: it does not follow the rule in any spelling.

    A head may be misspelt by about a letter in four, be written in another script, carry
    look-alike letters, or have `?` for letters lost on the way (RFC 2047 without a
    charset). Without anything in the surname's stead the words are empty and confidence is low.
    """
    cleaned = _cleaned(text)
    match = max(
        _matches(cleaned, rule), key=lambda one: (one.fit, one.end - one.start), default=None
    )
    if match is None:
        return None
    rest = _rest(cleaned, match, surname_first=rule.pattern.strip().startswith("{surname}"))
    words = _surname_words(rest)
    if fold(" ".join(words)) in _placeholders():
        return Recognised((), 0.0, match.how, placeholder=True)
    return Recognised(words, round(match.fit * _doubt(words, rest), 3), match.how)


def look(
    rule: NamingRule, *, subject: str = "", files: Sequence[str] = (), text: str = ""
) -> Recognised | None:
    """Look in the subject, then in file names, then in the first line of the text.

    The first place that names a surname counts; else the first that follows the rule at all.
    """
    first_line = next((line for line in text.splitlines() if line.strip()), "")
    places: list[tuple[Where, str]] = [("subject", subject), *(("file", name) for name in files)]
    found = [
        Recognised(one.surname_words, one.confidence, one.how, one.placeholder, where)
        for where, words in [*places, ("text", first_line)]
        if (one := recognise(words, rule))
    ]
    named = (one for one in found if one.surname_words)
    return next(named, found[0] if found else None)


def _cleaned(text: str) -> str:
    """NFKC, without invisible signs, answers' prefixes, quotes, copies' numbers and extensions."""
    plain = unicodedata.normalize("NFKC", text[:_LONGEST].replace("№", " "))
    plain = "".join(sign for sign in plain if unicodedata.category(sign) != "Cf")
    plain = _ANSWERED.sub("", plain)
    shorter = _EXTENSION.sub("", _COPY.sub("", plain))
    while shorter != plain:
        plain, shorter = shorter, _EXTENSION.sub("", _COPY.sub("", shorter))
    return " ".join(_QUOTES.sub(" ", plain).split())


def _matches(text: str, rule: NamingRule) -> Iterator[_Match]:
    """Yield every place where a head stands, exactly or nearly, stuck to the surname or not."""
    tokens = list(_WORD.finditer(text))
    for head in _heads(rule):
        words = tuple(match.group() for match in _WORD.finditer(head))
        if not words:
            continue
        for start in range(len(tokens)):
            for count in range(1, len(words) + 2):
                window = tokens[start : start + count]
                if len(window) == count:
                    yield from _match(window, words)
        yield from _stuck(tokens, words)


def _match(window: Sequence[re.Match[str]], head: tuple[str, ...]) -> Iterator[_Match]:
    written = tuple(match.group() for match in window)
    start, end = window[0].start(), window[-1].end()
    if tuple(map(fold, written)) == tuple(map(fold, head)):
        yield _Match(start, end, 1.0, "exact")
        return
    fit = _likeness(written, head)
    if fit == 1:
        yield _Match(start, end, 0.95, "spelling")
    elif fit > 0:
        yield _Match(start, end, round(0.9 * fit, 3), "near")
    elif len(head) > 1 and (back := _likeness(written, head[::-1])) > 0:
        yield _Match(start, end, round(0.75 * back, 3), "reversed")


def _stuck(tokens: Sequence[re.Match[str]], head: tuple[str, ...]) -> Iterator[_Match]:
    """The head and the surname in one word: `ЖИбайқауыӘлиев`."""
    glued = fold("".join(head))
    for token in tokens:
        folded = fold(token.group())
        same_length = len(folded) == len(token.group())
        if same_length and folded.startswith(glued) and len(folded) > len(glued):
            yield _Match(token.start(), token.start() + len(glued), 0.85, "spelling")


def _likeness(written: Sequence[str], head: Sequence[str]) -> float:
    """Give 1 for the same sounds down to 0 for more than a letter in four amiss."""
    a, b = "".join(map(skeleton, written)), "".join(map(skeleton, head))
    allowed = max(1, len(b) // 4) if len(written) == len(head) else 1  # no word more or less
    if not a or abs(len(a) - len(b)) > allowed:
        return 0
    amiss = _distance(a, b)
    if amiss > allowed:
        return 0
    return (1 - amiss / len(b)) * (_OTHER_WORD if _other_word(written, head) else 1)


def _other_word(written: Sequence[str], head: Sequence[str]) -> bool:
    """Say whether an abbreviation is another one: «Ән байқауы» is not «ЖИ байқауы»."""
    if len(written) != len(head):
        return False
    pairs = zip(map(skeleton, written), map(skeleton, head), strict=True)
    return any(len(b) <= _ABBREVIATION and _distance(a, b) > 0 for a, b in pairs)


def _distance(a: str, b: str) -> int:
    """Count letters to change, drop or add; a lost letter (`?`) is like any other."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            same = before if x == y or "?" in (x, y) else before + 1
            before, row[j] = row[j], min(same, row[j] + 1, row[j - 1] + 1)
    return row[-1]


def _rest(text: str, match: _Match, *, surname_first: bool) -> str:
    """Give what stands on the surname's side of the head, else what stands on the other."""
    sides = [text[match.end :], text[: match.start]]
    if surname_first:
        sides.reverse()
    return next((side for side in sides if side.strip(_EDGES)), "").strip(_EDGES)


def _surname_words(rest: str) -> tuple[str, ...]:
    """Give words with letters, without initials, numbers and «жұмысы»; a hyphen within stays."""
    parts = (part.strip(_EDGES) for part in _BETWEEN.split(rest))
    words = (part for part in parts if sum(sign.isalpha() or sign == "?" for sign in part) > 1)
    named = tuple(word for word in words if any(sign.isalpha() for sign in word))
    if len(named) > 1:  # a word that stands alone may be a surname, whatever it means
        named = tuple(word for word in named if fold(word) not in _no_names())
    return named[:_MOST_WORDS]


def _doubt(words: Sequence[str], rest: str) -> float:
    """Lower the confidence where nothing, much or something damaged stands in the surname's stead."""
    if not words:
        return 0.3
    damaged = 0.6 if any("?" in word for word in words) else 1.0
    return damaged * (0.7 if len(_BETWEEN.split(rest)) > _MOST_WORDS else 1.0)


def _heads(rule: NamingRule) -> tuple[str, ...]:
    own = rule.pattern.replace("{surname}", " ")
    return tuple(dict.fromkeys((own.strip(_EDGES), *rule.heads)))


@cache
def _no_names() -> frozenset[str]:
    return frozenset(map(fold, _NO_NAMES))


@cache
def _placeholders() -> frozenset[str]:
    return frozenset(fold(words) for words in _PLACEHOLDERS)
