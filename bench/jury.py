"""The mathematics of a jury beside what others use: `python -m bench.jury [CONTESTS]`, everything in one run.

Assignment: ours beside HiGHS solving the whole linear programme (its vertices are whole numbers). Ranking:
invented contests of 450 sheets in every regime; Kendall's tau with the truth and the part of the truly best
ten that is found, by the mean, by the z-score and by ours; then the seconds of larger panels.
"""

import sys
from collections.abc import Callable
from time import perf_counter
from typing import TypeVar

import highspy
import numpy as np
from highspy._core import _Highs
from tests.fairness import panels

from baiqau.fairness.calibration import fit
from baiqau.fairness.marks import Marks
from baiqau.fairness.matching import Task, solve
from baiqau.fairness.matching.task import from_matrix
from baiqau.fairness.posterior import standing

TASKS = ((150, 12), (600, 60), (2000, 150))
PER_WORK = 3
METHODS = ("mean", "zscore", "robust")
PANELS = ((150, 12, 3), (10_000, 800, 3))
TOP = 10
T = TypeVar("T")


def main(contests: int) -> int:
    """Print the three tables."""
    print("| works × experts | ours, s | HiGHS, s | of the optimum | certified |")
    print("|---|---|---|---|---|")
    for works, experts in TASKS:
        print(_assigned(works, experts))
    print("\n| regime | " + " | ".join(f"tau, {one}" for one in METHODS) + " | ", end="")
    print(" | ".join(f"best {TOP}, {one}" for one in METHODS) + " |")
    print("|---" * (2 * len(METHODS) + 1) + "|")
    for regime in panels.REGIMES:
        print(_ranked(regime, contests))
    print("\n| sheets | mean, s | z-score, s | ours, s | rank intervals and chances, s |")
    print("|---|---|---|---|---|")
    for works, judges, each in PANELS:
        print(_timed(panels.panel("typical", 1, works, judges, each).marks))
    return 0


def _assigned(works: int, experts: int) -> str:
    chance = np.random.default_rng(works)
    topics = chance.random((works, 8)) @ chance.random((8, experts))
    load = works * PER_WORK / experts
    affinity = 0.7 * topics / topics.max() + 0.3 * chance.random((works, experts))
    task = from_matrix(affinity, PER_WORK, int(load * 0.8), int(np.ceil(load * 1.2)))
    ours, solution = _best_of(lambda: solve(task))
    theirs, optimum = _best_of(lambda: _highs(task))
    part = solution.objective / optimum
    return (
        f"| {works} × {experts} | {ours:.3f} | {theirs:.3f} | {part:.6f} | {solution.ratio:.6f} |"
    )


def _highs(task: Task) -> float:
    """Give the optimum of the whole programme: one column a pair, one row a work and an expert."""
    pairs, rows = len(task.expert), task.works + task.experts
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = pairs, rows
    model.sense_ = highspy.ObjSense.kMaximize
    model.col_cost_ = task.value
    model.col_lower_, model.col_upper_ = np.zeros(pairs), np.ones(pairs)
    each = np.full(task.works, float(task.per_work))
    model.row_lower_ = np.concatenate([each, task.low])
    model.row_upper_ = np.concatenate([each, task.high])
    model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    model.a_matrix_.start_ = np.arange(0, 2 * pairs + 1, 2)
    model.a_matrix_.index_ = np.stack([task.work(), task.works + task.expert], axis=1).ravel()
    model.a_matrix_.value_ = np.ones(2 * pairs)
    solver = _Highs()  # the class above it in the package prints a banner on standard output
    solver.setOptionValue("output_flag", False)
    solver.passModel(model)
    solver.run()
    return float(solver.getInfo().objective_function_value)


def _ranked(regime: str, contests: int) -> str:
    found = np.array([_of_one(panels.panel(regime, seed)) for seed in range(contests)])
    cells = " | ".join(f"{one:.3f}" for one in found.mean(axis=0))
    return f"| {regime} | {cells} |"


def _of_one(panel: panels.Panel) -> list[float]:
    scores = [fit(panel.marks, method).score for method in METHODS]
    true = panels.best(panel.quality, TOP)
    return [panels.agreement(panel.quality, score) for score in scores] + [
        len(true & panels.best(score, TOP)) / TOP for score in scores
    ]


def _timed(marks: Marks) -> str:
    seconds = [_best_of(lambda method=method: fit(marks, method))[0] for method in METHODS]
    model = fit(marks, METHODS[-1]).model
    assert model is not None, "our method has a model"
    sure = _best_of(lambda: standing(marks, model, TOP))[0]
    return f"| {len(marks.work)} | " + " | ".join(f"{one:.3f}" for one in (*seconds, sure)) + " |"


def _best_of(act: Callable[[], T], times: int = 3) -> tuple[float, T]:
    """Do it some times; give the least seconds and the answer."""
    least = np.inf
    for _ in range(times):
        begun = perf_counter()
        answer = act()
        least = min(least, perf_counter() - begun)
    return least, answer


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100))
