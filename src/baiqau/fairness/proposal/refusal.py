"""Why no proposal exists, in names: works that lack experts, and loads that are too small."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from baiqau.fairness.matching import Infeasible
from baiqau.fairness.matching.obstacles import Bound
from baiqau.fairness.matching.task import Bools, Ints
from baiqau.fairness.proposal.wanted import Wanted, allowed, regions


@dataclass(frozen=True)
class Lack:
    """Works that are `by` experts short, and of what: a language, other regions, or simply experts.

    `reason` is "language" (then `language` names it) or "region" where giving up that term would
    be enough, else "experts".
    """

    works: tuple[str, ...]
    by: int
    reason: str
    language: str = ""


@dataclass(frozen=True)
class Overload:
    """Experts who must take `excess` works beyond their bounds; `by` for each of them is enough.

    `languages` are those of the works that bind them, where these are known.
    """

    high: bool
    experts: tuple[str, ...]
    excess: int
    by: int
    languages: tuple[str, ...]


class Impossible(Exception):  # noqa: N818  an answer, not an error of the program
    """No proposal exists: every reason by name, each with the smallest relaxation."""

    def __init__(self, lacks: Sequence[Lack], overloads: Sequence[Overload] = ()) -> None:
        super().__init__(f"{len(lacks)} lacks, {len(overloads)} overloads")
        self.lacks = tuple(lacks)
        self.overloads = tuple(overloads)


def lacks(wanted: Wanted, need: Ints) -> tuple[Lack, ...]:
    """Give the works that have fewer possible experts than they `need`, grouped by what is missing."""
    terms = wanted.terms
    strict = _found(wanted, language=terms.language_needed, region=terms.one_of_region)
    any_language = _found(wanted, language=False, region=terms.one_of_region)
    any_region = _found(wanted, language=terms.language_needed, region=False)
    told: dict[tuple[str, str, int], list[str]] = {}
    for place in np.flatnonzero(strict < need).tolist():
        work = wanted.works[place]
        reason, language = "experts", ""
        if any_language[place] >= need[place]:
            reason, language = "language", work.language
        elif any_region[place] >= need[place]:
            reason = "region"
        key = (reason, language, int(need[place] - strict[place]))
        told.setdefault(key, []).append(work.name)
    return tuple(Lack(tuple(works), by, *key) for (*key, by), works in told.items())


def _found(wanted: Wanted, *, language: bool, region: bool) -> Ints:
    """Count the experts each work can have together; of one region one only, where that is asked."""
    fine = allowed(wanted, language_needed=language, one_of_region=region)
    return _of_different_regions(fine, regions(wanted)) if region else fine.sum(axis=1)


def _of_different_regions(fine: Bools, group: Ints) -> Ints:
    counted: Ints = fine[:, group < 0].sum(axis=1)
    for one in range(int(group.max(initial=-1)) + 1):
        counted = counted + fine[:, group == one].any(axis=1)
    return counted


def refuse(wanted: Wanted, infeasible: Infeasible, rows: Ints) -> Impossible:
    """Give the refusal by name; `rows` are the works of the task by their place among all."""
    crowded: dict[int, int] = {}
    for (row, _), by in infeasible.crowded.items():
        crowded[row] = crowded.get(row, 0) + by
    told = [Lack((wanted.works[int(rows[row])].name,), by, "region") for row, by in crowded.items()]
    real = [_overload(wanted, bound, rows) for bound in infeasible.bounds]
    return Impossible(_joined(told), [one for one in real if one.experts])


def _joined(lacking: Iterable[Lack]) -> tuple[Lack, ...]:
    """Join lacks of the same kind and size into one."""
    by: dict[int, list[str]] = {}
    for lack in lacking:
        by.setdefault(lack.by, []).extend(lack.works)
    return tuple(Lack(tuple(works), short, "region") for short, works in by.items())


def _overload(wanted: Wanted, bound: Bound, rows: Ints) -> Overload:
    known = [one for one in bound.experts if one < len(wanted.experts)]
    works = [wanted.works[int(rows[row])] for row in bound.works]
    return Overload(
        bound.high,
        tuple(wanted.experts[one].name for one in known),
        bound.excess,
        bound.by,
        tuple(sorted({work.language for work in works})),
    )
