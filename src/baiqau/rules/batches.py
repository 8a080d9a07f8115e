"""Extra sheets where the line of the shortlist is uncertain, as a regulation may fix them beforehand."""

from pydantic import Field

from baiqau.rules.values import ClauseNumber, Value


class SecondBatch(Value):
    """Extra sheets after all have signed, where the line of the shortlist is uncertain.

    Said beforehand, so that nobody chooses by hand: `fairness.adaptive` gives each of `sheets` to the
    work whose place at the line is most uncertain and to the juror with most room; at most `batches`
    times.
    """

    sheets: int = Field(ge=1, le=10_000, description="extra sheets of one batch")
    batches: int = Field(default=1, ge=1, le=5)
    clause: ClauseNumber
