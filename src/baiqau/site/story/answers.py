"""Invented answers to any regulation's questions: of each kind, within the limits, where asked."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from math import ceil
from random import Random

from baiqau.rules import answers as rules
from baiqau.rules.document import Regulation
from baiqau.rules.questions import Column, Question
from baiqau.site.story import cast
from baiqau.site.story.names import SENTENCES

Asked = Question | Column


def answers(chance: Random, regulation: Regulation, kind: str) -> dict[str, object]:
    """Answer every question that is asked of a work of this kind."""
    given: dict[str, object] = {}
    for question in regulation.questions:
        trying = {**given, question.key: _answer(chance, question)}
        given = rules.counting(regulation.questions, trying, kind)
    return given


def _answer(chance: Random, question: Question) -> object:
    if question.kind == "table":
        rows = range(question.least_rows or 1)
        return [
            {one.key: _ANSWERS[one.kind](chance, one) for one in question.columns} for _ in rows
        ]
    return _ANSWERS[question.kind](chance, question)


def _words(chance: Random, question: Asked) -> str:
    told = " ".join(chance.sample(SENTENCES, 2)).split()
    return " ".join(told[: getattr(question, "most_words", None)])[:500]


def _choice(chance: Random, question: Asked) -> str:
    return chance.choice(question.choices).key


def _choices(chance: Random, question: Asked) -> list[str]:
    return [_choice(chance, question)]


def _number(_: Random, question: Asked) -> int | str:
    """Give 12 where the limits allow it, else the whole number nearest to it, else a limit itself."""
    least, most = getattr(question, "least", None), getattr(question, "most", None)
    value: Decimal | int = 12
    if least is not None:
        value = max(value, ceil(least))
    if most is not None and value > most:
        value = most
    return value if isinstance(value, int) else f"{value:f}"


_ANSWERS: Mapping[str, Callable[[Random, Asked], object]] = {
    "short": _words,
    "long": _words,
    "choice": _choice,
    "choices": _choices,
    "number": _number,
    "date": lambda _chance, _question: "2024-09-02",
    "phone": lambda _chance, _question: "+77011234567",
    "email": lambda _chance, _question: f"work@{cast.HOST}",
    "link": lambda _chance, _question: f"https://{cast.HOST}/work",
}
