"""Findings: what a rule has found, as a code with facts and its clause; never a sentence."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from baiqau.rules.refusals import Refused
from baiqau.rules.values import Text

Weight = Literal["obstacle", "decision", "flag"]


@dataclass(frozen=True)
class Finding:
    """One thing a rule has found.

    `obstacle` forbids, `decision` asks for a person's decision, `flag` is only told to the people
    who judge. `facts` hold plain values: numbers, words, dates, `Text`, tuples of them.
    """

    code: str
    clause: str | None = None
    facts: Mapping[str, object] = field(default_factory=dict, hash=False)
    weight: Weight = "obstacle"


@dataclass(frozen=True)
class Problem:
    """One contradiction or fault of a regulation; `path` leads to it (`stages.1.closes`)."""

    path: str
    code: str
    clause: str | None = None
    facts: Mapping[str, object] = field(default_factory=dict, hash=False)


class RegulationRefused(Refused):
    """A document that is no regulation, or contradicts itself; `problems` holds all of it at once."""

    problems: tuple[Problem, ...]

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("regulation-refused", count=len(self.problems))

    def __reduce__(self) -> tuple[type["RegulationRefused"], tuple[tuple[Problem, ...]]]:
        return type(self), (self.problems,)

    def __str__(self) -> str:
        return "; ".join(f"{problem.path or '-'}: {problem.code}" for problem in self.problems)


def plain(facts: Mapping[str, object]) -> dict[str, object]:
    """Give the facts as JSON can hold them: dates in ISO, decimals as words, texts as mappings."""
    return {name: _plain(value) for name, value in facts.items()}


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, Text):
        return dict(value.written())
    if isinstance(value, tuple | list | frozenset):
        return [_plain(one) for one in value]
    return value
