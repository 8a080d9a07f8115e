"""Agreement of a jury: known values, limits, and words."""

import numpy as np
import pytest

from baiqau.fairness import marks
from baiqau.fairness.graph import separate_groups
from baiqau.fairness.reliability import Reliability, reliability, sheets_for
from tests.fairness import panels


def table(rows):
    return marks.of(
        [
            (f"W{work}", f"J{judge}", [mark])
            for work, row in enumerate(rows)
            for judge, mark in enumerate(row)
            if mark is not None
        ]
    )


def test_the_example_of_shrout_and_fleiss_gives_their_icc():
    rows = [(9, 2, 5, 8), (6, 1, 3, 2), (8, 4, 6, 8), (7, 1, 2, 6), (10, 5, 6, 9), (6, 2, 4, 7)]

    found = reliability(table(rows))

    assert found.icc == pytest.approx(0.17, abs=0.005)
    assert found.typical_sheets == 4
    assert found.of_mean == pytest.approx(0.44, abs=0.01)


def test_alpha_follows_its_definition_of_observed_and_expected_disagreement():
    rows = [(1, 2, None), (3, 3, 4), (5, None, None), (7, 5, 6), (2, 2, 1)]
    units = [[mark for mark in row if mark is not None] for row in rows]
    units = [unit for unit in units if len(unit) > 1]
    every = [mark for unit in units for mark in unit]
    observed = sum(
        sum((a - b) ** 2 for a in unit for b in unit) / (len(unit) - 1) for unit in units
    ) / len(every)
    expected = sum((a - b) ** 2 for a in every for b in every) / (len(every) * (len(every) - 1))

    assert reliability(table(rows)).alpha == pytest.approx(1 - observed / expected)


def test_full_agreement_is_one_and_needs_one_sheet():
    found = reliability(table([(3, 3), (5, 5), (9, 9)]))

    assert (found.icc, found.alpha, found.of_mean) == pytest.approx((1.0, 1.0, 1.0))
    assert found.needed == 1


def test_chance_alone_is_not_reliable_and_no_number_of_sheets_helps():
    found = reliability(table([(1, 9), (9, 1), (5, 5), (2, 8)]))

    assert found.icc < 0
    assert found.of_mean == 0
    assert found.needed is None
    assert found.words == (
        "The mean of 2 sheets has a reliability of 0.00: very weak; "
        "no number of sheets would make it strong."
    )


@pytest.mark.parametrize("rows", [[(5,), (7,)], [(5, 5), (5, 5)], [(5, 6)]])
def test_a_table_that_cannot_tell_says_so(rows):
    found = reliability(table(rows))

    assert found.icc is None
    assert found.words == "The table does not tell how far the judges agree."


@pytest.mark.parametrize(("icc", "needed"), [(0.362, 8), (0.202, 16), (0.5, 4), (0.8, 1)])
def test_the_number_of_sheets_for_a_strong_mean_is_the_published_one(icc, needed):
    assert sheets_for(0.8, icc) == needed


def test_more_noise_is_less_reliable():
    calm, restless = (reliability(panels.panel(name, 1).marks) for name in ("mild", "nips"))

    assert calm.of_mean > restless.of_mean


def test_words_name_the_grade():
    assert Reliability(0.6, 0.6, 3, 0.82, 3).words.startswith(
        "The mean of 3 sheets has a reliability of 0.82: strong"
    )


def test_judges_without_a_common_work_fall_into_groups():
    pools = [
        ("W1", "a"),
        ("W1", "b"),
        ("W2", "b"),
        ("W2", "c"),
        ("W3", "x"),
        ("W4", "x"),
        ("W4", "y"),
    ]

    groups = separate_groups(marks.of([(work, judge, [5]) for work, judge in pools]))

    assert groups == [["a", "b", "c"], ["x", "y"]]


def test_a_long_chain_of_judges_is_one_group():
    chain = [(f"W{at}", f"J{judge}", [5]) for at in range(300) for judge in (at, at + 1)]

    assert len(separate_groups(marks.of(chain))) == 1
    assert not np.isnan(marks.of(chain).score).any()
