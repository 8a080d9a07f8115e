"""The final score: selection and defence joined by declared weights, in exact arithmetic."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from baiqau.fairness import ranking
from baiqau.fairness.ranking import Sheet, Tie


@dataclass(frozen=True)
class FinalRow:
    """One finalist. Without a defence score there is no final score and no rank: absence is no zero."""

    work: str
    selection: int | None
    defence: int | None
    final: int | None
    rank: int | None
    shared: bool
    separated_by: str


def combine(
    selection: Mapping[str, int | None],
    defence: Mapping[str, int | None],
    *,
    weights: tuple[Decimal, Decimal],
    ties: Sequence[Tie],
    sheets: Mapping[str, Sequence[Sheet]],
) -> list[FinalRow]:
    """Join both scores (millionths) of every work of `selection`; ranked first, then the absent.

    A stage of weight 0 is not asked for. `sheets` feed the tie-breaks by criterion and majority.
    """
    finals = {work: joined(score, defence.get(work), weights) for work, score in selection.items()}
    rows = [
        FinalRow(
            work, selection[work], defence.get(work), finals[work], place, len(group) > 1, step
        )
        for place, group, step in ranking.order(finals, sheets, ties)
        for work in group
    ]
    absent = sorted(work for work, final in finals.items() if final is None)
    return rows + [
        FinalRow(
            work, selection[work], defence.get(work), None, None, shared=False, separated_by=""
        )
        for work in absent
    ]


def joined(
    selection: int | None, defence: int | None, weights: tuple[Decimal, Decimal]
) -> int | None:
    """Give the weighted sum in millionths, half-even; None when a needed part is missing."""
    total = Fraction(0)
    for score, weight in zip((selection, defence), weights, strict=True):
        if weight:
            if score is None:
                return None
            total += Fraction(weight) * score
    return round(total)
