"""A proposal: every work its experts, terms kept, loads equal, few changes, and a reason when none exists."""

from dataclasses import replace
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from baiqau.fairness.proposal import Expert, Impossible, Terms, Wanted, Work, affinity, propose

KK, BOTH = frozenset({"kk"}), frozenset({"kk", "ru"})
REGIONS = ("Абай", "Шымкент", "")


def wanted(works=8, experts=5, per_work=3, languages=KK, **given_):
    return Wanted(
        tuple(Work(f"w{number:02d}", "kk") for number in range(works)),
        tuple(Expert(f"e{number}", languages) for number in range(experts)),
        Terms(per_work),
        **given_,
    )


def of_works(found):
    return {work: {one for at, one in found.pairs if at == work} for work, _ in found.pairs}


def loads(found):
    return {
        expert: sum(one == expert for _, one in found.pairs) for _, expert in sorted(found.pairs)
    }


@st.composite
def questions(draw):
    """Small questions of every shape: languages, topics, regions, most, bars and fixed pairs."""
    tongue = st.sampled_from(["kk", "ru"])
    works = tuple(
        Work(f"w{number}", draw(tongue), draw(st.sampled_from("ab")))
        for number in range(draw(st.integers(1, 4)))
    )
    experts = tuple(
        Expert(
            f"e{number}",
            draw(st.frozensets(tongue, min_size=1)),
            draw(st.frozensets(st.sampled_from("ab"))),
            draw(st.sampled_from(REGIONS)),
            draw(st.none() | st.integers(1, 4)),
        )
        for number in range(draw(st.integers(2, 5)))
    )
    names = sorted(product((w.name for w in works), (e.name for e in experts)))
    pairs = st.frozensets(st.sampled_from(names), max_size=3)
    terms = Terms(
        draw(st.integers(1, 2)), low=0, language_needed=draw(st.booleans()), one_of_region=True
    )
    return Wanted(works, experts, terms, draw(pairs), draw(pairs), seed=draw(st.text(max_size=3)))


def best_by_hand(asked):
    """Give the greatest affinity of free pairs by trying everything; None when nothing fits."""
    value = affinity(asked)
    fixed = {work.name: {e for w, e in asked.fixed if w == work.name} for work in asked.works}
    choices = [
        [
            (row, columns)
            for columns in combinations(
                range(len(asked.experts)), max(asked.terms.per_work - len(fixed[work.name]), 0)
            )
            if fits(asked, work, columns, fixed[work.name])
        ]
        for row, work in enumerate(asked.works)
    ]
    sums = [
        sum(value[row, column] for row, columns in chosen for column in columns)
        for chosen in product(*choices)
        if not overloaded(asked, chosen)
    ]
    return max(sums, default=None)


def fits(asked, work, columns, fixed):
    new = [asked.experts[column] for column in columns]
    own = [one.region for one in asked.experts if one.name in fixed and one.region]
    added = [one.region for one in new if one.region]
    return (
        not any((work.name, one.name) in asked.barred or one.name in fixed for one in new)
        and all(not asked.terms.language_needed or work.language in one.languages for one in new)
        and len(set(added)) == len(added)
        and not set(added) & set(own)
    )


def overloaded(asked, chosen):
    for place, one in enumerate(asked.experts):
        new = sum(columns.count(place) for _, columns in chosen)
        settled = sum(expert == one.name for _, expert in asked.fixed)
        if one.most is not None and new > max(one.most - settled, 0):
            return True
    return False


@settings(deadline=None, max_examples=150)
@given(asked=questions(), capped=st.booleans())
def test_the_proposal_is_the_best_of_all_or_there_is_none(asked, capped):
    terms = replace(asked.terms, one_of_region=capped)
    everybody = tuple(replace(one, region=one.region if capped else "") for one in asked.experts)
    asked = replace(asked, terms=terms, experts=everybody)
    best = best_by_hand(asked)

    if best is None:
        with pytest.raises(Impossible) as told:
            propose(asked)
        assert told.value.lacks or told.value.overloads
        return
    found = propose(asked)

    assert found.objective == pytest.approx(best, rel=1e-4, abs=1e-6)
    assert found.bound >= best - 1e-6
    assert asked.fixed <= set(found.pairs)


@pytest.mark.parametrize("per_work", [1, 2, 3, 4, 5])
def test_loads_differ_by_one_at_most_where_nothing_stands_against_it(per_work):
    found = propose(wanted(12, 5, per_work))

    assert {len(own) for own in of_works(found).values()} == {per_work}
    assert max(loads(found).values()) - min(loads(found).values()) <= 1
    assert found.ratio >= 0.9999


def test_loads_part_as_little_as_conflicts_demand():
    barred = frozenset((f"w{number:02d}", "e0") for number in range(7))

    found = propose(wanted(8, 5, 3, barred=barred))

    assert loads(found)["e0"] == 1
    assert {loads(found)[f"e{number}"] for number in (1, 2, 3, 4)} == {5, 6}


def test_the_same_question_has_the_same_answer_and_another_seed_another():
    asked = wanted(20, 6, 3, seed="a")

    assert propose(asked).pairs == propose(asked).pairs
    assert propose(asked).pairs != propose(replace(asked, seed="b")).pairs


