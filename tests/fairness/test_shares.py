"""Shares: bounds, skipping, exact rounding, and the range of every mark."""

from fractions import Fraction
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baiqau.fairness import exact, shares
from baiqau.fairness.shares import WHOLE, Scale


@st.composite
def scored(draw):
    """Draw scales with a mark in range for each."""
    number = draw(st.integers(1, 8))
    scales, marks = [], {}
    for index in range(number):
        lowest = draw(st.integers(-5, 5))
        highest = draw(st.integers(lowest + 1, lowest + 20))
        scales.append(Scale(f"c{index}", draw(st.integers(1, 50)), lowest, highest))
        marks[f"c{index}"] = draw(st.integers(lowest, highest))
    return tuple(scales), marks


def plain(scales, marks):
    """Reckon the share in the plainest exact way: the mean of the reached parts by weight."""
    parts = [
        (scale.weight, Fraction(marks[scale.key] - scale.lowest, scale.highest - scale.lowest))
        for scale in scales
        if scale.key in marks
    ]
    return sum(weight * part for weight, part in parts) / sum(weight for weight, _ in parts)


@given(scored())
def test_a_share_lies_between_nothing_and_the_whole_and_is_rounded_once(sheet):
    scales, marks = sheet

    found = shares.share(scales, marks)

    assert 0 <= found <= WHOLE
    assert found == round(plain(scales, marks) * WHOLE)
    assert shares.exact_share(scales, marks) == plain(scales, marks)


@given(scored())
def test_the_highest_marks_give_the_whole_and_the_lowest_nothing(sheet):
    scales, _ = sheet

    assert shares.share(scales, {one.key: one.highest for one in scales}) == WHOLE
    assert shares.share(scales, {one.key: one.lowest for one in scales}) == 0


@given(scored(), st.data())
def test_a_criterion_without_a_mark_counts_as_if_it_were_not_there(sheet, data):
    scales, marks = sheet
    skipped = data.draw(st.sampled_from(scales))
    rest = tuple(scale for scale in scales if scale != skipped)
    left = {key: value for key, value in marks.items() if key != skipped.key}

    assert shares.share(scales, left) == shares.share(rest, left)


@given(st.integers(0, 10), st.lists(st.integers(1, 9), min_size=2, max_size=6), st.data())
def test_skipping_neither_costs_nor_gains_when_every_mark_is_the_same(mark, weights, data):
    scales = [Scale(f"c{index}", weight, 0, 10) for index, weight in enumerate(weights)]
    marks = {scale.key: mark for scale in scales}
    skipped = data.draw(st.sampled_from(scales)).key
    left = {key: value for key, value in marks.items() if key != skipped}

    assert shares.share(scales, left) == shares.share(scales, marks)


@given(scored(), st.data())
def test_a_higher_mark_never_lowers_the_share(sheet, data):
    scales, marks = sheet
    raised = data.draw(st.sampled_from(scales))
    better = marks | {raised.key: min(marks[raised.key] + 1, raised.highest)}

    assert shares.share(scales, better) >= shares.share(scales, marks)


def test_a_sheet_without_marks_has_no_share():
    assert shares.share([Scale("idea", 1, 0, 10)], {}) is None
    assert shares.share([], {}) is None


@pytest.mark.parametrize("mark", [-1, 11])
def test_a_mark_outside_its_range_is_an_error(mark):
    with pytest.raises(ValueError, match="idea"):
        shares.share([Scale("idea", 1, 0, 10)], {"idea": mark})


@given(st.lists(st.integers(0, WHOLE), min_size=1, max_size=9))
def test_the_mean_is_the_exact_mean_rounded_half_to_even(found):
    assert shares.mean(found) == round(Fraction(sum(found), len(found)))
    assert shares.spread(found) == max(found) - min(found)


def test_a_half_is_rounded_to_the_even_neighbour():
    assert (shares.mean([0, 1]), shares.mean([1, 2])) == (0, 2)


def test_nothing_has_neither_mean_nor_spread():
    assert (shares.mean([]), shares.spread([])) == (None, 0)


@given(st.lists(st.integers(0, WHOLE), min_size=1, max_size=9))
def test_the_declared_methods_are_the_textbook_ones(found):
    inner = sorted(found)[1:-1] if len(found) > 2 else found

    assert exact.centre(found, "mean") == shares.mean(found)
    assert exact.centre(found, "median") == round(median(Fraction(one) for one in found))
    assert exact.centre(found, "trimmed") == shares.mean(inner)


@pytest.mark.parametrize("method", ["mean", "median", "trimmed"])
def test_a_work_nobody_scored_has_no_score_by_any_method(method):
    assert exact.centre([], method) is None


def test_a_method_nobody_declared_is_an_error():
    with pytest.raises(KeyError):
        exact.centre([1], "favourite")
