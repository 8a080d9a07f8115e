"""How the expert commission works: who reads what, what is asked of a juror, how it is counted."""

from typing import Literal

from pydantic import Field

from baiqau.rules.batches import SecondBatch
from baiqau.rules.values import ClauseNumber, Key, Value

JudgingMode = Literal["criteria", "yes-no", "ballot", "pairwise"]
Method = Literal[
    "mean", "median", "trimmed", "eb", "z", "robust", "borda", "copeland", "bradley-terry"
]

RIVALS = 4


class JudgingRule(Value):
    """How the expert commission works.

    `method`: how the shares of a work's sheets become its score: `fairness.exact.scores`; `robust`
    is known as a second look only and is refused here. `publish_sheets`: jurors agree, by entering
    the commission, that their sheets are published without names beside the result, so that anyone
    can compute it again.
    """

    experts_per_work: int = Field(
        default=3, ge=1, le=50, description="where all read all: the fewest a work must have"
    )
    blind: bool = True
    conflicts: tuple[
        Literal["own-work", "same-library", "same-system", "co-author", "relative", "declared"], ...
    ]
    comments: Literal["none", "work", "criterion"] = "work"
    method: Method = "mean"
    publish_sheets: bool = True
    training_first: bool = Field(
        default=False,
        description="jurors score the training works and sign them before they open real sheets",
    )
    second: SecondBatch | None = Field(
        default=None, description="extra sheets where the line of the shortlist is uncertain"
    )
    mode: JudgingMode = Field(
        default="criteria",
        exclude_if=lambda value: value == "criteria",
        description="what a juror says of a work in the selection; the defence has marks always",
    )
    criteria: tuple[Key, ...] = Field(
        default=(),
        exclude_if=lambda value: not value,
        description="criteria of the selection by key; empty: all of them",
    )
    partial_ballots: bool = Field(
        default=False,
        exclude_if=lambda value: value is False,
        description="a juror may leave works without a place: they share the end of the ballot",
    )
    rivals: int | None = Field(
        default=None,
        ge=2,
        le=20,
        multiple_of=2,
        exclude_if=lambda value: value is None,
        description="where works are compared: with how many others a juror compares each work; 4",
    )
    never_equal: bool = Field(
        default=False,
        exclude_if=lambda value: value is False,
        description="where works are compared: a juror may not say that two works are equal",
    )
    all_works: bool = Field(
        default=False,
        exclude_if=lambda value: value is False,
        description="every juror reads every work, but those in conflict",
    )
    clause: ClauseNumber

    @property
    def met(self) -> int:
        """Give with how many others a juror compares each work."""
        return self.rivals or RIVALS
