"""The final score: declared weights, exact rounding, and the absent who are no zeros."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from baiqau.fairness import final
from baiqau.fairness.ranking import Tie

HALVES = (Decimal("0.5"), Decimal("0.5"))
MILLIONTHS = st.integers(0, 1_000_000)


def combined(selection, defence, weights=HALVES, ties=()):
    return final.combine(selection, defence, weights=weights, ties=ties, sheets={})


@given(MILLIONTHS, MILLIONTHS, st.integers(0, 100))
def test_the_final_score_is_the_exact_weighted_sum(selection, defence, percent):
    weights = (Decimal(percent) / 100, Decimal(100 - percent) / 100)
    exact = Fraction(selection * percent + defence * (100 - percent), 100)

    assert final.joined(selection, defence, weights) == round(exact)


def test_the_absent_have_no_final_score_no_rank_and_stand_last():
    rows = combined({"1": 900_000, "2": 100_000, "3": 0}, {"2": 0, "3": None})

    assert [(row.work, row.selection, row.defence, row.final, row.rank) for row in rows] == [
        ("2", 100_000, 0, 50_000, 1),
        ("1", 900_000, None, None, None),
        ("3", 0, None, None, None),
    ]


def test_a_stage_without_weight_is_not_asked_for():
    rows = combined({"1": None, "2": 5}, {"1": 10, "2": 20}, (Decimal(0), Decimal(1)))

    assert [(row.work, row.final, row.rank) for row in rows] == [("2", 20, 1), ("1", 10, 2)]


def test_equal_finals_are_parted_by_the_declared_stage():
    ties = [Tie("defence-score", scores={"1": 20, "2": 80})]

    rows = combined({"1": 80, "2": 20}, {"1": 20, "2": 80}, ties=ties)

    assert [(row.work, row.rank, row.separated_by) for row in rows] == [
        ("2", 1, "defence-score"),
        ("1", 2, "defence-score"),
    ]


def test_equal_finals_share_a_place_when_nothing_parts_them():
    rows = combined({"1": 80, "2": 20}, {"1": 20, "2": 80}, ties=[Tie("shared")])

    assert [(row.work, row.rank, row.shared) for row in rows] == [("1", 1, True), ("2", 1, True)]
