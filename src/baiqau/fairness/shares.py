"""The share of the reachable maximum, in whole millionths: never a bare sum of points.

A criterion that does not apply, or has no mark, leaves numerator and denominator alike, so that
skipping neither costs nor gains. Rounding is half-even and happens once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

WHOLE = 1_000_000


@dataclass(frozen=True)
class Scale:
    """A criterion as arithmetic sees it."""

    key: str
    weight: int
    lowest: int
    highest: int


def share(scales: Sequence[Scale], marks: Mapping[str, int]) -> int | None:
    """Give one sheet's share in millionths; None when nothing is marked.

    Raises ValueError for a mark outside its range: such a mark must never have been kept.
    """
    exact = exact_share(scales, marks)
    return None if exact is None else round(exact * WHOLE)


def exact_share(scales: Sequence[Scale], marks: Mapping[str, int]) -> Fraction | None:
    """Give the share as an exact fraction from 0 to 1."""
    marked = [scale for scale in scales if scale.key in marks]
    for scale in marked:
        if not scale.lowest <= marks[scale.key] <= scale.highest:
            raise ValueError(f"mark outside {scale.key}")
    total = sum(scale.weight for scale in marked)
    if not total:
        return None
    reached = sum(
        Fraction(scale.weight * (marks[scale.key] - scale.lowest), scale.highest - scale.lowest)
        for scale in marked
    )
    return Fraction(reached, total)


def mean(shares: Sequence[int]) -> int | None:
    """Give the mean in millionths, half-even; None of none: a work nobody scored has no score."""
    return round(Fraction(sum(shares), len(shares))) if shares else None


def spread(shares: Sequence[int]) -> int:
    """Give the distance between the highest and the lowest share: disagreement before average."""
    return max(shares) - min(shares) if shares else 0
