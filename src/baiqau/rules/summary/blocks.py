"""The kinds of blocks, and those made of the regulation's own words."""

from collections.abc import Iterator
from dataclasses import dataclass

from baiqau.rules.document import Regulation
from baiqau.rules.words import say


@dataclass(frozen=True)
class Heading:
    """A heading. `key` names the part of the page (`criteria`); articles carry their number."""

    text: str
    level: int = 1
    number: str = ""
    key: str = ""


@dataclass(frozen=True)
class Clause:
    """A numbered paragraph with the document's own number; an empty line parts paragraphs."""

    number: str
    text: str


@dataclass(frozen=True)
class Table:
    """Rows under headers; `ends` are the columns of figures, aligned at their end."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    ends: tuple[int, ...] = ()


@dataclass(frozen=True)
class Facts:
    """Labels with their values."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Note:
    """How the organiser reads a clause; `title` names it."""

    text: str
    title: str = ""


Block = Heading | Clause | Table | Facts | Note


def part(key: str, language: str) -> Heading:
    """Give the heading of a part of the settings."""
    return Heading(say(key, language), level=2, key=key)


def fact(key: str, value: str, language: str, clause: str | None = None) -> tuple[str, str]:
    """Give a label with its value, and the clause behind it when there is one."""
    if clause:
        value = say("clause-cited", language, value=value, number=clause)
    return say(key, language), value


def yes(value: bool, language: str) -> str:  # noqa: FBT001  # the value is the question
    """Give «иә» or «жоқ»."""
    return say("yes" if value else "no", language)


def clauses(regulation: Regulation, language: str) -> Iterator[Block]:
    """Yield the clauses, then the heading under which all settings stand."""
    for clause in regulation.clauses:
        words = clause.text.within(language)
        if clause.heading:
            yield Heading(words, clause.number.count(".") + 1, clause.number)
        else:
            yield Clause(clause.number, words)
    yield Heading(say("settings", language), key="settings")


def readings(regulation: Regulation, language: str) -> Iterator[Block]:
    """Yield how the organiser reads what the regulation leaves open."""
    if regulation.readings:
        yield part("readings", language)
    for reading in regulation.readings:
        clause = reading.clause
        title = say("clause-number", language, number=clause) if clause else ""
        yield Note(reading.text.within(language), title)
