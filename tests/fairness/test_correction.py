"""Marks struck out, and what moved by it."""

from hypothesis import given
from hypothesis import strategies as st

from baiqau.fairness import ranking
from baiqau.fairness.correction import Move, Standing, Strike, moves, without
from baiqau.fairness.ranking import Sheet
from baiqau.fairness.shares import Scale

SCALES = (Scale("a", 1, 0, 10), Scale("b", 3, 0, 10))


def sheet(work, juror, a, b):
    return Sheet(work, juror, SCALES, {"a": a, "b": b})


PANEL = [sheet("1", "J1", 10, 0), sheet("1", "J2", 5, 5), sheet("2", "J1", 3, 3)]


def scores(sheets):
    return {row.work: row.score for row in ranking.rank(sheets, ["1", "2"], ())}


def test_a_whole_sheet_leaves_only_its_own_work():
    left = without(PANEL, [Strike("1", "J1")])

    assert left == PANEL[1:]
    assert scores(left) == {"1": 500_000, "2": 300_000}


def test_one_mark_leaves_the_share_of_the_others():
    left = without(PANEL, [Strike("1", "J1", "b")])

    assert scores(left)["1"] == (1_000_000 + 500_000) // 2


@given(st.lists(st.sampled_from([("1", "J1"), ("1", "J2"), ("2", "J1")]), max_size=3))
def test_the_order_of_strikes_does_not_matter_and_works_that_are_not_named_stay(struck):
    strikes = [Strike(*one) for one in struck]

    left = without(PANEL, strikes)

    assert left == without(PANEL, strikes[::-1])
    named = {work for work, _ in struck}
    assert [one for one in left if one.work not in named] == [
        one for one in PANEL if one.work not in named
    ]


def test_moves_follow_the_later_version_and_tell_who_came_and_went():
    before = {"1": Standing(1, 9), "2": Standing(2, 8), "3": Standing(None, None)}
    after = {"2": Standing(1, 8), "1": Standing(2, 7), "4": Standing(3, 5)}

    found = moves(before, after)

    assert [(move.work, move.places, move.moved) for move in found] == [
        ("2", 1, True),
        ("1", -1, True),
        ("4", 0, True),
        ("3", 0, True),
    ]
    assert found[2] == Move("4", None, Standing(3, 5))
