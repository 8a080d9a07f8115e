"""Large assignments: every work served, loads in their bounds, as good as the exact programme, proven."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from baiqau.fairness.matching import Infeasible, from_lists, from_matrix, parts, solve
from baiqau.fairness.matching.table import shortlist


def exact(matrix, per_work, low, high):
    """The best possible sum, by trying all loads work after work; nothing when there is none."""
    sums = {(0,) * matrix.shape[1]: 0.0}
    for row in matrix:
        better = {}
        for units in ways(row, per_work):
            gain = float(row @ np.array(units))
            for loads, before in sums.items():
                after = tuple(load + unit for load, unit in zip(loads, units, strict=True))
                if max(after) <= high:
                    better[after] = max(better.get(after, 0.0), before + gain)
        sums = better
    return max((found for loads, found in sums.items() if min(loads) >= low), default=None)


def ways(row, per_work):
    found = [()]
    for value in row:
        found = [(*one, unit) for one in found for unit in ((0, 1) if value >= 0 else (0,))]
    return [one for one in found if sum(one) == per_work]


def drawn(seed, works, experts, *, forbidden=0.2, steps=0):
    chance = np.random.default_rng(seed)
    matrix = chance.random((works, experts))
    if steps:
        matrix = np.floor(matrix * steps) / steps
    matrix[chance.random((works, experts)) < forbidden] = -1
    return matrix


def check(task, found, per_work, low, high):
    work, expert = task.work()[found.pairs], task.expert[found.pairs]
    loads = np.bincount(expert, minlength=task.experts)
    assert np.bincount(work, minlength=task.works).tolist() == [per_work] * task.works
    assert (loads.min() >= low, loads.max() <= high) == (True, True)
    assert found.objective == pytest.approx(task.value[found.pairs].sum())
    assert len(set(zip(work.tolist(), expert.tolist(), strict=True))) == len(found.pairs)


@settings(deadline=None, max_examples=40)
@given(
    seed=st.integers(0, 10**6),
    works=st.integers(1, 8),
    experts=st.integers(1, 4),
    per_work=st.integers(1, 3),
    low=st.integers(0, 4),
    room=st.integers(0, 5),
    steps=st.sampled_from([0, 1, 2, 5]),
)
def test_small_matchings_are_the_best_there_are_or_none_exists(
    seed, works, experts, per_work, low, room, steps
):
    matrix = drawn(seed, works, experts, steps=steps)
    task = from_matrix(matrix, per_work, low, low + room)
    best = exact(matrix, per_work, low, low + room)

    if best is None:
        with pytest.raises(Infeasible):
            solve(task)
    else:
        found = solve(task)
        check(task, found, per_work, low, low + room)
        assert found.bound >= best - 1e-9
        assert found.objective >= best * (1 - 1e-4) - 1e-9
        assert found.ratio >= 1 - 1e-4


@settings(deadline=None, max_examples=60)
@given(
    seed=st.integers(0, 10**6),
    works=st.integers(1, 5),
    experts=st.integers(1, 4),
    per_work=st.integers(1, 2),
    low=st.integers(0, 3),
    room=st.integers(0, 2),
)
def test_the_relaxation_told_is_enough_and_the_smallest(seed, works, experts, per_work, low, room):
    matrix = drawn(seed, works, experts, forbidden=0.4)
    task = from_matrix(matrix, per_work, low, low + room)

    told = refusal(task)

    assert (exact(matrix, per_work, low, low + room) is None) == (told is not None)
    if told is not None:
        lacking = per_work - (matrix >= 0).sum(axis=1)
        assert told.lacking == {at: lack for at, lack in enumerate(lacking.tolist()) if lack > 0}
    if told is not None and not told.lacking:
        check_relaxation(task, told)


def refusal(task):
    try:
        solve(task)
    except Infeasible as told:
        return told
    return None


def check_relaxation(task, told):
    """With all changes a matching exists; with the last one smaller by one there is none."""
    low, high = task.low.copy(), task.high.copy()
    for bound in told.bounds:
        (high if bound.high else low)[list(bound.experts)] += bound.by if bound.high else -bound.by
    relaxed = type(task)(task.start, task.expert, task.value, task.per_work, low, high)
    check_counts(relaxed, solve(relaxed))
    last = told.bounds[-1]
    (high if last.high else low)[list(last.experts)] += -1 if last.high else 1
    with pytest.raises(Infeasible):
        solve(relaxed)


def check_counts(task, found):
    loads = np.bincount(task.expert[found.pairs], minlength=task.experts)
    assert ((loads >= task.low) & (loads <= task.high)).all()


@pytest.mark.parametrize("steps", [0, 1, 4])
@pytest.mark.parametrize("seed", range(3))
def test_matchings_beyond_the_short_list_are_proven_too(seed, steps):
    matrix = drawn(seed, 400, 60, forbidden=0.4, steps=steps)
    task = from_matrix(matrix, 3, 15, 21)

    found = solve(task)

    check(task, found, 3, 15, 21)
    assert found.ratio >= 0.9999


def test_an_expert_nobody_wants_gets_the_least_load_where_it_hurts_least():
    matrix = drawn(1, 300, 40, forbidden=0)
    matrix[:, 7] /= 1000
    task = from_matrix(matrix, 2, 12, 20)

    found = solve(task)

    check(task, found, 2, 12, 20)
    assert np.bincount(task.expert[found.pairs])[7] == 12
    assert found.ratio >= 0.9999


def test_an_expert_everybody_wants_is_given_to_those_who_gain_most():
    matrix = drawn(2, 300, 40, forbidden=0.1)
    matrix[:, 3] += 100
    task = from_matrix(matrix, 2, 10, 20)

    found = solve(task)

    check(task, found, 2, 10, 20)
    assert np.bincount(task.expert[found.pairs])[3] == 20
    assert found.ratio >= 0.9999


@given(seed=st.integers(0, 1000), prices=st.lists(st.floats(-2, 2), min_size=5, max_size=5))
@settings(deadline=None, max_examples=25)
def test_any_prices_prove_a_true_bound(seed, prices):
    matrix = drawn(seed, 9, 5)
    best = exact(matrix, 2, 2, 6)
    task = from_matrix(matrix, 2, 2, 6)
    if best is not None:
        nothing = np.zeros(0, dtype=np.int64)

        assert shortlist(task, np.array(prices), extra=nothing)[1] >= best - 1e-9


def test_the_same_task_has_the_same_answer_however_its_pairs_are_listed():
    matrix = drawn(5, 80, 15, steps=3)
    work, expert = np.nonzero(matrix > -2)
    order = np.random.default_rng(1).permutation(len(work))
    listed = from_lists(
        work[order],
        expert[order],
        matrix[work[order], expert[order]],
        size=(80, 15),
        per_work=3,
        low=10,
        high=25,
    )

    first, second = solve(from_matrix(matrix, 3, 10, 25)), solve(listed)

    assert first.pairs.tolist() == second.pairs.tolist()
    assert (first.objective, first.bound) == (second.objective, second.bound)


def test_works_are_named_that_have_too_few_experts():
    matrix = np.array([[1.0, 1.0, 1.0], [-1.0, 0.5, -1.0], [-1.0, -1.0, -1.0]])

    with pytest.raises(Infeasible) as told:
        solve(from_matrix(matrix, 2, 0, 9))

    assert (told.value.lacking, told.value.bounds) == ({1: 1, 2: 2}, ())


def test_experts_are_named_whom_works_depend_on_beyond_their_load():
    matrix = np.ones((10, 5))
    matrix[:8, 2:] = -1

    with pytest.raises(Infeasible) as told:
        solve(from_matrix(matrix, 2, 0, 6))

    (bound,) = told.value.bounds
    assert (bound.high, bound.experts, bound.excess, bound.by) == (True, (0, 1), 4, 2)
    assert bound.works == tuple(range(8))


def test_experts_are_named_who_cannot_be_kept_busy():
    matrix = np.ones((10, 4))
    matrix[2:, 0] = -1

    with pytest.raises(Infeasible) as told:
        solve(from_matrix(matrix, 1, 3, 6))

    least = [(bound.high, bound.experts, bound.excess, bound.by) for bound in told.value.bounds]
    assert least == [(False, (0, 1, 2, 3), 2, 1)]


def test_nothing_to_do_is_done():
    found = solve(from_matrix(np.zeros((0, 3)), 2, 0, 5))

    assert (found.pairs.tolist(), found.objective, found.bound, found.ratio) == ([], 0, 0, 1)


def test_worthless_pairs_still_fill_every_work():
    task = from_matrix(np.zeros((30, 6)), 2, 10, 10)

    found = solve(task)

    check(task, found, 2, 10, 10)
    assert found.ratio == 1


def test_parts_of_the_graph_are_counted():
    matrix = np.full((6, 6), -1.0)
    matrix[:3, :3] = matrix[3:, 3:] = 1
    task = from_matrix(matrix, 2, 1, 3)

    assert parts(task, solve(task).pairs) == 2
    assert parts(task, np.zeros(0, dtype=np.int64)) == 0
