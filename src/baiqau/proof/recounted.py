"""Ranks works from their sheets as a bundle holds them: shares, weights, ties. Whole numbers only.

Part of the one-file checker of a result (`program`): plain Python.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from baiqau.fairness.exact import centre, share

Bundle = dict[str, Any]
Groups = list[tuple[int | None, list[int], str]]
Scores = dict[int, int | None]


def shares(bundle: Bundle, sheets: Iterable[Bundle]) -> list[int]:
    """Give the shares of these sheets; a sheet without a mark has none."""
    found = (share(bundle["forms"][sheet["form"]], sheet["marks"]) for sheet in sheets)
    return [one for one in found if one is not None]


def placed(
    scores: Scores, sheets: dict[int, list[Bundle]], bundle: Bundle, given: dict[str, Scores]
) -> Groups:
    """Give (rank, works that share it, the tie step that parted them); last those without a score."""
    groups: dict[int, list[int]] = defaultdict(list)
    for work, score in scores.items():
        if score is not None:
            groups[score].append(work)
    found: Groups = []
    rank = 1
    for score in sorted(groups, reverse=True):
        equal = sorted(groups[score], key=str)
        for group, step in _part(equal, bundle["ties"], "", (bundle, sheets, given)):
            found.append((rank, group, step))
            rank += len(group)
    unscored = sorted((work for work, score in scores.items() if score is None), key=str)
    return found + [(None, [work], "") for work in unscored]


def _part(
    equal: list[int], ties: list[Bundle], used: str, known: Any
) -> list[tuple[list[int], str]]:
    """Part equal works by the first step that parts them, then each part by the steps after it."""
    if len(equal) == 1 or not ties or ties[0]["by"] == "shared":
        return [(equal, used)]
    parts: dict[int, list[int]] = defaultdict(list)
    for work in equal:
        value = _tie(work, equal, ties[0], known)
        parts[-1 if value is None else value].append(work)
    step = f"{ties[0]['by']}:{ties[0]['criterion']}".rstrip(":") if len(parts) > 1 else used
    return [
        one
        for value in sorted(parts, reverse=True)
        for one in _part(parts[value], ties[1:], step, known)
    ]


def _tie(work: int, equal: list[int], tie: Bundle, known: Any) -> int | None:
    bundle, sheets, given = known
    if tie["by"] == "criterion":
        only = {
            name: [scale for scale in scales if scale["key"] == tie["criterion"]]
            for name, scales in bundle["forms"].items()
        }
        return centre(shares({"forms": only}, sheets.get(work, ())), "mean")
    if tie["by"] == "pairwise-majority":
        own = _by_juror(bundle, sheets.get(work, ()))
        rivals = (_by_juror(bundle, sheets.get(other, ())) for other in equal)
        return sum(_balance(own, theirs) > 0 for theirs in rivals)
    value: int | None = given.get(tie["by"], {}).get(work)
    return value


def _by_juror(bundle: Bundle, sheets: Iterable[Bundle]) -> dict[str, int]:
    return {one["juror"]: share(bundle["forms"][one["form"]], one["marks"]) or 0 for one in sheets}


def _balance(own: dict[str, int], theirs: dict[str, int]) -> int:
    """How many more jurors, of those who judged both, placed the first above the second."""
    common = own.keys() & theirs.keys()
    return sum((own[one] > theirs[one]) - (own[one] < theirs[one]) for one in common)
