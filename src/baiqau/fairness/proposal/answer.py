"""The proposal itself: loads as equal as can be, the best matching under them, and its proof.

A fixed pair is settled before the matching: it takes a place of its work and a part of the load
of its expert. As every work of a task needs the same number of experts, the taken places are
given to stand-ins, who have room for exactly these.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from baiqau.fairness.matching import Infeasible, Solution, Task, from_matrix, parts, solve_capped
from baiqau.fairness.matching import solve as match
from baiqau.fairness.matching.task import NEVER, Floats, Ints
from baiqau.fairness.proposal import refusal
from baiqau.fairness.proposal.wanted import Pair, Wanted, affinity, allowed, marked, regions


@dataclass(frozen=True)
class Proposal:
    """Pairs (work, expert) with the fixed ones; the proof; what is worth a look.

    `objective` is the affinity of what was free to choose, `bound` what no proposal under these
    loads can exceed. `parts` counts the parts of the graph of works and experts, `pools` groups
    the languages between which some expert is a bridge.
    """

    pairs: tuple[Pair, ...]
    objective: float
    bound: float
    parts: int
    pools: tuple[tuple[str, ...], ...]

    @property
    def ratio(self) -> float:
        """Give which part of the best possible is certainly reached."""
        return self.objective / self.bound if self.bound > 0 else 1.0


@dataclass(frozen=True, eq=False)
class _Frame:
    """The task without its loads: works still open, the matrix with stand-ins.

    Of each expert the load `taken` by fixed pairs, and with it the most that is `possible`.
    """

    rows: Ints
    matrix: Floats
    taken: Ints
    possible: Ints
    stand_ins: Ints
    per_work: int


def propose(wanted: Wanted) -> Proposal:
    """Give the best proposal. Raises Impossible with every reason by name.

    Every work gets `per_work` experts, more only where more are fixed. Without bounds of their
    own, loads differ by one at most, or by as little more (1, 2, 4 …) as makes a proposal possible.
    """
    fixed = _fixed(wanted)
    need = np.maximum(wanted.terms.per_work - _count(wanted, fixed), 0)
    if lacking := refusal.lacks(wanted, need):
        raise refusal.Impossible(lacking)
    frame = _frame(wanted, fixed, need)
    solution, task = _matched(wanted, frame)
    return _named(wanted, frame, task, solution, fixed)


def _fixed(wanted: Wanted) -> frozenset[Pair]:
    works = {work.name for work in wanted.works}
    return frozenset(pair for pair in wanted.fixed if pair[0] in works)


def _count(wanted: Wanted, pairs: frozenset[Pair]) -> Ints:
    """Count the fixed pairs of each work, also those of experts who have left."""
    place = {work.name: at for at, work in enumerate(wanted.works)}
    rows = np.array([place[work] for work, _ in pairs], dtype=np.int64)
    return np.bincount(rows, minlength=len(place))


def _frame(wanted: Wanted, fixed: frozenset[Pair], need: Ints) -> _Frame:
    terms = wanted.terms
    fine = allowed(wanted, language_needed=terms.language_needed, one_of_region=terms.one_of_region)
    rows = np.flatnonzero(need)
    real = np.where(fine, affinity(wanted), NEVER)[rows]
    places = np.arange(terms.per_work - 1) < (terms.per_work - need[rows])[:, None]
    matrix = np.hstack([real, np.where(places, 1.0, NEVER)])
    taken = marked(wanted, fixed).sum(axis=0)
    possible = taken + fine[rows].sum(axis=0)
    return _Frame(rows, matrix, taken, possible, places.sum(axis=0), terms.per_work)


def _matched(wanted: Wanted, frame: _Frame) -> tuple[Solution, Task]:
    """Try bounds of the loads from the narrowest on; the refusal is that of the widest."""
    impossible = Infeasible({})
    for low, high in _bounds(wanted, frame):
        task = _task(frame, low, high)
        try:
            return _solve(wanted, frame, task), task
        except Infeasible as found:
            impossible = found
    raise refusal.refuse(wanted, impossible, frame.rows) from impossible


def _solve(wanted: Wanted, frame: _Frame, task: Task) -> Solution:
    group = np.concatenate([regions(wanted), np.full(len(frame.stand_ins), -1)])
    many = wanted.terms.one_of_region
    solution = solve_capped(task, group) if many else match(task)
    settled = float(frame.stand_ins.sum())  # stand-ins have an affinity of 1: no part of the proof
    return Solution(solution.pairs, solution.objective - settled, solution.bound - settled)


def _task(frame: _Frame, low: Ints, high: Ints) -> Task:
    task = from_matrix(frame.matrix, frame.per_work, 0, 0)
    low, high = (np.concatenate([one, frame.stand_ins]).astype(np.int64) for one in (low, high))
    return replace(task, low=low, high=high)


def _bounds(wanted: Wanted, frame: _Frame) -> Iterator[tuple[Ints, Ints]]:
    """Give bounds of what each expert may take beside what is fixed, from equal loads on."""
    terms, works = wanted.terms, len(wanted.works)
    most = np.array([works if one.most is None else one.most for one in wanted.experts])
    if terms.low is not None or terms.high is not None:
        top = np.minimum(most, works if terms.high is None else terms.high)
        yield _beside(np.minimum(terms.low or 0, top), top, frame.taken)
        return
    most = np.minimum(most, frame.possible)  # who can have few works binds nobody else
    level = _level(most, frame)
    for spread in [0, *(1 << step for step in range(works.bit_length() + 1))]:
        yield _beside(
            np.minimum(level - 1 - spread, most), np.minimum(level + spread, most), frame.taken
        )


def _beside(low: Ints, high: Ints, taken: Ints) -> tuple[Ints, Ints]:
    return np.maximum(low - taken, 0), np.maximum(high - taken, 0)


def _level(most: Ints, frame: _Frame) -> int:
    """Give the least load that, as the bound of all, leaves room for all that is to be given."""
    total = len(frame.rows) * frame.per_work - int(frame.stand_ins.sum())
    level = 0
    room = int(np.maximum(most - frame.taken, 0).sum())
    while np.maximum(np.minimum(most, level) - frame.taken, 0).sum() < min(total, room):
        level += 1
    return level


def _named(
    wanted: Wanted, frame: _Frame, task: Task, solution: Solution, fixed: frozenset[Pair]
) -> Proposal:
    row = np.searchsorted(task.start, solution.pairs, side="right") - 1
    chosen = zip(frame.rows[row].tolist(), task.expert[solution.pairs].tolist(), strict=True)
    real = {
        (wanted.works[work].name, wanted.experts[expert].name)
        for work, expert in chosen
        if expert < len(wanted.experts)
    }
    pairs = tuple(sorted(real | fixed))
    language = {work.name: work.language for work in wanted.works}
    return Proposal(
        pairs, solution.objective, solution.bound, joined(pairs), pools(pairs, language)
    )


def joined(pairs: tuple[Pair, ...]) -> int:
    """Count the parts of the graph: in more than one, severity cannot be told from quality."""
    works = {name: place for place, name in enumerate(sorted({work for work, _ in pairs}))}
    experts = {name: place for place, name in enumerate(sorted({expert for _, expert in pairs}))}
    matrix = np.full((len(works), len(experts)), NEVER)
    for work, expert in pairs:
        matrix[works[work], experts[expert]] = 0.0
    task = from_matrix(matrix, 1, 0, len(works))
    return parts(task, np.arange(len(task.value))) if pairs else 0


def pools(pairs: tuple[Pair, ...], language: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    """Group the languages of works between which some expert, who has works in both, is a bridge."""
    own: dict[str, set[str]] = {}
    for work, expert in pairs:
        own.setdefault(expert, set()).add(language[work])
    found: list[set[str]] = []
    for languages in own.values():
        near = [pool for pool in found if pool & languages]
        found = [pool for pool in found if not pool & languages]
        found.append(languages.union(*near))
    return tuple(sorted(tuple(sorted(pool)) for pool in found))
