"""Verdicts on answers: which questions are asked, what an answer is kept as, what is wrong with it.

An answer is what JSON holds: words, a whole number, a list of keys, a list of rows of a table. A
file that answers a question is not among them: it is held against `limits.of_answer`.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from dataclasses import field as made
from datetime import date, datetime
from decimal import Decimal
from urllib.parse import urlsplit

from baiqau.rules.questions import Choice, Column, Question

MOST_ROWS = 30
_EMAIL = re.compile(r"[^\s@]+@[^\s@.]+(\.[^\s@.]+)+")
_DATES = ("%d.%m.%Y", "%d.%m.%y", "%Y-%m-%d")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER = re.compile(r"[+-]?[0-9]{1,15}([.,][0-9]{1,6})?")
_PHONE = re.compile(r"\+?[0-9 ()\u00a0-]+")
_AT_HOME, _LONGEST, _SHORTEST = 11, 15, 8  # digits: +7 has eleven, ITU-T E.164 allows fifteen
_BARE_LINK = re.compile(r"[^\s/@:]+(\.[^\s/@:]+)+(/\S*)?")

Answers = Mapping[str, object]
Asked = Question | Column


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong with the answer of a question."""

    question: Question
    code: str
    facts: Mapping[str, object] = made(default_factory=dict, hash=False)


def asked(
    questions: Iterable[Question], answers: Answers, kind: str, nomination: str = ""
) -> tuple[Question, ...]:
    """Give the questions that are asked of a work of this kind and nomination, in the document's order.

    A condition is met only by the answer of a question that is itself asked.
    """
    met: dict[str, Question] = {}
    for question in questions:
        if _concerns(question.kinds, kind) and _concerns(question.nominations, nomination):
            rule = question.only_if
            if rule is None or (
                rule.question in met and _holds(answers, rule.question, rule.answer)
            ):
                met[question.key] = question
    return tuple(met.values())


def counting(
    questions: Iterable[Question], answers: Answers, kind: str, nomination: str = ""
) -> dict[str, object]:
    """Give the answers that are handed in: those of the questions that are asked."""
    keys = {question.key for question in asked(questions, answers, kind, nomination)}
    return {key: answer for key, answer in answers.items() if key in keys}


def faults(
    questions: Sequence[Question], answers: Answers, kind: str, nomination: str = ""
) -> Iterator[Fault]:
    """Yield everything that is missing or wrong in the answers of the questions that are asked."""
    for question in asked(questions, answers, kind, nomination):
        if question.kind == "file":
            continue
        answer = answers.get(question.key)
        if not is_empty(answer):
            yield from of_answer(question, answer)
        elif question.required:
            yield Fault(question, "answer-missing", {"question": question.label})


def of_answer(question: Question, answer: object) -> Iterator[Fault]:
    """Yield what is wrong with an answer that was given; of a file, nothing."""
    if question.kind == "table":
        yield from _table(question, answer)
    elif not _FITS[question.kind](answer, question):
        yield Fault(question, f"answer-no-{question.kind}", {"question": question.label})
    elif question.most_words and words(str(answer)) > question.most_words:
        facts = {"words": words(str(answer)), "limit": question.most_words}
        yield Fault(question, "answer-long", {"question": question.label, **facts})
    elif question.kind == "number":
        yield from _bounds(question, answer)


def kept(question: Asked, answer: object) -> object:
    """Give what an answer is kept as: a fitting one in one spelling, any other as it was typed."""
    if isinstance(question, Question) and question.kind == "table" and isinstance(answer, list):
        return [row for row in (_kept_row(question, one) for one in answer) if row]
    if not isinstance(answer, str):
        return answer
    spelled = _SPELLED.get(question.kind)
    found = spelled(answer.strip()) if spelled else None
    return answer if found is None else found


def is_empty(answer: object) -> bool:
    """Say whether nothing was answered; rows without a word are none."""
    if isinstance(answer, list | tuple):
        return all(isinstance(one, dict) and all(map(is_empty, one.values())) for one in answer)
    return answer is None or (isinstance(answer, str) and not answer.strip())


def words(text: str) -> int:
    """Count words as people do: what stands between spaces and holds a letter or a digit."""
    return sum(any(sign.isalnum() for sign in part) for part in text.split())


def phone(text: str) -> str | None:
    """Give a telephone number in E.164 (`+77011234567`), or None when it is none.

    Without a plus it is of Kazakhstan: 8 701 …, 7 701 … and 701 … are the same number.
    """
    digits = re.sub(r"[^0-9]", "", text)
    if not _PHONE.fullmatch(text):
        return None
    if not text.startswith("+"):
        if len(digits) == _AT_HOME and digits[0] in "78":
            digits = digits[1:]
        if len(digits) != _AT_HOME - 1:
            return None
        digits = f"7{digits}"
    right = len(digits) == _AT_HOME if digits.startswith("7") else len(digits) >= _SHORTEST
    return f"+{digits}" if right and len(digits) <= _LONGEST and digits[0] != "0" else None


