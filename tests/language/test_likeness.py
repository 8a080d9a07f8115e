"""Likeness of texts: exact shares, blind to case and keyboards, the same however they are ordered."""

from fractions import Fraction
from random import Random

import pytest

from baiqau.language.likeness import FEWEST, Alike, alike, runs, share

WORDS = [f"сөз{number}" for number in range(2000)]


def text(*, seed: int, words: int = 300) -> str:
    return " ".join(Random(seed).choices(WORDS, k=words))


def test_a_text_has_a_run_for_each_five_words_in_a_row():
    assert [len(runs(" ".join(WORDS[:number]))) for number in (0, 4, 5, 7)] == [0, 0, 1, 3]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Кітапхана – ауылдың жүрегі, білім ордасы.", "кітапхана ауылдың ЖҮРЕГІ: білім ордасы"),
        ("Кітапхана үшін жаңа көмекші керек", "Китапхана ушин жана комекши керек"),
    ],
)
def test_signs_case_and_letters_typed_on_another_keyboard_make_no_difference(one, other):
    assert runs(one) == runs(other)


def test_the_share_is_what_stands_in_both_of_what_stands_in_any():
    one, other = runs(" ".join(WORDS[:14])), runs(" ".join(WORDS[5:19]))

    assert share(one, other) == Fraction(5, 15)
    assert share(one, one) == 1
    assert share(frozenset(), frozenset()) == 0


def test_half_is_alike_and_a_little_less_is_not():
    half = {1: " ".join(WORDS[:64]), 2: " ".join(WORDS[20:84])}  # 40 of 80 runs
    less = {1: " ".join(WORDS[:64]), 2: " ".join(WORDS[21:85])}  # 39 of 81

    assert list(alike(half)) == [Alike(1, 2, Fraction(1, 2))]
    assert list(alike(less)) == []


def test_a_text_too_short_to_say_anything_is_not_compared():
    short = " ".join(WORDS[: FEWEST + 3])
    enough = " ".join(WORDS[: FEWEST + 4])

    assert list(alike({1: short, 2: short})) == []
    assert [one.percent for one in alike({1: enough, 2: enough})] == [100]


def test_a_copied_work_is_found_among_many_with_its_exact_share():
    texts = {number: text(seed=number) for number in range(200)}
    texts[300] = " ".join([*texts[42].split()[:240], *text(seed=999, words=60).split()])

    found = list(alike(texts))

    assert [(one.first, one.second) for one in found] == [(42, 300)]
    assert found[0].share == share(runs(texts[42]), runs(texts[300]))


def test_long_texts_are_told_exactly_too():
    long = text(seed=1, words=9000).split()
    texts = {1: " ".join(long), 2: " ".join(long[:6000])}

    (found,) = alike(texts)

    assert found.share == share(runs(texts[1]), runs(texts[2]))
    assert found.percent == 66


def test_the_order_of_the_texts_changes_nothing():
    texts = {number: text(seed=number % 30) for number in range(60)}
    turned = dict(reversed(texts.items()))

    assert list(alike(texts)) == list(alike(turned))
    assert len(list(alike(texts))) == 30


def test_a_percent_is_never_rounded_up_to_the_same():
    assert Alike(1, 2, Fraction(999, 1000)).percent == 99
