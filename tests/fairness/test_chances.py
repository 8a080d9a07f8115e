"""Chances of the first places, packed: what is unpacked is what was counted."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from baiqau.fairness.chances import chances, of_first


@given(st.integers(1, 12), st.integers(1, 40), st.integers(0, 2**32))
def test_what_is_unpacked_is_the_share_of_draws_in_which_the_work_is_among_the_first(
    works, number, seed
):
    draws = np.random.default_rng(seed).standard_normal((number, works))
    ranks = np.argsort(np.argsort(-draws, axis=1), axis=1) + 1

    packed = list(chances(draws, works))

    for places in range(1, works + 1):
        counted = np.rint((ranks <= places).mean(axis=0) * 1000).astype(int).tolist()
        assert [of_first(own, places) for own in packed] == counted


def test_without_draws_the_works_do_not_differ():
    packed = list(chances(np.empty((0, 4)), 4))

    assert [[of_first(own, places) for places in (1, 2, 4)] for own in packed] == [
        [250, 500, 1000]
    ] * 4


def test_a_work_far_from_the_line_takes_one_number():
    draws = np.arange(1000.0)[None, :].repeat(5, axis=0)

    packed = list(chances(draws, 10))

    assert (packed[0], packed[-1]) == ([11], [1, 1000])
    assert [of_first(own, 10) for own in (packed[0], packed[-1], packed[-10])] == [0, 1000, 1000]