def number(answer: object) -> Decimal | None:
    """Give the number that was written, with a point or a comma; None when it is none."""
    if isinstance(answer, bool) or not _NUMBER.fullmatch(str(answer).strip()):
        return None
    return Decimal(str(answer).strip().replace(",", "."))


def _concerns(keys: Sequence[str], key: str) -> bool:
    return not keys or key in keys


def _holds(answers: Answers, key: str, wanted: str) -> bool:
    answer = answers.get(key)
    return wanted in answer if isinstance(answer, list | tuple) else wanted == answer


def _bounds(question: Question, answer: object) -> Iterator[Fault]:
    value = number(answer)
    assert value is not None, "it fits its kind"
    if question.least is not None and value < question.least:
        facts = {"question": question.label, "limit": question.least}
        yield Fault(question, "answer-small", facts)
    if question.most is not None and value > question.most:
        facts = {"question": question.label, "limit": question.most}
        yield Fault(question, "answer-great", facts)


def _table(question: Question, answer: object) -> Iterator[Fault]:
    told: dict[str, object] = {"question": question.label}
    if not isinstance(answer, list | tuple) or not all(isinstance(row, dict) for row in answer):
        yield Fault(question, "answer-no-table", told)
        return
    rows = [row for row in answer if not is_empty([row])]
    for place, row in enumerate(rows, 1):
        for column in question.columns:
            if code := _cell(column, row.get(column.key)):
                yield Fault(question, code, {**told, "row": place, "column": column.label})
    yield from _rows(question, len(rows))


def _rows(question: Question, count: int) -> Iterator[Fault]:
    told: dict[str, object] = {"question": question.label, "count": count}
    if question.least_rows and count < question.least_rows:
        yield Fault(question, "rows-few", {**told, "limit": question.least_rows})
    most = question.most_rows or MOST_ROWS
    if count > most:
        yield Fault(question, "rows-many", {**told, "limit": most})


def _cell(column: Column, answer: object) -> str | None:
    if is_empty(answer):
        return "cell-missing" if column.required else None
    return None if _FITS[column.kind](answer, column) else f"cell-no-{column.kind}"


def _kept_row(question: Question, row: object) -> dict[str, object]:
    """Give a row without its empty cells; a row without any is no row."""
    if not isinstance(row, dict):
        return {}
    cells = {column.key: kept(column, row.get(column.key)) for column in question.columns}
    return {key: answer for key, answer in cells.items() if not is_empty(answer)}


def _keys(choices: Iterable[Choice]) -> set[str]:
    return {choice.key for choice in choices}


def _choice(answer: object, question: Asked) -> bool:
    return isinstance(answer, str) and answer in _keys(question.choices)


def _choices(answer: object, question: Asked) -> bool:
    return isinstance(answer, list | tuple) and all(_choice(one, question) for one in answer)


def _text(answer: object, _: Asked) -> bool:
    return isinstance(answer, str)


def _date(answer: object, _: Asked) -> bool:
    if isinstance(answer, date):
        return True
    return bool(_DAY.fullmatch(str(answer))) and _spelled_date(str(answer)) is not None


def _number(answer: object, _: Asked) -> bool:
    return number(answer) is not None


def _phone(answer: object, _: Asked) -> bool:
    return phone(str(answer).strip()) is not None


def _email(answer: object, _: Asked) -> bool:
    return _EMAIL.fullmatch(str(answer).strip()) is not None


def _link(answer: object, _: Asked) -> bool:
    text = str(answer).strip()
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and text.split() == [text]


def _file(answer: object, _: Asked) -> bool:
    return isinstance(answer, Mapping)


def _spelled_date(text: str) -> str | None:
    for form in _DATES:
        with suppress(ValueError):
            return datetime.strptime(text, form).date().isoformat()  # noqa: DTZ007  a day only
    return None


def _spelled_number(text: str) -> int | str | None:
    value = number(text)
    if value is None:
        return None
    return int(value) if value == int(value) else f"{value.normalize():f}"


def _spelled_link(text: str) -> str:
    return f"https://{text}" if _BARE_LINK.fullmatch(text) else text


_FITS: Mapping[str, Callable[[object, Asked], bool]] = {
    "short": _text,
    "long": _text,
    "choice": _choice,
    "choices": _choices,
    "date": _date,
    "number": _number,
    "phone": _phone,
    "email": _email,
    "link": _link,
    "file": _file,
}
_SPELLED: Mapping[str, Callable[[str], object]] = {
    "date": _spelled_date,
    "number": _spelled_number,
    "phone": phone,
    "email": str,
    "link": _spelled_link,
}
