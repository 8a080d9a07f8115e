"""The votes of the audience: counted once each, equal ones parted as the regulation says."""

from hypothesis import given
from hypothesis import strategies as some

from baiqau.fairness import audience

NUMBERS = some.integers(1, 6)


def test_votes_for_a_work_that_was_not_defended_do_not_count():
    assert audience.counted([1, 1, 2, 9], [1, 2, 3]) == {1: 2, 2: 1, 3: 0}


def test_the_work_with_most_votes_gets_the_award():
    assert audience.chosen({1: 2, 2: 5, 3: 0}, {1: 1, 2: 3, 3: 2}, "final-rank") == [2]


def test_nobody_gets_it_without_a_vote():
    assert audience.chosen({1: 0, 2: 0}, {1: 1, 2: 2}, "shared") == []
    assert audience.chosen({}, {}, "final-rank") == []


def test_equal_votes_are_parted_by_the_final_rank_or_shared():
    votes, ranks = {1: 4, 2: 4, 3: 1}, {1: 2, 2: 1, 3: 3}

    assert audience.chosen(votes, ranks, "final-rank") == [2]
    assert audience.chosen(votes, ranks, "shared") == [1, 2]


def test_equal_ranks_share_and_a_work_without_a_rank_comes_last():
    assert audience.chosen({1: 3, 2: 3}, {1: 1, 2: 1}, "final-rank") == [1, 2]
    assert audience.chosen({1: 3, 2: 3}, {1: None, 2: 7}, "final-rank") == [2]
    assert audience.chosen({1: 3, 2: 1}, {1: None, 2: 1}, "final-rank") == [1]


@given(some.lists(NUMBERS), some.sets(NUMBERS), some.permutations(range(1, 7)))
def test_no_work_has_more_votes_than_a_winner(choices, works, order):
    votes = audience.counted(choices, works)
    ranks = dict(zip(range(1, 7), order, strict=True))
    given = audience.chosen(votes, ranks, "final-rank")

    assert sum(votes.values()) == sum(one in works for one in choices)
    assert len(given) == int(any(votes.values()))
    assert all(votes[one] == max(votes.values()) for one in given)
