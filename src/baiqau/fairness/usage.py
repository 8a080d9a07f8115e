"""How somebody used a scale: mean, spread, ends, how often each value was given. Whole thousandths."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import isqrt


@dataclass(frozen=True)
class Usage:
    """What was given: `mean` and `spread` (standard deviation) in thousandths of a mark."""

    number: int
    mean: int
    spread: int
    lowest: int
    highest: int
    counts: Mapping[int, int]


def usage(values: Sequence[int]) -> Usage | None:
    """Give how these values lie; None of none. The mean is rounded half-even, the spread down."""
    if not values:
        return None
    number, total = len(values), sum(values)
    squares = sum(value * value for value in values)
    variance = Fraction(squares, number) - Fraction(total, number) ** 2
    return Usage(
        number=number,
        mean=round(Fraction(total * 1000, number)),
        spread=isqrt(int(variance * 1_000_000)),
        lowest=min(values),
        highest=max(values),
        counts=Counter(values),
    )
