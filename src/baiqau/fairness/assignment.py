"""Assignment of works to experts: an optimal flow with equal loads, conflicts and pinned pairs.

A pair is a unit of flow from a work to an expert. Constraint matrices of this kind are totally
unimodular, so the linear programme of HiGHS has whole-number solutions. Loads are made
equal by unit costs that rise with every further work of one expert.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

import highspy
import numpy as np
from highspy._core import _Highs

NOISE = 1e-3  # smaller than any affinity step that means something
HALF = 0.5  # solutions are whole numbers
STAY = 0.1  # measured: a bonus of .1 keeps nearly every pair at a loss of .05 %


@dataclass(frozen=True)
class Problem:
    """What must hold. `kept` pairs are preferred, `pinned` ones never move."""

    works: tuple[str, ...]
    experts: tuple[str, ...]
    per_work: int
    forbidden: frozenset[tuple[str, str]] = frozenset()
    affinity: Mapping[tuple[str, str], float] = field(default_factory=dict, hash=False)
    pinned: frozenset[tuple[str, str]] = frozenset()
    kept: frozenset[tuple[str, str]] = frozenset()
    seed: str = ""


@dataclass(frozen=True)
class Assignment:
    """Pairs (work, expert), the load of each expert, and how many parts the juror graph has."""

    pairs: tuple[tuple[str, str], ...]
    loads: Mapping[str, int] = field(hash=False)
    components: int = 1


class Infeasible(Exception):  # noqa: N818  an answer, not an error of the program
    """There are works with fewer allowed experts than needed; `lacking` is how many are missing."""

    def __init__(self, works: Sequence[str], lacking: int) -> None:
        super().__init__(f"{len(works)} works lack experts")
        self.works = tuple(works)
        self.lacking = lacking


def assign(problem: Problem) -> Assignment:
    """Give the best assignment. Raises Infeasible with the works that lack experts."""
    allowed = _allowed(problem)
    _check(problem, allowed)
    pairs = tuple(sorted(_solve(problem, allowed)))
    loads = dict.fromkeys(problem.experts, 0)
    for _, expert in pairs:
        loads[expert] = loads.get(expert, 0) + 1
    return Assignment(pairs, loads, components(pairs))


def _allowed(problem: Problem) -> list[tuple[str, str]]:
    """Give the pairs that may be chosen; a pinned pair stays even beside a later conflict."""
    pairs = [
        (work, expert)
        for work in problem.works
        for expert in problem.experts
        if (work, expert) not in problem.forbidden or (work, expert) in problem.pinned
    ]
    return pairs + sorted(pair for pair in problem.pinned if pair[1] not in problem.experts)


def _check(problem: Problem, allowed: Iterable[tuple[str, str]]) -> None:
    experts: dict[str, int] = dict.fromkeys(problem.works, 0)
    for work, _ in allowed:
        experts[work] += 1
    short = {
        work: problem.per_work - found
        for work, found in experts.items()
        if found < problem.per_work
    }
    if short:
        raise Infeasible(sorted(short), max(short.values()))


def _solve(problem: Problem, allowed: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Minimise −affinity plus rising load costs; columns: pairs, then load steps of each expert."""
    experts = sorted({expert for _, expert in allowed})
    total = problem.per_work * len(problem.works)
    steps = min(len(problem.works), 2 * (total // max(len(experts), 1)) + problem.per_work + 2)
    model = _Highs()  # the class above it in the package prints a banner on standard output
    model.setOptionValue("output_flag", False)
    model.passModel(_model(problem, allowed, experts, steps))
    model.run()
    if model.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        raise Infeasible(problem.works, problem.per_work)
    chosen = model.getSolution().col_value
    return [pair for pair, unit in zip(allowed, chosen, strict=False) if unit > HALF]


def _model(
    problem: Problem, allowed: list[tuple[str, str]], experts: list[str], steps: int
) -> highspy.HighsLp:
    """Give the linear programme, column by column: a pair takes from its work and its expert."""
    work_row = {work: place for place, work in enumerate(problem.works)}
    expert_row = {expert: len(problem.works) + place for place, expert in enumerate(experts)}
    count, width = len(allowed), len(experts) * steps
    needs = _needs(problem, allowed)
    targets = [needs[work] for work in problem.works] + [0.0] * len(experts)
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = count + width, len(targets)
    model.col_cost_ = np.concatenate(
        [_costs(problem, allowed), np.tile(np.arange(steps) * 1.0, len(experts))]
    )
    pinned = [float(pair in problem.pinned) for pair in allowed]
    model.col_lower_ = np.array(pinned + [0.0] * width)
    model.col_upper_ = np.ones(count + width)
    model.row_lower_ = model.row_upper_ = np.array(targets)
    pairs = [row for work, expert in allowed for row in (work_row[work], expert_row[expert])]
    loads = [expert_row[expert] for expert in experts for _ in range(steps)]
    model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    model.a_matrix_.start_ = np.concatenate(
        [np.arange(count) * 2, 2 * count + np.arange(width + 1)]
    ).astype(np.int32)
    model.a_matrix_.index_ = np.array(pairs + loads, dtype=np.int32)
    model.a_matrix_.value_ = np.array([1.0] * (2 * count) + [-1.0] * width)
    return model


def _needs(problem: Problem, allowed: list[tuple[str, str]]) -> dict[str, float]:
    """Give how many experts each work gets: `per_work`, or more when more are pinned already."""
    pinned: dict[str, int] = dict.fromkeys(problem.works, 0)
    for work, expert in allowed:
        pinned[work] += (work, expert) in problem.pinned
    return {work: float(max(problem.per_work, number)) for work, number in pinned.items()}


def _costs(
    problem: Problem, allowed: list[tuple[str, str]]
) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    """Give the cost of each pair; the published seed breaks what would otherwise be equal."""
    return np.array(
        [
            -problem.affinity.get(pair, 0.0)
            - (STAY if pair in problem.kept else 0.0)
            + NOISE * _chance(problem.seed, pair)
            for pair in allowed
        ]
    )


def _chance(seed: str, pair: tuple[str, str]) -> float:
    word = sha256(f"{seed}:{pair[0]}:{pair[1]}".encode()).digest()[:6]
    return int.from_bytes(word) / float(1 << 48)


def components(pairs: Iterable[tuple[str, str]]) -> int:
    """Count the parts of the juror graph: in more than one, severity cannot be told from quality."""
    parent: dict[str, str] = {}

    def root(node: str) -> str:
        while parent.setdefault(node, node) != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for work, expert in pairs:
        parent[root(f"w{work}")] = root(f"e{expert}")
    return len({root(node) for node in list(parent)})
