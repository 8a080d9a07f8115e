"""Assignment: enough experts for every work, conflicts respected, loads equal, pins kept."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from baiqau.fairness.assignment import Infeasible, Problem, assign, components

WORKS = tuple(f"w{number:02d}" for number in range(12))
EXPERTS = ("e1", "e2", "e3", "e4", "e5")


def experts_of(found):
    return {work: {one for at, one in found.pairs if at == work} for work, _ in found.pairs}


@settings(deadline=None, max_examples=40)
@given(
    number=st.integers(1, 12),
    per_work=st.integers(1, 3),
    conflicts=st.dictionaries(st.sampled_from(WORKS), st.sampled_from(EXPERTS)),
    seed=st.text(max_size=5),
)
def test_every_work_gets_its_experts_none_in_conflict_with_equal_loads(
    number, per_work, conflicts, seed
):
    works = WORKS[:number]
    forbidden = frozenset((work, one) for work, one in conflicts.items() if work in works)

    found = assign(Problem(works, EXPERTS, per_work, forbidden=forbidden, seed=seed))

    assert {work: len(own) for work, own in experts_of(found).items()} == dict.fromkeys(
        works, per_work
    )
    assert forbidden & set(found.pairs) == set()
    assert sum(found.loads.values()) == number * per_work


@pytest.mark.parametrize("per_work", [1, 2, 3, 4, 5])
def test_without_conflicts_loads_differ_by_one_at_most(per_work):
    found = assign(Problem(WORKS, EXPERTS, per_work, seed="a"))

    assert max(found.loads.values()) - min(found.loads.values()) <= 1


def test_the_same_problem_has_the_same_answer():
    problem = Problem(WORKS, EXPERTS, 3, seed="20.11.2024")

    assert assign(problem).pairs == assign(problem).pairs


def test_a_pinned_pair_stays_even_beside_a_later_conflict():
    pair = ("w00", "e1")

    found = assign(
        Problem(WORKS, EXPERTS, 2, pinned=frozenset([pair]), forbidden=frozenset([pair]))
    )

    assert (pair in found.pairs, len(experts_of(found)["w00"])) == (True, 2)


def test_a_pinned_expert_who_has_left_counts_and_gets_nothing_more():
    found = assign(Problem(WORKS, EXPERTS[1:], 2, pinned=frozenset([("w00", "e1")])))

    assert [pair for pair in found.pairs if pair[1] == "e1"] == [("w00", "e1")]
    assert {len(own) for own in experts_of(found).values()} == {2}


def test_kept_pairs_stay_when_loads_allow():
    before = assign(Problem(WORKS, EXPERTS, 3, seed="first"))

    after = assign(Problem(WORKS, EXPERTS, 3, seed="second", kept=frozenset(before.pairs)))

    assert after.pairs == before.pairs


def test_works_without_enough_experts_are_named():
    forbidden = frozenset(
        {(work, one) for work in ("w01", "w03") for one in EXPERTS[:4]} | {("w02", "e1")}
    )

    with pytest.raises(Infeasible) as refused:
        assign(Problem(WORKS, EXPERTS, 3, forbidden=forbidden))

    assert (refused.value.works, refused.value.lacking) == (("w01", "w03"), 2)


def test_affinity_is_followed_where_loads_are_equal():
    affinity = {("w00", "e2"): 0.9, ("w01", "e1"): 0.9}

    found = assign(Problem(("w00", "w01"), ("e1", "e2"), 1, affinity=affinity))

    assert found.pairs == (("w00", "e2"), ("w01", "e1"))


def test_parts_of_the_juror_graph_are_counted():
    assert components([("w1", "e1"), ("w2", "e1"), ("w3", "e2")]) == 2
    assert components([]) == 0