def test_a_work_that_comes_changes_no_pair_of_the_others():
    before = propose(wanted(8, 6, 3))

    after = propose(wanted(10, 6, 3, kept=frozenset(before.pairs)))

    assert set(before.pairs) <= set(after.pairs)


def test_when_an_expert_leaves_only_the_pairs_of_that_expert_change():
    before = propose(wanted(12, 6, 3))
    asked = wanted(12, 6, 3, kept=frozenset(before.pairs))

    after = propose(replace(asked, experts=asked.experts[1:]))

    assert set(before.pairs) - set(after.pairs) == {
        pair for pair in before.pairs if pair[1] == "e0"
    }


def test_started_pairs_stay_beside_a_later_conflict_and_of_an_expert_who_has_left():
    pairs = frozenset([("w00", "e1"), ("w01", "gone")])

    found = propose(wanted(8, 5, 2, fixed=pairs, barred=frozenset([("w00", "e1")])))

    assert pairs <= set(found.pairs)
    assert {len(own) for own in of_works(found).values()} == {2}


def test_a_work_with_more_fixed_experts_than_needed_gets_no_other():
    pairs = frozenset([("w00", "e1"), ("w00", "e2")])

    assert of_works(propose(wanted(3, 4, 1, fixed=pairs)))["w00"] == {"e1", "e2"}


def test_no_two_experts_of_a_region_meet_on_a_work():
    asked = wanted(9, 6, 3)
    homes = tuple(
        replace(one, region=("Абай", "Шымкент", "Ұлытау")[place % 3])
        for place, one in enumerate(asked.experts)
    )
    home = {one.name: one.region for one in homes}

    found = propose(replace(asked, experts=homes, terms=Terms(3, one_of_region=True)))

    assert {tuple(sorted(home[one] for one in own)) for own in of_works(found).values()} == {
        ("Абай", "Шымкент", "Ұлытау")
    }
    assert found.ratio >= 0.9999


def test_a_missing_language_is_named_with_its_works():
    asked = wanted(3, 4, 2)
    works = (*asked.works[:1], Work("w01", "en"), Work("w02", "en"))

    with pytest.raises(Impossible) as told:
        propose(replace(asked, works=works))

    [lack] = told.value.lacks
    assert (lack.reason, lack.language, lack.works, lack.by) == (
        "language",
        "en",
        ("w01", "w02"),
        2,
    )
    relaxed = replace(asked, works=works, terms=Terms(2, language_needed=False))
    assert len(propose(relaxed).pairs) == 6


def test_missing_regions_are_named_with_their_works():
    asked = wanted(2, 3, 2)
    same = tuple(replace(one, region="Абай") for one in asked.experts)

    with pytest.raises(Impossible) as told:
        propose(replace(asked, experts=same, terms=Terms(2, one_of_region=True)))

    assert [(lack.reason, lack.works, lack.by) for lack in told.value.lacks] == [
        ("region", ("w00", "w01"), 1)
    ]


def test_missing_experts_are_counted_by_work():
    barred = frozenset(product(("w01",), ("e0", "e1", "e2")))

    with pytest.raises(Impossible) as told:
        propose(wanted(3, 4, 2, barred=barred))

    assert [(lack.reason, lack.works, lack.by) for lack in told.value.lacks] == [
        ("experts", ("w01",), 1)
    ]


def test_too_small_loads_are_named_with_the_least_that_is_enough():
    asked = wanted(10, 4, 2)
    busy = tuple(replace(one, most=4) for one in asked.experts)

    with pytest.raises(Impossible) as told:
        propose(replace(asked, experts=busy))

    [overload] = told.value.overloads
    assert (overload.high, len(overload.experts), overload.excess, overload.by) == (True, 4, 4, 1)
    assert overload.languages == ("kk",)
    enough = tuple(replace(one, most=one.most + overload.by) for one in busy)
    assert len(propose(replace(asked, experts=enough)).pairs) == 20


def test_bounds_that_the_organiser_sets_are_kept():
    found = propose(replace(wanted(10, 5, 2), terms=Terms(2, low=2, high=6)))

    assert set(loads(found).values()) <= {2, 3, 4, 5, 6}


def test_topic_is_followed_where_loads_are_equal():
    works = (Work("w0", "kk", "video"), Work("w1", "kk", "text"))
    experts = (
        Expert("e0", KK, frozenset({"text"})),
        Expert("e1", KK, frozenset({"video"})),
    )

    assert propose(Wanted(works, experts, Terms(1))).pairs == (("w0", "e1"), ("w1", "e0"))


def test_separate_juries_and_languages_without_a_bridge_are_seen():
    works = tuple(Work(f"w{number}", "kk" if number < 4 else "ru") for number in range(8))
    apart = tuple(Expert(f"e{n}", frozenset({"kk" if n < 2 else "ru"})) for n in range(4))
    bridge = (*apart, Expert("e4", BOTH))

    divided = propose(Wanted(works, apart, Terms(2)))
    joined = propose(Wanted(works, bridge, Terms(2)))

    assert (divided.parts, divided.pools) == (2, (("kk",), ("ru",)))
    assert (joined.parts, joined.pools) == (1, (("kk", "ru"),))


def test_nothing_to_assign_is_an_empty_proposal():
    found = propose(wanted(0, 3, 2))

    assert (found.pairs, found.parts, found.pools, found.ratio) == ((), 0, (), 1.0)
