"""Where extra sheets go: 450 sheets spread evenly, or 300 and then 150 in batches at the line.

`python -m bench.batches [CONTESTS]`: invented contests of 150 works and 12 jurors, ten works go on. Each
plan is asked how many of the truly best ten it finds; the ranking is the robust one, the batches are
those of `fairness.adaptive`, as the product hands them out.
"""

import sys

import numpy as np
from tests.fairness import panels

from baiqau.fairness import adaptive
from baiqau.fairness.calibration import fit

WORKS, JUDGES, TOP, EXTRA = 150, 12, 10, 150
REGIMES = ("typical", "nips", "mild", "severe")
PLANS = (("3 each, mean", "mean"), ("3 each", "robust"))
BATCHES = (1, 3, 5)


def main(number: int) -> int:
    """Print a row for each regime: the mean recall of every plan, in the last column its standard error."""
    heads = [name for name, _ in PLANS] + [f"2 each, {b} × {EXTRA // b}" for b in BATCHES]
    print(f"| regime ({number} contests) | {' | '.join(heads)} | s. e. |")
    print("|---" * (len(heads) + 2) + "|")
    for regime in REGIMES:
        found = np.array([recalls(regime, seed) for seed in range(number)])
        error = found.std(axis=0).max() / number**0.5
        print(
            f"| {regime} | {' | '.join(f'{one:.3f}' for one in found.mean(axis=0))} | {error:.3f} |"
        )
    return 0


def recalls(regime: str, seed: int) -> list[float]:
    """Give the recall of every plan in one contest."""
    whole = panels.contest(regime, seed, WORKS, JUDGES)
    even = panels.pairs(WORKS, JUDGES, 3, seed)
    found = [recall(whole, even, method) for _, method in PLANS]
    return found + [recall(whole, aimed(whole, batches, seed)) for batches in BATCHES]


def aimed(whole: panels.Contest, batches: int, seed: int) -> np.ndarray:
    """Give who has read what after two sheets each and the batches."""
    asked = panels.pairs(WORKS, JUDGES, 2, seed)
    for _ in range(batches):
        chosen = adaptive.batch(
            whole.asked(asked).marks,
            top=TOP,
            sheets=EXTRA // batches,
            allowed=np.ones_like(asked),
            room=np.full(JUDGES, 40),
            seed=seed,
        )
        for pair in chosen:
            asked[pair] = True
    return asked


def recall(whole: panels.Contest, asked: np.ndarray, method: str = "robust") -> float:
    """Say which part of the truly best works is found."""
    score = fit(whole.asked(asked).marks, method).score
    return len(panels.best(whole.quality, TOP) & panels.best(score, TOP)) / TOP


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 200))
