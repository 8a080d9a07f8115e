"""Ranks works from their sheets as a bundle holds them: shares, weights, ties. Whole numbers only.

Part of the one-file checker of a result (`program`): plain Python.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Any

from baiqau.fairness.ballots import of_stage
from baiqau.fairness.exact import centre, joined, scores, share

Bundle = dict[str, Any]
Groups = list[tuple[int | None, list[int], str]]
Scores = dict[int, int | None]
PLAIN = re.compile(r"[0-9]{1,9}(\.[0-9]{1,18})?")


def ranking(bundle: Bundle, stage: str, works: list[int]) -> Iterator[Bundle]:
    """Rank the works of a stage by their shares; works without a score stand last without a rank."""
    sheets = _by_work(bundle, stage)
    own = {work: shares(bundle, sheets[work]) for work in works}
    found = _scores(bundle, stage, sheets, works)
    for rank, group, step in placed(found, sheets, bundle, {}):
        for work in group:
            given = own[work] or [0]
            told: Bundle = {"entry": work, "rank": rank, "score": found[work]}
            told |= {"sheets": len(own[work]), "spread": max(given) - min(given)}
            yield {**told, "shared": len(group) > 1, "separated_by": step}


def final(bundle: Bundle, selection: Scores) -> Iterator[Bundle]:
    """Join the selection scores of these works with their defence by the declared weights."""
    sheets = _by_work(bundle, "defence")
    defence: Scores = _scores(bundle, "defence", sheets, list(selection))
    given = {"selection-score": selection, "defence-score": defence}
    weights = [_weight(weight) for weight in bundle["final"]["weights"]]
    finals = {work: joined([selection[work], defence[work]], weights) for work in selection}
    for rank, group, step in placed(finals, sheets, bundle, given):
        for work in group:
            told: Bundle = {"entry": work, "selection": selection[work], "defence": defence[work]}
            told |= {"final": finals[work], "rank": rank}
            yield {**told, "shared": len(group) > 1, "separated_by": step}


def _weight(text: str) -> Fraction:
    """Read a weight, a plain decimal: 1e999999999 would never be computed to its end."""
    if not PLAIN.fullmatch(text):
        raise ValueError(f"{text[:20]} is no weight")
    return Fraction(text)


def selected(stages: Iterable[Bundle], works: Iterable[int]) -> Scores:
    """Give the scores with which these works come out of the stages before the defence."""
    found = {row["entry"]: row["score"] for stage in stages for row in stage["rows"]}
    return {work: found.get(work) for work in works}


def of_the_stage(bundle: Bundle, stage: str) -> list[Bundle]:
    """Give the sheets of one stage."""
    return [sheet for sheet in bundle["sheets"] if sheet["stage"] == stage]


def canonical(value: object) -> bytes:
    """Give JSON in UTF-8 with sorted names and no spaces; text stays as it was written."""
    told = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return told.encode()


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
    values = _values(equal, ties[0], known)
    parts: dict[int, list[int]] = defaultdict(list)
    for work in equal:
        value = values[work]
        parts[-1 if value is None else value].append(work)
    step = f"{ties[0]['by']}:{ties[0]['criterion']}".rstrip(":") if len(parts) > 1 else used
    return [
        one
        for value in sorted(parts, reverse=True)
        for one in _part(parts[value], ties[1:], step, known)
    ]


def _values(equal: list[int], tie: Bundle, known: Any) -> Scores:
    """Give what a tie step looks at, of each of the equal works."""
    bundle, sheets, given = known
    if tie["by"] == "criterion":
        only = {
            name: [scale for scale in scales if scale["key"] == tie["criterion"]]
            for name, scales in bundle["forms"].items()
        }
        forms = {"forms": only}
        return {work: centre(shares(forms, sheets.get(work, ())), "mean") for work in equal}
    if tie["by"] == "pairwise-majority":
        told = {work: _by_juror(bundle, sheets.get(work, ())) for work in equal}
        rivals = told.values()
        return {
            work: sum(_balance(own, theirs) > 0 for theirs in rivals) for work, own in told.items()
        }
    outside = given.get(tie["by"], {})
    return {work: outside.get(work) for work in equal}


def _by_juror(bundle: Bundle, sheets: Iterable[Bundle]) -> dict[str, int]:
    return {one["juror"]: share(bundle["forms"][one["form"]], one["marks"]) or 0 for one in sheets}


def _balance(own: dict[str, int], theirs: dict[str, int]) -> int:
    """How many more jurors, of those who judged both, placed the first above the second."""
    common = own.keys() & theirs.keys()
    return sum((own[one] > theirs[one]) - (own[one] < theirs[one]) for one in common)


def _by_work(bundle: Bundle, stage: str) -> dict[int, list[Bundle]]:
    found: dict[int, list[Bundle]] = defaultdict(list)
    for sheet in of_the_stage(bundle, stage):
        found[sheet["entry"]].append(sheet)
    return found


def _scores(
    bundle: Bundle, stage: str, sheets: dict[int, list[Bundle]], works: list[int]
) -> Scores:
    """Score works by the method the regulation declares for the stage."""
    if stage == "selection" and "strengths" in bundle:
        return {work: bundle["strengths"][work] for work in works}
    forms = bundle["forms"]
    told = [
        (work, one["juror"], found)
        for work in works
        for one in sheets[work]
        if (found := share(forms[one["form"]], one["marks"])) is not None
    ]
    return scores(told, works, of_stage(bundle.get("method", "mean"), stage))
