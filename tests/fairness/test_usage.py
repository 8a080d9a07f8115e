"""How a scale was used: exact where the standard library is only near."""

from collections import Counter
from fractions import Fraction
from statistics import pvariance

from hypothesis import given
from hypothesis import strategies as st

from baiqau.fairness.usage import Usage, usage


def test_nothing_given_tells_nothing():
    assert usage([]) is None


def test_four_marks():
    counts = {7: 2, 9: 1, 10: 1}

    assert usage([7, 9, 7, 10]) == Usage(
        4, mean=8250, spread=1299, lowest=7, highest=10, counts=counts
    )


@given(st.lists(st.integers(-10, 1_000_000), min_size=1))
def test_the_spread_is_the_standard_deviation_rounded_down(values):
    told = usage(values)

    variance = pvariance([Fraction(value) for value in values]) * 1_000_000
    assert told.spread**2 <= variance < (told.spread + 1) ** 2
    assert told.counts == Counter(values)
