"""The questions of the entry form as the regulation asks them: kind, limits, help, condition."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from baiqau.rules.values import ClauseNumber, Extension, Key, Text, Value

QuestionKind = Literal[
    "short",
    "long",
    "choice",
    "choices",
    "date",
    "number",
    "phone",
    "email",
    "link",
    "table",
    "file",
]
ColumnKind = Literal["short", "choice", "date", "number", "phone", "email", "link"]
FILE_BYTES = 20 << 20  # of a file that answers a question, where the regulation names no limit


def _one_spelling(value: int | Decimal) -> int | Decimal:
    """Give 5, 5.0 and 5e0 one spelling, so that equal documents have one digest."""
    return int(value) if value == int(value) else Decimal(value).normalize()


def _unset(value: object) -> bool:
    return value in (None, ())


Bound = Annotated[
    int | Decimal,
    Field(ge=-1_000_000_000_000, le=1_000_000_000_000),
    AfterValidator(_one_spelling),
]


class Choice(Value):
    """One answer of a question of choice."""

    key: Key
    label: Text


class Column(Value):
    """One column of a table that is asked for."""

    key: Key
    kind: ColumnKind
    label: Text
    required: bool = Field(default=False, description="in every row that is begun")
    choices: tuple[Choice, ...] = ()


class Condition(Value):
    """A question is asked only if an earlier question of choice has this answer."""

    question: Key
    answer: Key


class Question(Value):
    """One question of the entry form beyond the fixed ones.

    What came after the first regulations stays out of the document while it says nothing: the
    digest of a version that does not use it is what it always was.
    """

    key: Key
    kind: QuestionKind
    label: Text
    help: Text | None = None
    required: bool = False
    most_words: int | None = Field(default=None, ge=1)
    choices: tuple[Choice, ...] = ()
    clause: ClauseNumber | None = None
    blind: bool = Field(
        default=True, description="may be shown to jurors who must not know the author"
    )
    least: Bound | None = Field(default=None, exclude_if=_unset, description="of a number")
    most: Bound | None = Field(default=None, exclude_if=_unset, description="of a number")
    least_rows: int | None = Field(default=None, ge=1, le=30, exclude_if=_unset)
    most_rows: int | None = Field(default=None, ge=1, le=30, exclude_if=_unset)
    columns: tuple[Column, ...] = Field(default=(), exclude_if=_unset)
    only_if: Condition | None = Field(default=None, exclude_if=_unset)
    kinds: tuple[Key, ...] = Field(
        default=(), exclude_if=_unset, description="kinds of works it is for; empty: every kind"
    )

    nominations: tuple[Key, ...] = Field(
        default=(),
        exclude_if=_unset,
        description="nominations it is asked in; empty: all, and none",
    )
    extensions: tuple[Extension, ...] = Field(
        default=(), exclude_if=_unset, description="endings of the file that is asked for"
    )
    most_bytes: int | None = Field(
        default=None, ge=1, le=1 << 40, exclude_if=_unset, description="of a file; none: 20 MiB"
    )

    @property
    def largest(self) -> int:
        """The most bytes a file that answers this question may have."""
        return self.most_bytes or FILE_BYTES

    def choice(self, key: str) -> Choice | None:
        """Give the choice of this key, or None when there is none."""
        return next((choice for choice in self.choices if choice.key == key), None)


def files_of_all(questions: Iterable[Question]) -> tuple[Question, ...]:
    """Give the questions for which every work must bring a file, whatever its kind and nomination."""
    return tuple(
        one
        for one in questions
        if one.kind == "file" and one.required and not (one.only_if or one.kinds or one.nominations)
    )
