"""What may still be otherwise: intervals, chances, and that the same table tells the same."""

import numpy as np
import pytest

from baiqau.fairness import marks, posterior
from baiqau.fairness.calibration.additive import additive
from baiqau.fairness.calibration.robust import calibrate
from baiqau.fairness.standings import standings
from tests.fairness import panels

TOP = 10


def told(regime, model, seeds):
    """Chances and whether they came true, and how often the interval holds the true rank."""
    chance, true, held = [], [], []
    for seed in seeds:
        one = panels.panel(regime, 1_000 + seed)
        found = posterior.standing(one.marks, model(one.marks), TOP)
        rank = np.argsort(np.argsort(-one.quality)) + 1
        chance.append(found.p_top)
        true.append(rank <= TOP)
        held.append(((rank >= found.low) & (rank <= found.high)).mean())
    return np.concatenate(chance), np.concatenate(true), float(np.mean(held))


@pytest.mark.parametrize("model", [calibrate, additive])
@pytest.mark.parametrize("regime", ["nips", "typical", "bad2"])
def test_nine_of_ten_true_ranks_lie_in_the_interval(model, regime):
    _, _, held = told(regime, model, range(8))

    assert 0.88 <= held <= 0.93


def test_chances_come_true_as_often_as_they_say():
    chance, true, _ = told("typical", calibrate, range(40))

    decile = np.minimum((chance * 10).astype(int), 9)
    for ten in range(10):
        here = decile == ten
        doubt = 2.5 * np.sqrt(0.25 / here.sum())
        assert abs(chance[here].mean() - true[here].mean()) <= 0.05 + doubt


def test_the_chances_add_up_to_the_places():
    one = panels.panel("severe", 2)

    found = posterior.standing(one.marks, calibrate(one.marks), TOP)

    assert found.p_top.sum() == pytest.approx(TOP)
    assert (found.low <= found.high).all()
    assert found.low.min() >= 1
    assert found.high.max() <= 150


def test_the_draws_agree_with_the_exact_posterior():
    one = panels.panel("typical", 5, works=30, judges=5).marks
    model = additive(one)
    works, judges = len(one.works), len(one.judges)
    design = np.zeros((len(one.score), works + judges))
    design[np.arange(len(one.score)), one.work] = 1
    design[np.arange(len(one.score)), works + one.judge] = 1
    prior = np.r_[
        np.full(works, 1 / model.variances.work), np.full(judges, 1 / model.variances.judge)
    ]
    precision = 1 / (model.variances.sheet * posterior.unrest(one, model)[one.work])
    exact = np.linalg.inv(design.T @ (precision[:, None] * design) + np.diag(prior))
    exact = exact[:works, :works]

    drawn = posterior.draws(one, model, 40_000, 1)

    assert np.abs(np.cov(drawn.T) - exact).max() < 0.03 * exact.max()
    assert np.abs(drawn.mean(axis=0) - model.quality).max() < 0.03


def test_the_same_table_gives_the_same_digits_and_another_table_others():
    one, same, other = (panels.panel("mild", seed).marks for seed in (1, 1, 2))

    assert posterior.seed(one) == posterior.seed(same)
    assert posterior.seed(one) != posterior.seed(other)
    first = posterior.standing(one, calibrate(one), TOP)
    second = posterior.standing(same, calibrate(same), TOP)
    assert (first.draws == second.draws).all()


def test_where_marks_do_not_differ_every_work_may_be_anywhere():
    table = marks.of([(f"W{work}", f"J{judge}", [5]) for work in range(4) for judge in range(2)])

    found = standings(table, "robust", 2)

    assert found.rank.tolist() == [1, 1, 1, 1]
    assert (found.standing.low.tolist(), found.standing.high.tolist()) == ([1] * 4, [4] * 4)
    assert found.standing.p_top.tolist() == [0.5] * 4
    assert len(found.equal_neighbours()) == 3


def test_equal_scores_share_a_rank_and_the_next_ones_are_left_out():
    scores = {"a": 9, "b": 7, "c": 7, "d": 5}
    table = marks.of([(work, judge, [mark]) for work, mark in scores.items() for judge in "xy"])

    places = list(standings(table, "mean", 2).places())

    assert [(place.work, place.rank) for place in places] == [
        ("a", 1),
        ("b", 2),
        ("c", 2),
        ("d", 4),
    ]


def test_a_work_without_a_sheet_stands_last_without_a_rank():
    table = marks.of([("none", "x", [None]), ("a", "x", [3]), ("b", "x", [5]), ("c", "x", [7])])

    last = list(standings(table, "robust", 2).places())[-1]

    assert last.work == "none"
    assert (last.rank, last.score, last.raw_mean, last.low, last.high, last.p_top) == (None,) * 6


def test_a_certain_order_is_called_certain_and_twins_equal():
    sheets = [("good", judge, [9]) for judge in "abcdef"] + [
        ("bad", judge, [2]) for judge in "abcdef"
    ]
    sheets += [
        (twin, judge, [5 + (judge in odd)])
        for twin, odd in (("t1", "ace"), ("t2", "bdf"))
        for judge in "abcdef"
    ]

    found = standings(marks.of(sheets), "eb", 1)

    assert found.standing.above(0, 1) == 1.0
    assert found.equal_neighbours() == [("t1", "t2")]


def test_chances_come_true_where_marks_crowd_at_the_end_of_the_scale():
    chance, true, held = told("ceiling", calibrate, range(60))

    assert 0.88 <= held <= 0.93
    for low, high in ((0.1, 0.3), (0.3, 0.5), (0.5, 0.7), (0.7, 0.9)):
        here = (chance >= low) & (chance < high)
        doubt = 1.5 * np.sqrt(0.25 / here.sum())
        assert abs(chance[here].mean() - true[here].mean()) <= 0.05 + doubt


def test_sheets_of_works_near_the_end_of_the_scale_are_taken_to_be_steadier():
    one = panels.panel("ceiling", 1).marks
    model = calibrate(one)

    unrest = posterior.unrest(one, model)

    best = np.argsort(-model.quality)[:15]
    assert unrest[best].max() < 0.9
    assert (unrest[one.work]).mean() == pytest.approx(1.0)
