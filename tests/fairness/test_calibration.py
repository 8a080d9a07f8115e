"""Calibration: against a slow reference, on invented panels, and at the edges of a table."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from baiqau.fairness import marks, reference, reference_robust
from baiqau.fairness.calibration import METHODS, ends, fit
from tests.fairness import panels

SLOW = {"mean": reference.mean, "eb": reference.eb, "robust": reference_robust.robust}
MODELS = ["eb", "robust"]


def fast(sheets, method):
    table = marks.of(sheets)
    found = fit(table, method)
    held = table.per_work > 0
    return dict(
        zip(np.array(table.works)[held].tolist(), found.millionths[held].tolist(), strict=True)
    )


def sheets_of(table):
    return [
        (table.works[work], table.judges[judge], [None if np.isnan(c) else float(c) for c in cells])
        for work, judge, cells in zip(table.work, table.judge, table.cells, strict=True)
    ]


@st.composite
def tables(draw):
    """Small tables with gaps: some judges do not see some works, some criteria are not marked."""
    width = draw(st.integers(1, 3))
    mark = st.one_of(st.integers(1, 10), st.none())
    return [
        (f"W{work}", f"J{judge}", draw(st.lists(mark, min_size=width, max_size=width)))
        for work in range(draw(st.integers(1, 5)))
        for judge in range(draw(st.integers(1, 4)))
    ] + [("W0", "J9", [5] * width)]


@pytest.mark.parametrize("method", sorted(SLOW))
@settings(max_examples=40, deadline=None)
@given(sheets=tables())
def test_the_fast_arithmetic_agrees_with_the_slow_reference(method, sheets):
    slow = SLOW[method](sheets)

    found = fast(sheets, method)

    assert found.keys() == slow.keys()
    assert max(abs(found[work] - slow[work]) for work in slow) <= 2


@pytest.mark.parametrize("method", sorted(SLOW))
@pytest.mark.parametrize("regime", ["severe", "bad2", "ceiling"])
def test_the_reference_agrees_on_a_whole_small_contest(method, regime):
    sheets = sheets_of(panels.panel(regime, 3, works=20, judges=5).marks)

    slow, found = SLOW[method](sheets), fast(sheets, method)

    assert max(abs(found[work] - slow[work]) for work in slow) <= 2


@settings(max_examples=40, deadline=None)
@given(sheets=tables(), method=st.sampled_from(sorted(METHODS)))
def test_every_method_scores_every_work_with_a_mark_and_no_other(sheets, method):
    table = marks.of(sheets)

    score = fit(table, method).score

    assert (np.isnan(score) == (table.per_work == 0)).all()


@settings(max_examples=30, deadline=None)
@given(sheets=tables(), method=st.sampled_from(["mean", "median", "trimmed"]), order=st.randoms())
def test_plain_methods_do_not_ask_in_which_order_sheets_came(sheets, method, order):
    shuffled = list(sheets)
    order.shuffle(shuffled)

    assert fast(shuffled, method) == fast(sheets, method)


@pytest.mark.parametrize(
    ("regime", "least"), [("mild", 0.015), ("typical", 0.04), ("severe", 0.1), ("bad2", 0.12)]
)
def test_robust_orders_better_than_the_mean(regime, least):
    gained = []
    for seed in range(12):
        one = panels.panel(regime, seed)
        gained.append(
            panels.agreement(one.quality, fit(one.marks, "robust").score)
            - panels.agreement(one.quality, fit(one.marks, "mean").score)
        )

    assert np.mean(gained) > least


@pytest.mark.parametrize(
    ("works", "judges", "each", "shares"),
    [
        (24, 9, 3, (0.86, 0.05, 0.09)),
        (24, 12, 2, (0.92, 0.01, 0.07)),
        (150, 100, 3, (0.5, 0.08, 0.42)),
        (10, 7, 7, (0.7, 0.05, 0.25)),
        (150, 12, 3, (0.5, 0.0, 0.5)),
    ],
)
@pytest.mark.parametrize("method", MODELS)
def test_equal_judges_or_few_works_a_judge_cost_almost_nothing(method, works, judges, each, shares):
    lost = []
    for seed in range(60 if works < 100 else 12):
        one = panels.equal(seed, works, judges, each, shares=shares)
        lost.append(
            panels.agreement(one.quality, fit(one.marks, "mean").score)
            - panels.agreement(one.quality, fit(one.marks, method).score)
        )

    assert np.mean(lost) <= 0.005


@pytest.mark.parametrize("method", sorted(METHODS))
def test_equal_marks_give_equal_scores(method):
    sheets = [(f"W{work}", f"J{judge}", [7, 7]) for work in range(4) for judge in range(3)]

    assert set(fast(sheets, method).values()) == {7_000_000}


@pytest.mark.parametrize("method", sorted(METHODS))
def test_one_work_alone_has_a_score_between_its_marks(method):
    found = fast([("W", "A", [4]), ("W", "B", [6]), ("W", "C", [8])], method)

    assert list(found) == ["W"]
    assert 4_000_000 <= found["W"] <= 8_000_000


@pytest.mark.parametrize("method", sorted(METHODS))
def test_a_single_judge_orders_the_works_as_they_did(method):
    found = fast([(f"W{mark}", "A", [mark]) for mark in (3, 9, 5, 8)], method)

    if method != "median":
        assert sorted(found, key=found.get) == ["W3", "W5", "W8", "W9"]


@pytest.mark.parametrize("method", MODELS)
def test_a_single_sheet_is_believed_less_than_three_that_agree(method):
    table = panels.panel("typical", 1).marks
    top = float(table.score.max())
    extra = [("three", f"{judge}", [top] * 5) for judge in range(3)] + [("one", "0", [top] * 5)]

    found = fast([*sheets_of(table), *extra], method)

    assert found["one"] < found["three"]


def test_a_missing_criterion_neither_costs_nor_gains():
    full = [("W1", "A", [6, 6]), ("W2", "A", [8, 8]), ("W3", "A", [4, 4])]
    gaps = [("W1", "A", [6, None]), ("W2", "A", [None, 8]), ("W3", "A", [4, 4])]

    assert fast(gaps, "mean") == fast(full, "mean")


def test_a_judge_who_could_not_judge_leaves_no_sheet():
    table = marks.of([("W1", "A", [6]), ("W1", "B", [None]), ("W2", "B", [None])])

    assert table.works == ("W1", "W2")
    assert table.per_work.tolist() == [1, 0]
    assert np.isnan(fit(table, "mean").score).tolist() == [False, True]


def test_criteria_of_some_kinds_only_stand_beside_each_other():
    sheets = [
        (f"W{work}", f"J{judge}", [work, None, 5] if work % 2 else [None, work, 5])
        for work in range(1, 9)
        for judge in range(3)
    ]

    found = fast(sheets, "robust")

    assert sorted(found, key=found.get) == [f"W{work}" for work in range(1, 9)]


def test_a_crowded_end_of_the_scale_is_moved_outwards_and_nothing_else():
    cells = np.array([[1.0], [5], [6], [7], [8], [8], [9], [10], [10], [10], [10], [np.nan]] * 5)

    moved = ends.stretch(cells)

    kept = (cells > 1) & (cells < 10)
    assert (moved[kept] == cells[kept]).all()
    assert moved[7, 0] == moved[8, 0]
    assert 10 < moved[7, 0] <= 12
    assert np.isnan(moved[11, 0])


def test_an_uncrowded_scale_stays_as_it_is():
    cells = np.linspace(1, 10, 200)[:, None]

    assert ends.stretch(cells) is cells


def test_a_higher_mark_of_an_upside_down_judge_never_lifts_others_above():
    one = panels.panel("bad2", 4)

    slope = fit(one.marks, "robust").model.slope

    assert slope.min() >= 0
    assert slope[list(one.inverted + one.constant)].max() < 0.2


def test_trimming_takes_the_highest_and_the_lowest_of_three():
    sheets = [("W", judge, [mark]) for judge, mark in zip("ABCD", (1, 6, 7, 10), strict=True)]

    assert fast(sheets, "trimmed") == {"W": 6_500_000}
    assert fast(sheets, "median") == {"W": 6_500_000}


def test_z_scores_ignore_a_judge_without_spread():
    sheets = [(f"W{work}", "same", [9]) for work in (1, 2)]
    sheets += [("W1", "other", [4]), ("W2", "other", [6])]

    found = fast(sheets, "zscore")

    assert found["W1"] < found["W2"]
