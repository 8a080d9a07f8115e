"""Judges who stand apart are found, honest ones are not accused, nobody is dropped."""

import pytest

from baiqau.fairness import marks, outliers
from baiqau.fairness.calibration.additive import additive
from baiqau.fairness.calibration.robust import calibrate
from tests.fairness import panels


def flags(one, model=calibrate):
    lines = outliers.judges(one.marks, model(one.marks))
    return {int(line.judge): line.flags for line in lines if line.flags}


def test_inverted_and_constant_judges_are_found_and_nobody_else():
    missed, accused = 0, 0
    for seed in range(30):
        one = panels.panel("bad2", seed)
        found = flags(one)
        missed += sum(outliers.INVERTED not in found.pop(judge, ()) for judge in one.inverted)
        missed += sum(outliers.CONSTANT not in found.pop(judge, ()) for judge in one.constant)
        accused += len(found)

    assert missed == 0
    assert accused <= 1


@pytest.mark.parametrize("regime", ["mild", "nips", "severe", "ceiling"])
def test_honest_judges_are_almost_never_accused(regime):
    accused = sum(len(flags(panels.panel(regime, seed))) for seed in range(20))

    assert accused <= 1


def test_the_additive_model_finds_them_too():
    one = panels.panel("bad2", 3)

    assert set(flags(one, additive)) == {*one.inverted, *one.constant}


def test_a_judge_with_few_sheets_is_described_but_never_flagged():
    sheets = [(f"W{work}", f"J{judge}", [work]) for work in range(1, 8) for judge in range(3)]
    sheets += [(f"W{work}", "against", [8 - work]) for work in range(1, 8)]

    table = marks.of(sheets)
    lines = outliers.judges(table, calibrate(table))

    assert [line.flags for line in lines] == [()] * 4
    assert lines[-1].agreement < 0
    assert lines[-1].reviews == 7


def test_severity_is_told_in_points_and_plus_is_generous():
    sheets = [
        (f"W{work}", judge, [work % 7 + shift])
        for work in range(40)
        for judge, shift in (("low", 0), ("mid", 1), ("high", 2))
    ]

    table = marks.of(sheets)
    lines = {line.judge: line for line in outliers.judges(table, additive(table))}

    assert lines["high"].severity - lines["low"].severity == pytest.approx(2, abs=0.05)
    assert lines["mid"].mean == pytest.approx(lines["low"].mean + 1)


def test_a_flag_changes_no_score():
    one = panels.panel("bad2", 7).marks
    before = calibrate(one).quality

    outliers.judges(one, calibrate(one))

    assert (calibrate(one).quality == before).all()


def test_equal_marks_flag_nobody():
    table = marks.of([(f"W{work}", f"J{j}", [5]) for work in range(12) for j in range(3)])

    assert [line.flags for line in outliers.judges(table, calibrate(table))] == [()] * 3
