"""`baiqau jury assign`: works given to experts, with a proof of how near the best it is."""

import argparse
import csv
import json
import sys
from collections.abc import Sequence
from time import perf_counter
from typing import Any

import numpy as np

from baiqau.fairness.matching import Bound, Infeasible, Solution, Task, parts, solve
from baiqau.site.cli import affinity
from baiqau.site.cli.affinity import Labels, Matrix, Pairs
from baiqau.site.cli.stop import Stop

SHOWN = 12  # names in a sentence; the JSON has them all


def run(options: argparse.Namespace) -> int:
    """Print the pairs as CSV or, with everything known about them, as JSON."""
    _check(options)
    start = perf_counter()
    table = affinity.read(options.affinity)
    high = len(table.works) if options.max_load is None else options.max_load
    task = table.task(options.per_work, options.min_load, high)
    read = perf_counter()
    try:
        solution = solve(task)
    except Infeasible as impossible:
        if options.json:
            _print(refusal(impossible, table, task))
        raise Stop("\n".join(sentences(impossible, table, task))) from impossible
    seconds = {"read": round(read - start, 3), "compute": round(perf_counter() - read, 3)}
    if options.json:
        _print({**report(solution, table, task), "seconds": seconds})
    else:
        _write(solution, table, task)
        print(summary(solution, task, seconds), file=sys.stderr)
    return 0


def _check(options: argparse.Namespace) -> None:
    if options.per_work < 1:
        raise Stop(f"--per-work is at least 1, not {options.per_work}.", code=2)
    if options.min_load < 0:
        raise Stop(f"--min-load is not below 0, as {options.min_load} is.", code=2)
    if options.max_load is not None and options.max_load < options.min_load:
        raise Stop(
            f"--max-load {options.max_load} is less than --min-load {options.min_load}.", code=2
        )


def _print(what: dict[str, Any]) -> None:
    print(json.dumps(what, ensure_ascii=False))


def _pairs(solution: Solution, table: Matrix | Pairs, task: Task) -> list[tuple[str | int, ...]]:
    works = np.searchsorted(task.start, solution.pairs, side="right") - 1
    experts = task.expert[solution.pairs]
    pairs = zip(works.tolist(), experts.tolist(), strict=True)
    return [(table.works[work], table.experts[expert]) for work, expert in pairs]


def _write(solution: Solution, table: Matrix | Pairs, task: Task) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(("work", "expert"))
    writer.writerows(_pairs(solution, table, task))


def report(solution: Solution, table: Matrix | Pairs, task: Task) -> dict[str, Any]:
    """Give the pairs and all that is known about them."""
    loads = _loads(solution, task)
    return {
        "pairs": _pairs(solution, table, task),
        **certificate(solution),
        "loads": {str(name): load for name, load in zip(table.experts, loads, strict=True)},
        "unmet": task.works * task.per_work - len(solution.pairs),
        "components": parts(task, solution.pairs),
    }


def certificate(solution: Solution) -> dict[str, float]:
    """Give the sum of affinity, what none can exceed, and the part surely reached, rounded down."""
    ratio = np.floor(solution.ratio * 1e9) / 1e9
    return {"objective": solution.objective, "bound": solution.bound, "ratio": float(ratio)}


def _loads(solution: Solution, task: Task) -> list[int]:
    found: list[int] = np.bincount(task.expert[solution.pairs], minlength=task.experts).tolist()
    return found


def summary(solution: Solution, task: Task, seconds: dict[str, float]) -> str:
    """Give the certificate, loads and seconds as one line."""
    loads = _loads(solution, task)
    facts = {
        **certificate(solution),
        "unmet": task.works * task.per_work - len(solution.pairs),
        "min_load": min(loads, default=0),
        "max_load": max(loads, default=0),
        "components": parts(task, solution.pairs),
        "read_seconds": seconds["read"],
        "compute_seconds": seconds["compute"],
    }
    return " ".join(f"{name}={value}" for name, value in facts.items())


def refusal(impossible: Infeasible, table: Matrix | Pairs, task: Task) -> dict[str, Any]:
    """Give what stands in the way, with all names."""
    return {
        "infeasible": True,
        "lacking": {str(table.works[work]): by for work, by in impossible.lacking.items()},
        "bounds": [
            {
                "bound": "max_load" if bound.high else "min_load",
                "experts": [table.experts[expert] for expert in bound.experts],
                "works": [table.works[work] for work in bound.works],
                "excess": bound.excess,
                "now": _now(bound, task),
                "needed": _needed(bound, task),
            }
            for bound in impossible.bounds
        ],
    }


def _now(bound: Bound, task: Task) -> int:
    return int((task.high if bound.high else task.low)[bound.experts[0]])


def _needed(bound: Bound, task: Task) -> int:
    return _now(bound, task) + (bound.by if bound.high else -bound.by)


def sentences(impossible: Infeasible, table: Matrix | Pairs, task: Task) -> list[str]:
    """Say what stands in the way and the smallest relaxation."""
    said = ["Not every work can have its experts."]
    for by in sorted(set(impossible.lacking.values())):
        works = [table.works[work] for work, lack in impossible.lacking.items() if lack == by]
        said.append(f"{by} more expert(s) needed for each of these works: {_listed(works)}.")
    for bound in impossible.bounds:
        say = _too_full if bound.high else _too_empty
        said.append(say(bound, table, task))
    return said


def _too_full(bound: Bound, table: Matrix | Pairs, task: Task) -> str:
    experts = _listed([table.experts[expert] for expert in bound.experts])
    works = _listed([table.works[work] for work in bound.works])
    more = -(-bound.excess // max(1, _now(bound, task)))
    return (
        f"The max load {_now(bound, task)} cannot hold: {bound.excess} place(s) are missing, for"
        f" works {works} have nobody but experts {experts}. Smallest relaxation: these experts"
        f" would need max load {_needed(bound, task)}; or these works at least {more} more expert(s)."
    )


def _too_empty(bound: Bound, table: Matrix | Pairs, task: Task) -> str:
    experts = _listed([table.experts[expert] for expert in bound.experts])
    return (
        f"The min load {_now(bound, task)} cannot hold: experts {experts} may take {bound.excess}"
        f" work(s) too few. Smallest relaxation: min load {_needed(bound, task)} for them."
    )


def _listed(names: Sequence[str | int] | Labels) -> str:
    shown = ", ".join(str(name) for name in names[:SHOWN])
    return shown if len(names) <= SHOWN else f"{shown} and {len(names) - SHOWN} more"
