"""An answer as people read it, and as they would type it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from baiqau.language import numbers
from baiqau.rules import answers
from baiqau.rules.questions import Column, Question


@dataclass(frozen=True)
class Sheet:
    """The answer of a table: the labels of its columns and its rows in words."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def said(question: Question | Column, answer: object, language: str) -> str:
    """Give an answer in words: labels of choices, 09.04.2024, 5,5, a file by its name and size.

    What does not fit stands as it was typed.
    """
    if isinstance(question, Question) and question.kind == "table":
        sheet = table(question, answer, language)
        return (
            "\n".join("; ".join(filter(None, row)) for row in sheet.rows) if sheet else str(answer)
        )
    if question.kind == "file" and isinstance(answer, Mapping):
        return f"{answer['name']}, {numbers.size(int(str(answer['size'])), language)}"
    if isinstance(answer, list | tuple):
        return ", ".join(_said(question, one, language) for one in answer)
    return _said(question, answer, language)


def table(question: Question, answer: object, language: str) -> Sheet | None:
    """Give the answer of a table; None when it is none."""
    if not isinstance(answer, list) or not all(isinstance(row, Mapping) for row in answer):
        return None
    return Sheet(
        columns=tuple(column.label.within(language) for column in question.columns),
        rows=tuple(
            tuple(said(one, row.get(one.key, ""), language) for one in question.columns)
            for row in answer
        ),
    )


def typed(question: Question | Column, answer: object) -> object:
    """Give an answer as it stands in its field: a day as 09.04.2024, rows cell by cell."""
    if isinstance(question, Question) and isinstance(answer, list) and question.kind == "table":
        return [_typed_row(question, row) for row in answer if isinstance(row, Mapping)]
    return _day(answer) if question.kind == "date" else answer


def _typed_row(question: Question, row: Mapping[str, object]) -> dict[str, object]:
    return {one.key: typed(one, row.get(one.key, "")) for one in question.columns}


def _said(question: Question | Column, answer: object, language: str) -> str:
    if question.kind in ("choice", "choices"):
        labels = {choice.key: choice.label.within(language) for choice in question.choices}
        return labels.get(str(answer), str(answer))
    if question.kind == "date":
        return _day(answer)
    value = answers.number(answer) if question.kind == "number" else None
    return str(answer) if value is None else numbers.plain(value, language)


def _day(answer: object) -> str:
    try:
        return f"{date.fromisoformat(str(answer)):%d.%m.%Y}"
    except ValueError:
        return str(answer)
