"""Every expert reads every work: all pairs that may be, or by name why that cannot be."""

from itertools import product

import pytest

from baiqau.fairness.proposal import Expert, Impossible, Terms, Wanted, Work, everyone

KK = frozenset({"kk"})


def wanted(works=3, experts=4, per_work=2, **given):
    return Wanted(
        tuple(Work(f"w{number}", "ru") for number in range(works)),
        tuple(Expert(f"e{number}", KK) for number in range(experts)),
        Terms(per_work),
        **given,
    )


def test_all_pairs_are_there_but_the_barred_ones_whatever_languages_are_read():
    barred = frozenset({("w0", "e1"), ("w2", "e3")})

    found = everyone(wanted(barred=barred))

    whole = set(product(("w0", "w1", "w2"), ("e0", "e1", "e2", "e3")))
    assert set(found.pairs) == whole - barred
    assert (found.ratio, found.parts, found.pools) == (1.0, 1, (("ru",),))


def test_who_left_keeps_what_was_begun_and_counts_as_a_reader():
    barred = frozenset(product(("w0",), ("e0", "e1", "e2")))

    found = everyone(wanted(barred=barred, fixed=frozenset({("w0", "gone"), ("other", "gone")})))

    assert {expert for work, expert in found.pairs if work == "w0"} == {"e3", "gone"}
    assert not [pair for pair in found.pairs if pair[0] == "other"]


def test_a_work_with_too_few_experts_is_named():
    barred = frozenset({("w0", "e0"), ("w0", "e1"), ("w0", "e2"), ("w1", "e0")})

    with pytest.raises(Impossible) as told:
        everyone(wanted(per_work=3, barred=barred))

    assert [(one.works, one.by, one.reason) for one in told.value.lacks] == [
        (("w0",), 2, "experts"),
    ]


def test_an_expert_who_takes_fewer_works_than_there_are_is_named():
    asked = wanted()
    busy = Wanted(asked.works, (*asked.experts, Expert("e4", KK, most=2)), asked.terms)

    with pytest.raises(Impossible) as told:
        everyone(busy)

    assert [(one.experts, one.excess) for one in told.value.overloads] == [(("e4",), 1)]
