"""Disagreement: distance of totals, votes against each other."""

from hypothesis import given
from hypothesis import strategies as st

from baiqau.fairness import shares
from baiqau.fairness.disagreement import FAR, disagreements
from baiqau.fairness.ranking import Sheet
from baiqau.fairness.shares import Scale

SCALES = (Scale("novelty", 2, 0, 10), Scale("use", 1, 1, 5))


def sheet(work, juror, **marks):
    return Sheet(work, juror, SCALES, marks)


def test_the_widest_spread_stands_first_and_at_equal_spread_the_most_opposite_votes():
    sheets = [
        sheet("1", "A", novelty=5, use=3),
        sheet("1", "B", novelty=6, use=3),
        sheet("2", "A", novelty=0),
        sheet("2", "B", novelty=10),
        sheet("10", "A", novelty=10, use=5),
        sheet("10", "B", novelty=0, use=1),
    ]

    found = disagreements(sheets)

    assert [(one.work, one.spread, len(one.opposite), one.far) for one in found] == [
        ("10", 1_000_000, 2, True),
        ("2", 1_000_000, 1, True),
        ("1", 66_667, 0, False),
    ]


def test_opposite_is_a_mark_in_the_lowest_third_against_one_in_the_highest():
    def opposed(low, high):
        found = disagreements([sheet("1", "A", novelty=low), sheet("1", "B", novelty=high)])
        return [one.criterion for one in found[0].opposite]

    assert (opposed(3, 7), opposed(4, 7), opposed(3, 6), opposed(0, 10)) == (
        ["novelty"],
        [],
        [],
        ["novelty"],
    )


def test_a_single_sheet_disagrees_with_nobody():
    (found,) = disagreements([sheet("1", "A", novelty=10, use=1)])

    assert (found.spread, found.criteria, found.far) == (0, (), False)


@given(st.lists(st.integers(0, 10), min_size=2, max_size=6))
def test_width_is_the_part_of_the_scale_and_the_order_of_jurors_does_not_matter(marks):
    sheets = [sheet("1", str(at), novelty=mark) for at, mark in enumerate(marks)]

    (found,) = disagreements(sheets)

    (apart,) = found.criteria
    assert disagreements(sheets[::-1]) == [found]
    assert apart.width == (max(marks) - min(marks)) * shares.WHOLE // 10
    assert found.far == (found.spread >= FAR or apart.opposite)
