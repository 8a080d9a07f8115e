"""How sure a ranking from comparisons is: draws of the strengths from their normal approximation.

A second look in floating point beside the official strengths of `pairs`, never in their place.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from baiqau.fairness.marks import Floats, Ints
from baiqau.fairness.pairs import UNTOLD, WHOLE, Choice

DRAWS, MOST_WORKS = 1_000, 3_000
LOW, HIGH = 0.05, 0.95


@dataclass(frozen=True, eq=False)
class Sure:
    """Per work, in their order: the 90 % interval of the rank, the chance of the top, the draws."""

    works: list[str]
    low: Ints
    high: Ints
    top: Floats
    draws: Floats  # draws x works

    def above(self, one: str, other: str) -> float:
        """Give the chance that the first work is stronger than the second."""
        first, second = (self.draws[:, self.works.index(work)] for work in (one, other))
        return float((first > second).mean())


def sure(choices: Sequence[Choice[str]], scores: dict[str, int], top: int) -> Sure | None:
    """Draw the strengths around `scores` of `pairs.strengths`; None of none or of too many works.

    The covariance is the inverse of the observed information of Bradley and Terry's model with the
    choice against a work of middling strength that `pairs` adds.
    """
    works = sorted(scores, key=str)
    if not works or len(works) > MOST_WORKS:
        return None
    chance = np.array([min(max(scores[work], 1), WHOLE - 1) for work in works]) / WHOLE
    strength = np.log(chance / (1 - chance))
    factor = np.linalg.cholesky(_information(choices, works, strength))
    random = np.random.Generator(np.random.PCG64(len(works)))
    draws = np.linalg.solve(factor.T, random.standard_normal((len(works), DRAWS))).T + strength
    ranks = np.argsort(np.argsort(-draws, axis=1), axis=1) + 1
    at = round(LOW * (DRAWS - 1)), round(HIGH * (DRAWS - 1))
    edges = np.partition(ranks, at, axis=0)
    return Sure(works, edges[at[0]], edges[at[1]], (ranks <= top).mean(axis=0), draws)


def _information(choices: Sequence[Choice[str]], works: list[str], strength: Floats) -> Floats:
    place = {work: at for at, work in enumerate(works)}
    odds = 1 / (1 + np.exp(-strength))
    told = np.diag(odds * (1 - odds))
    for one, other, said in choices:
        if said != UNTOLD and one in place and other in place:
            here, there = place[one], place[other]
            likely = 1 / (1 + np.exp(strength[there] - strength[here]))
            part = likely * (1 - likely)
            told[[here, there], [here, there]] += part
            told[[here, there], [there, here]] -= part
    return told
