"""Ranking: against a slow reference, each step of the tie order, shared places, the unscored."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from baiqau.fairness import ranking
from baiqau.fairness.ranking import Sheet, Tie
from baiqau.fairness.shares import Scale

SCALES = (Scale("idea", 1, 0, 10), Scale("use", 1, 0, 10))
WORKS = ["1", "2", "3", "4", "5"]


def sheet(work, juror, idea, use):
    return Sheet(work, juror, SCALES, {"idea": idea, "use": use})


def places(rows):
    return [(row.work, row.rank, row.shared, row.separated_by) for row in rows]


@st.composite
def judged(draw):
    marks = st.integers(0, 3)
    return [
        sheet(work, f"J{number}", draw(marks), draw(marks))
        for work in WORKS
        for number in range(draw(st.integers(0, 3)))
    ]


def score(sheets, work):
    own = [
        round(Fraction(one.marks["idea"] + one.marks["use"], 20) * 1_000_000)
        for one in sheets
        if one.work == work
    ]
    return round(Fraction(sum(own), len(own))) if own else None


@given(judged())
def test_a_rank_is_one_more_than_the_number_of_better_works(sheets):
    scores = {work: score(sheets, work) for work in WORKS}
    scored = {work: value for work, value in scores.items() if value is not None}

    rows = ranking.rank(sheets, WORKS, [Tie("shared")])

    assert {row.work: row.score for row in rows} == scores
    assert {row.work: row.rank for row in rows if row.rank} == {
        work: 1 + sum(other > value for other in scored.values()) for work, value in scored.items()
    }
    assert {row.work: row.shared for row in rows if row.rank} == {
        work: list(scored.values()).count(value) > 1 for work, value in scored.items()
    }


@given(judged(), st.randoms())
def test_the_order_in_which_sheets_arrive_changes_nothing(sheets, chance):
    ties = [Tie("criterion", "idea"), Tie("pairwise-majority"), Tie("shared")]
    mixed, works = list(sheets), list(WORKS)
    chance.shuffle(mixed)
    chance.shuffle(works)

    assert ranking.rank(mixed, works, ties) == ranking.rank(sheets, WORKS, ties)


def test_unscored_works_stand_last_without_a_rank():
    rows = ranking.rank([sheet("2", "J1", 0, 0)], ["3", "2", "1"], ())

    assert places(rows) == [("2", 1, False, ""), ("1", None, False, ""), ("3", None, False, "")]


def test_a_tie_is_parted_by_the_declared_criterion():
    sheets = [sheet("1", "J1", 4, 6), sheet("2", "J1", 6, 4)]

    rows = ranking.rank(sheets, ["1", "2"], [Tie("criterion", "idea"), Tie("shared")])

    assert places(rows) == [("2", 1, False, "criterion:idea"), ("1", 2, False, "criterion:idea")]


def test_a_tie_is_parted_by_the_majority_of_common_jurors():
    sheets = [
        *(sheet("1", "J1", 5, 5), sheet("2", "J1", 4, 4)),
        *(sheet("1", "J2", 5, 5), sheet("2", "J2", 4, 4)),
        *(sheet("1", "J3", 2, 2), sheet("2", "J3", 4, 4)),
    ]

    rows = ranking.rank(sheets, ["1", "2"], [Tie("pairwise-majority"), Tie("shared")])

    assert places(rows) == [
        ("1", 1, False, "pairwise-majority"),
        ("2", 2, False, "pairwise-majority"),
    ]


def test_a_tie_is_parted_by_a_score_from_outside_and_none_is_the_lowest():
    sheets = [sheet(work, "J1", 5, 5) for work in ("1", "2", "3")]
    given_outside = Tie("defence-score", scores={"1": None, "2": 0, "3": 7})

    rows = ranking.rank(sheets, ["1", "2", "3"], [given_outside])

    assert [row.work for row in rows] == ["3", "2", "1"]


def test_a_step_that_parts_some_hands_the_rest_to_the_next_step():
    sheets = [sheet("1", "J1", 6, 4), sheet("2", "J1", 4, 6), sheet("3", "J1", 6, 4)]
    ties = [Tie("criterion", "idea"), Tie("selection-score", scores={"1": 1, "3": 2})]

    rows = ranking.rank(sheets, ["1", "2", "3"], ties)

    assert places(rows) == [
        ("3", 1, False, "selection-score"),
        ("1", 2, False, "selection-score"),
        ("2", 3, False, "criterion:idea"),
    ]


def test_what_nothing_parts_shares_a_place_and_the_next_place_is_left_out():
    sheets = [sheet("1", "J1", 5, 5), sheet("2", "J1", 5, 5), sheet("3", "J1", 1, 1)]

    rows = ranking.rank(sheets, ["1", "2", "3"], [Tie("criterion", "idea"), Tie("shared")])

    assert places(rows) == [("1", 1, True, ""), ("2", 1, True, ""), ("3", 3, False, "")]


def test_disagreement_stands_beside_the_mean():
    [row] = ranking.rank([sheet("1", "J1", 10, 10), sheet("1", "J2", 5, 5)], ["1"], ())

    assert (row.score, row.sheets, row.spread) == (750_000, 2, 500_000)
