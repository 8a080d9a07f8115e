"""Contradictions of the questions: choices, columns, limits, files, conditions, kinds of works."""

from collections import Counter
from collections.abc import Iterable, Iterator

from baiqau.rules.document import Regulation
from baiqau.rules.findings import Problem
from baiqau.rules.questions import Column, Question

_CHOSEN = ("choice", "choices")
_LIMITED = {"number": ("least", "most"), "table": ("least_rows", "most_rows")}


def problems(regulation: Regulation) -> Iterator[Problem]:
    """Yield what contradicts in every question, in the order of the form."""
    kinds = {kind.key for kind in regulation.works.kinds}
    for index, question in enumerate(regulation.questions):
        path = f"questions.{index}"
        yield from _choices(path, question, question)
        yield from _columns(path, question)
        yield from _limits(path, question)
        yield from _file(path, question)
        yield from _condition(path, question, regulation.questions[:index])
        for kind in question.kinds:
            if kind not in kinds:
                facts = {"question": question.key, "kind": kind}
                yield Problem(f"{path}.kinds", "question-kind-unknown", question.clause, facts)
        for key in question.nominations:
            if regulation.nomination(key) is None:
                told = {"question": question.key, "nomination": key}
                where = f"{path}.nominations"
                yield Problem(where, "question-nomination-unknown", question.clause, told)


def _choices(path: str, asked: Question | Column, question: Question) -> Iterator[Problem]:
    chosen, facts = asked.kind in _CHOSEN, {"question": question.key}
    if chosen and len(asked.choices) < 2:  # noqa: PLR2004  # one is no choice
        yield Problem(f"{path}.choices", "choices-missing", question.clause, facts)
    if not chosen and asked.choices:
        yield Problem(f"{path}.choices", "choices-needless", question.clause, facts)
    yield from _twice(f"{path}.choices", (choice.key for choice in asked.choices), question)


def _columns(path: str, question: Question) -> Iterator[Problem]:
    facts = {"question": question.key}
    if question.kind == "table" and not question.columns:
        yield Problem(f"{path}.columns", "columns-missing", question.clause, facts)
    if question.kind != "table" and question.columns:
        yield Problem(f"{path}.columns", "columns-needless", question.clause, facts)
    yield from _twice(f"{path}.columns", (column.key for column in question.columns), question)
    for index, column in enumerate(question.columns):
        yield from _choices(f"{path}.columns.{index}", column, question)


def _limits(path: str, question: Question) -> Iterator[Problem]:
    facts = {"question": question.key}
    if question.most_words and question.kind not in ("short", "long"):
        yield Problem(f"{path}.most_words", "words-of-no-text", question.clause, facts)
    for kind, names in _LIMITED.items():
        least, most = (getattr(question, name) for name in names)
        for name, limit in zip(names, (least, most), strict=True):
            if limit is not None and question.kind != kind:
                told = facts | {"limit": limit}
                yield Problem(f"{path}.{name}", "limit-needless", question.clause, told)
        if least is not None and most is not None and least > most:
            yield Problem(f"{path}.{names[0]}", "limits-crossed", question.clause, facts)


def _file(path: str, question: Question) -> Iterator[Problem]:
    facts: dict[str, object] = {"question": question.key}
    asked = question.kind == "file"
    if asked and not question.extensions:
        yield Problem(f"{path}.extensions", "endings-missing", question.clause, facts)
    if question.extensions and not asked:
        yield Problem(f"{path}.extensions", "endings-needless", question.clause, facts)
    if question.most_bytes is not None and not asked:
        told = facts | {"limit": question.most_bytes}
        yield Problem(f"{path}.most_bytes", "limit-needless", question.clause, told)


def _condition(path: str, question: Question, before: Iterable[Question]) -> Iterator[Problem]:
    rule = question.only_if
    if rule is None:
        return
    facts = {"question": question.key, "earlier": rule.question}
    earlier = next((one for one in before if one.key == rule.question), None)
    if earlier is None:
        yield Problem(f"{path}.only_if.question", "condition-not-earlier", question.clause, facts)
    elif earlier.kind not in _CHOSEN:
        yield Problem(f"{path}.only_if.question", "condition-of-no-choice", question.clause, facts)
    elif earlier.choice(rule.answer) is None:
        facts = {"question": question.key, "answer": rule.answer}
        yield Problem(f"{path}.only_if.answer", "condition-answer-unknown", question.clause, facts)


def _twice(path: str, keys: Iterable[str], question: Question) -> Iterator[Problem]:
    for key, count in Counter(keys).items():
        if count > 1:
            yield Problem(path, "key-twice", question.clause, {"key": key})
