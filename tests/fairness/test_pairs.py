"""Comparisons: the pairs that are drawn, and strengths against the slowest arithmetic."""

from collections import Counter
from itertools import pairwise
from math import exp

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from baiqau.fairness import ballots, comparisons, pairs, ring, sureness
from baiqau.fairness.pairs import EQUAL, LESS, MORE, UNTOLD, WHOLE
from baiqau.fairness.ranking import Sheet

SLOW = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
works = st.integers(0, 7).map("w{}".format)
choices = st.lists(
    st.tuples(works, works, st.sampled_from([LESS, EQUAL, MORE, UNTOLD])).filter(
        lambda one: one[0] != one[1]
    ),
    max_size=40,
)


def slow_strengths(told):
    """Climb the penalised likelihood by small steps in floating point, work by work."""
    told = [one for one in told if one[2] != UNTOLD]
    height = {work: 0.0 for one, other, _ in told for work in (one, other)}

    def slope(work):
        middling = 1 / (1 + exp(-height[work]))
        found = 0.5 - middling
        for one, other, said in told:
            if work in (one, other):
                won = said / 2 if work == one else 1 - said / 2
                rival = other if work == one else one
                found += won - 1 / (1 + exp(height[rival] - height[work]))
        return found

    for _ in range(4000):
        step = {work: slope(work) for work in height}
        height = {work: high + 0.15 * step[work] for work, high in height.items()}
        if max(map(abs, step.values()), default=0) < 1e-9:
            break
    return {work: WHOLE / (1 + exp(-high)) for work, high in height.items()}


@SLOW
@given(st.dictionaries(st.integers(1, 500), st.uuids().map(str), max_size=30), st.integers(1, 6))
def test_every_work_meets_as_many_others_and_all_are_joined(own, half):
    found = ring.pairs(own, "seed", 2 * half)

    met = Counter(work for pair in found for work in pair)
    assert set(met.values()) <= {min(2 * half, len(own) - 1)}
    assert len({frozenset(pair) for pair in found}) == len(found)
    assert {work for pair in found for work in pair} == (set(own) if len(own) > 1 else set())
    first = found[: len(own) - 1]
    assert all(set(one) & set(other) for one, other in pairwise(first))
    reached = set(first[0]) if first else set()
    for pair in first:
        reached |= set(pair)
    assert reached == {work for pair in found for work in pair}


def test_when_a_work_leaves_only_its_neighbours_meet_anew():
    own = {number: f"sheet-{number}" for number in range(1, 13)}
    before = {frozenset(pair) for pair in ring.pairs(own, "seed", 2)}
    after = {frozenset(pair) for pair in ring.pairs({**own} | {}, "seed", 2)}
    del own[5]
    left = {frozenset(pair) for pair in ring.pairs(own, "seed", 2)}

    assert before == after
    assert {pair for pair in before if 5 not in pair} < left
    assert len(left - before) == 1


def test_another_seed_draws_other_pairs_and_sides():
    own = {number: f"sheet-{number}" for number in range(1, 13)}

    assert ring.pairs(own, "one", 4) != ring.pairs(own, "other", 4)
    sides = Counter(left < right for left, right in ring.pairs(own, "one", 10))
    assert min(sides[True], sides[False]) > 10


@SLOW
@given(choices)
def test_strengths_are_those_of_greatest_likelihood(told):
    known = sorted({work for one in told for work in one[:2]})
    found = pairs.strengths(told, known)
    slow = slow_strengths(told)

    assert {work for work, score in found.items() if score is not None} == set(slow)
    assert all(abs(found[work] - score) <= 2 for work, score in slow.items())


@SLOW
@given(choices, st.randoms(use_true_random=False))
def test_no_order_of_the_choices_is_seen_and_sides_do_not_count(told, chance):
    known = {work for one in told for work in one[:2]}
    turned = [
        (other, one, said if said == UNTOLD else MORE - said)
        if chance.random() < 0.5
        else (one, other, said)
        for one, other, said in told
    ]
    chance.shuffle(turned)

    assert pairs.strengths(turned, known) == pairs.strengths(told, known)


def test_a_work_that_always_won_has_a_strength_and_an_unknown_one_has_none():
    told = [("a", "b", MORE), ("a", "c", MORE), ("b", "c", MORE), ("d", "a", UNTOLD)]
    found = pairs.strengths(told, "abcd")

    assert WHOLE > found["a"] > found["b"] > found["c"] > 0
    assert (found["b"], found["d"]) == (WHOLE // 2, None)


def test_choices_with_works_that_do_not_count_are_left_out():
    told = [("a", "b", MORE), ("b", "gone", LESS)]

    assert pairs.strengths(told, "ab") == pairs.strengths(told[:1], "ab")


def test_a_choice_counts_where_its_juror_signed_both_works():
    sheets = [
        Sheet("1", "J01", (), {"over-2": MORE, "over-3": LESS}),
        Sheet("2", "J01", (), {}),
        Sheet("1", "J02", (), {"over-3": EQUAL}),
        Sheet("3", "J02", (), {"over-4": UNTOLD}),
        Sheet("4", "J02", (), {}),
    ]

    assert comparisons.choices(sheets, ["1", "2", "3", "4"]) == [
        ("1", "2", MORE),
        ("1", "3", EQUAL),
        ("3", "4", UNTOLD),
    ]
    shares = {
        (one.work, one.juror): (one.marks, [scale.highest for scale in one.scales])
        for one in comparisons.as_shares(sheets, ["1", "2", "3", "4"])
    }
    assert shares["1", "J01"] == ({"pairs": 2}, [2])
    assert shares["3", "J02"] == ({"pairs": 1}, [2])
    assert shares["4", "J02"] == ({}, [])


def test_the_interval_is_narrower_where_more_was_compared():
    few = [(f"w{one}", f"w{one + 1}", MORE) for one in range(9)]
    widths = []
    for told in (few, few * 9):
        scores = pairs.strengths(told, [f"w{one}" for one in range(10)])
        found = sureness.sure(told, scores, 3)
        widths.append(int((found.high - found.low).sum()))
        assert abs(float(found.top.sum()) - 3) < 1e-9
        assert found.above("w0", "w9") > 0.8

    assert widths[0] > widths[1]
    assert sureness.sure([], {}, 3) is None


def test_the_defence_has_marks_where_the_selection_has_comparisons():
    assert ballots.of_stage("bradley-terry", "defence") == "mean"
    assert ballots.of_stage("bradley-terry", "selection") == "bradley-terry"
