"""The second batch goes where the line is uncertain, to judges with room, by a published seed."""

import numpy as np
import pytest

from baiqau.fairness import adaptive
from baiqau.fairness.calibration import fit
from tests.fairness import panels

WORKS, JUDGES, TOP = 150, 12, 10


def start(seed, works=WORKS):
    whole = panels.contest("typical", seed, works, JUDGES)
    return whole, panels.pairs(works, JUDGES, 2, seed)


def more(whole, asked, sheets, seed, allowed=None, room=None):
    return adaptive.batch(
        whole.asked(asked).marks,
        top=TOP,
        sheets=sheets,
        allowed=np.ones_like(asked) if allowed is None else allowed,
        room=np.full(JUDGES, 40) if room is None else room,
        seed=seed,
    )


def recall(whole, asked):
    score = fit(whole.asked(asked).marks, "robust").score
    return len(panels.best(whole.quality, TOP) & panels.best(score, TOP)) / TOP


def test_no_pair_is_chosen_twice_or_against_a_conflict():
    whole, asked = start(1)
    allowed = np.random.default_rng(1).random(asked.shape) < 0.6

    chosen = more(whole, asked, 100, 5, allowed=allowed)

    assert len(chosen) == len(set(chosen)) == 100
    assert all(allowed[pair] and not asked[pair] for pair in chosen)


def test_no_judge_takes_more_than_they_have_room_for():
    whole, asked = start(2)
    room = np.arange(JUDGES)

    chosen = more(whole, asked, 500, 5, room=room)

    assert (np.bincount([judge for _, judge in chosen], minlength=JUDGES) <= room).all()
    assert len(chosen) == room.sum()


def test_the_batch_is_short_when_nothing_may_be_asked():
    whole, asked = start(3)

    assert more(whole, asked, 5, 1, allowed=np.zeros_like(asked)) == []
    assert more(whole, asked, 0, 1) == []


def test_the_same_seed_gives_the_same_batch_and_loads_are_even():
    whole, asked = start(4)

    first, again, other = (more(whole, asked, 60, seed) for seed in (7, 7, 8))

    assert first == again
    assert first != other
    loads = np.bincount([judge for _, judge in first], minlength=JUDGES)
    assert loads.max() - loads.min() <= 2


def test_sheets_go_to_works_near_the_line():
    whole, asked = start(5)
    need = adaptive.needs(whole.asked(asked).marks, TOP)

    works = [work for work, _ in more(whole, asked, 50, 1)]

    assert need.max() <= 0.25
    assert np.mean(need[works]) > 4 * np.mean(need)
    assert works[0] == int(np.argmax(need))


@pytest.mark.parametrize("batches", [3])
def test_450_sheets_in_batches_find_more_of_the_top_than_450_spread_evenly(batches):
    spread, aimed = [], []
    for seed in range(24):
        whole, asked = start(seed)
        third = panels.pairs(WORKS, JUDGES, 3, seed)
        spread.append(recall(whole, third))
        for _ in range(batches):
            for pair in more(whole, asked, 150 // batches, seed):
                asked[pair] = True
        assert asked.sum() == 450
        aimed.append(recall(whole, asked))

    assert np.mean(aimed) - np.mean(spread) > 0.07
