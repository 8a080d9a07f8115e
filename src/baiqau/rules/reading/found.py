"""What was read: each value with the clause and the words it came from, and what is to be asked."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

from baiqau.rules.reading.source import Line


@dataclass(frozen=True)
class Found:
    """One value; `words` stand in the text as given here, `clause` is "" before the first number."""

    value: object
    clause: str
    words: str


@dataclass(frozen=True)
class Doubt:
    """What a person has to decide: a code, the field it is about, the clause, the words, facts."""

    code: str
    field: str
    clause: str = ""
    words: str = ""
    facts: Mapping[str, str] = dataclasses.field(default_factory=dict)


def found(value: object, line: Line, start: int = 0, end: int | None = None) -> Found:
    """Give a value with its place in a line; the words are those of the text, in its own script."""
    end = len(line.text) if end is None else end
    return Found(value, line.clause, line.words.back(start, end).strip())


def written(words: str, line: Line) -> str:
    """Give words of a line in the script the line is written in."""
    at = line.text.lower().find(words.lower())
    same = line.words.source == line.text or at < 0
    return words if same else line.words.back(at, at + len(words))


def around(line: Line, start: int, end: int) -> str:
    """Give whole words of the line as written, from a little before a place to its end."""
    text = line.words.source
    first = text.rfind(" ", 0, max(0, start - 40)) + 1
    last = text.find(" ", end)
    return text[first : len(text) if last < 0 else last].strip()
