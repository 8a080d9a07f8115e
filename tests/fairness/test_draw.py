"""The draw: a permutation that anyone can draw again from the published words."""

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from baiqau.fairness import draw

ITEMS = st.lists(st.text(min_size=1, max_size=4), unique=True, max_size=20)


def again(items, seed):
    """Draw as the documentation says, in three lines."""
    a = sorted(items)
    for n in range(len(a), 1, -1):
        k = int(hashlib.sha256(f"{seed}:{n}".encode()).hexdigest(), 16) % n
        a[k], a[n - 1] = a[n - 1], a[k]
    return a


@given(ITEMS, st.text(max_size=20))
def test_the_draw_is_what_the_three_documented_lines_give(items, seed):
    assert draw.order(items, seed=seed) == again(items, seed)


@given(ITEMS, st.text(max_size=20), st.randoms())
def test_everybody_is_drawn_once_whatever_order_they_came_in(items, seed, chance):
    mixed = list(items)
    chance.shuffle(mixed)

    drawn = draw.order(mixed, seed=seed)

    assert sorted(drawn) == sorted(items)
    assert drawn == draw.order(items, seed=seed)


def test_a_known_seed_gives_a_known_order():
    drawn = draw.order(["001", "002", "003", "004", "005"], seed="Астана, 20.11.2024")

    assert drawn == again(["005", "004", "003", "002", "001"], "Астана, 20.11.2024")


def test_other_words_draw_every_order_sooner_or_later():
    drawn = {tuple(draw.order(["1", "2", "3"], seed=str(turn))) for turn in range(200)}

    assert len(drawn) == 6
