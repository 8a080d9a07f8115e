"""The second batch: extra sheets go where the line of the top is uncertain.

The rule is fixed before the start: a work's need is p(1 - p) of its chance to be in the top; each
sheet goes to the neediest work and its need falls to .72 of what it was (about what one more sheet
takes from the uncertainty); the judge is the one with most room left, a published seed deciding
between equals. Nobody chooses by hand.
"""

import numpy as np

from baiqau.fairness.calibration.robust import calibrate
from baiqau.fairness.marks import Bools, Floats, Ints, Marks
from baiqau.fairness.posterior import standing

KEPT = 0.72  # of a work's need after one more sheet


def needs(marks: Marks, top: int) -> Floats:
    """Say how uncertain each work's place in the top is: p(1 - p), at most a quarter."""
    chance = standing(marks, calibrate(marks), top).p_top
    return np.asarray(chance * (1.0 - chance))


def batch(
    marks: Marks,
    *,
    top: int,
    sheets: int,
    allowed: Bools,
    room: Ints,
    seed: int,
) -> list[tuple[int, int]]:
    """Choose up to `sheets` new pairs (work, judge), as indices of the table.

    `allowed` (works x judges) holds no conflict and no lacking language; pairs that already exist
    are never chosen again. `room` is how many more sheets each judge takes. The list is shorter
    when room or pairs run out, or nothing is uncertain.
    """
    free = allowed.copy()
    free[marks.work, marks.judge] = False
    left = room.copy()
    order = np.random.Generator(np.random.PCG64(seed)).permutation(len(marks.judges))
    need = needs(marks, top)
    chosen: list[tuple[int, int]] = []
    while len(chosen) < sheets:
        open_to = np.asarray((free & (left > 0)).any(axis=1), dtype=np.bool_)
        work = int(np.argmax(np.where(open_to, need, 0.0)))
        if not open_to[work] or need[work] <= 0.0:
            break
        rooms = np.where(free[work], left, 0)[order]
        judge = int(order[np.argmax(rooms)])
        chosen.append((work, judge))
        free[work, judge] = False
        left[judge] -= 1
        need[work] *= KEPT
    return chosen
