"""Ranking by the share of the reachable maximum, with the declared order of tie-breaks and shared places."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from baiqau.fairness import exact, shares
from baiqau.fairness.shares import Scale


@dataclass(frozen=True)
class Sheet:
    """One juror's marks for one work; only sheets that count are given."""

    work: str
    juror: str
    scales: tuple[Scale, ...]
    marks: Mapping[str, int] = field(hash=False)


@dataclass(frozen=True)
class Tie:
    """One declared step: by `criterion`, `pairwise-majority`, a score given from outside, `shared`."""

    by: str
    criterion: str = ""
    scores: Mapping[str, int | None] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Row:
    """One work. `rank` is None without a score; `separated_by` names the tie step that was needed."""

    work: str
    rank: int | None
    score: int | None
    sheets: int
    spread: int
    shared: bool
    separated_by: str


def rank(
    sheets: Sequence[Sheet],
    works: Sequence[str],
    ties: Sequence[Tie],
    method: str = "mean",
    scores: Mapping[str, int | None] | None = None,
) -> list[Row]:
    """Rank the works, highest first; unscored works stand last without a rank.

    `method` is one of `exact.scores` unless `scores` are given; a tie by criterion compares means.
    """
    by_work: dict[str, list[Sheet]] = defaultdict(list)
    for sheet in sheets:
        by_work[sheet.work].append(sheet)
    told = [
        (work, sheet.juror, one)
        for work in works
        for sheet in by_work[work]
        if (one := _share(sheet)) is not None
    ]
    own: dict[str, list[int]] = {work: [] for work in works}
    for work, _, one in told:
        own[work].append(one)
    if scores is None:
        scores = exact.scores(told, works, method)
    rows = [
        Row(
            work,
            place,
            scores[work],
            len(own[work]),
            shares.spread(own[work]),
            len(group) > 1,
            step,
        )
        for place, group, step in order(scores, by_work, ties)
        for work in group
    ]
    rest = sorted(work for work in works if scores[work] is None)
    return rows + [Row(work, None, None, 0, 0, shared=False, separated_by="") for work in rest]


def order(
    scores: Mapping[str, int | None], by_work: Mapping[str, Sequence[Sheet]], ties: Sequence[Tie]
) -> list[tuple[int, list[str], str]]:
    """Give (rank, works that share it, tie step that parted them) from the best down."""
    groups: dict[int, list[str]] = defaultdict(list)
    for work, score in scores.items():
        if score is not None:
            groups[score].append(work)
    placed, rank_now = [], 1
    for score in sorted(groups, reverse=True):
        for group, step in _part(sorted(groups[score]), by_work, tuple(ties)):
            placed.append((rank_now, group, step))
            rank_now += len(group)
    return placed


def _part(
    equal: list[str], by_work: Mapping[str, Sequence[Sheet]], ties: tuple[Tie, ...], used: str = ""
) -> list[tuple[list[str], str]]:
    """Part equal works by the first step that parts them, then each part by the steps after it."""
    if len(equal) == 1 or not ties or ties[0].by == "shared":
        return [(equal, used)]
    values = _values(equal, by_work, ties[0])
    parts: dict[int, list[str]] = defaultdict(list)
    for work in equal:
        parts[values[work]].append(work)
    step = f"{ties[0].by}:{ties[0].criterion}".rstrip(":") if len(parts) > 1 else used
    found = []
    for value in sorted(parts, reverse=True):
        found += _part(parts[value], by_work, ties[1:], step)
    return found


def _values(equal: list[str], by_work: Mapping[str, Sequence[Sheet]], tie: Tie) -> dict[str, int]:
    if tie.by == "criterion":
        return {work: _criterion(by_work.get(work, ()), tie.criterion) for work in equal}
    if tie.by == "pairwise-majority":
        return _wins({work: _by_juror(by_work.get(work, ())) for work in equal})
    return {work: -1 if (score := tie.scores.get(work)) is None else score for work in equal}


def _criterion(sheets: Sequence[Sheet], key: str) -> int:
    found = [
        one
        for sheet in sheets
        if (one := shares.share([scale for scale in sheet.scales if scale.key == key], sheet.marks))
        is not None
    ]
    middle = shares.mean(found)
    return -1 if middle is None else middle


def _wins(told: Mapping[str, Mapping[str, int]]) -> dict[str, int]:
    """Count for each the equal works that more common jurors placed below it than above it."""
    return {
        work: sum(_balance(own, theirs) > 0 for theirs in told.values())
        for work, own in told.items()
    }


def _balance(own: Mapping[str, int], theirs: Mapping[str, int]) -> int:
    common = own.keys() & theirs.keys()
    return sum((own[juror] > theirs[juror]) - (own[juror] < theirs[juror]) for juror in common)


def _by_juror(sheets: Sequence[Sheet]) -> dict[str, int]:
    return {sheet.juror: _share(sheet) or 0 for sheet in sheets}


def _share(sheet: Sheet) -> int | None:
    return shares.share(sheet.scales, sheet.marks)
