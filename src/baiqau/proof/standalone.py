"""Recomputes a published result from its bundle: handed out as one file (`program`), plain Python.

    python standalone.py results.json

Recomputed: every commitment and the root over them, the seed of the assignment, shares of the reachable
maximum (whole millionths), ranking with ties, final score, draw. A file cannot vouch for itself:
compare the digest that is printed with the one in the protocol or on the institution's page.
"""

import hashlib
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import zip_longest
from pathlib import Path
from typing import Any

from baiqau.fairness.ballots import of_stage
from baiqau.fairness.draw import order
from baiqau.fairness.exact import centre, joined, scores, share
from baiqau.proof.together import counted, misplaced, root, unread

FORMAT = "baiqau-results-1"
DOMAIN = b"baiqau-sheet-1|"

Bundle = dict[str, Any]
Groups = list[tuple[int | None, list[int], str]]
Scores = dict[int, int | None]


class Fault(Exception):  # noqa: N818  what does not hold
    """The first thing that does not hold, in words."""


def check(content: bytes) -> Bundle:
    """Give the bundle when everything in it holds; raises Fault with the first thing that does not."""
    bundle = opened(content)
    try:
        _parts(bundle)
    except (KeyError, TypeError, ValueError, AttributeError, ArithmeticError) as error:
        raise Fault(f"the bundle is incomplete or malformed ({error!r})") from error
    return bundle


def opened(content: bytes) -> Bundle:
    """Read the file: its bytes must be exactly the canonical ones, and its digest must hold."""
    try:
        told = json.loads(content, parse_float=_no_float, parse_constant=_no_float)
        exact = canonical(told) + b"\n" == content
    except (ValueError, RecursionError) as error:
        raise Fault("this is not a results bundle: it cannot be read") from error
    if not exact or not isinstance(told, dict) or sorted(told) != ["bundle", "digest"]:
        raise Fault("this is not a results bundle, or its bytes were changed")
    if hashlib.sha256(canonical(told["bundle"])).hexdigest() != told["digest"]:
        raise Fault("the bundle was changed: its digest does not hold")
    if not isinstance(told["bundle"], dict) or told["bundle"].get("format") != FORMAT:
        raise Fault("this is a bundle of another format")
    return {**told["bundle"]}


def _parts(bundle: Bundle) -> None:
    for number, sheet in enumerate(bundle["sheets"], 1):
        _sheet(bundle, sheet, number)
    _together(bundle)
    _seeded(bundle)
    _read_by_all(bundle)
    bundle = _counted(bundle)
    for stage in bundle["stages"]:
        _equal(f"the ranking of {stage['stage']}", list(_ranking(bundle, stage)), stage["rows"])
    if bundle["final"]:
        _equal("the final ranking", list(_final(bundle)), bundle["final"]["rows"])
    drawn = [str(work) for work in bundle["draw"]["order"]]
    if order(drawn, seed=bundle["draw"]["seed"]) != drawn:
        raise Fault("the running order is not the one this seed draws")


def _together(bundle: Bundle) -> None:
    commitments = [sheet["commitment"] for sheet in bundle["sheets"]]
    if len(set(commitments)) != len(commitments):
        raise Fault("a sheet stands twice in the bundle")
    if root(commitments) != bundle["root"]:
        raise Fault("the root does not stand over these sheets: one is missing or added")


def _seeded(bundle: Bundle) -> None:
    """Hold every regulation named, and the chance that handed out the sheets, against the versions."""
    digests = {one["digest"] for one in bundle["versions"]}
    if {bundle["rules"]["digest"], *(sheet["version"] for sheet in bundle["sheets"])} - digests:
        raise Fault("the result or a sheet names a regulation that this contest never had")
    if bundle["seed"] not in {"", *(f"{bundle['contest']}:{one}" for one in digests)}:
        raise Fault("the seed of the assignment is not made of the contest and its regulation")


def _read_by_all(bundle: Bundle) -> None:
    """Where the regulation lets every juror read every work, hold the sheets against that."""
    for stage in bundle["stages"] if "out" in bundle else ():
        read = {(one["entry"], one["juror"]) for one in _of_stage(bundle, stage["stage"])}
        if trouble := unread(read, map(tuple, bundle["out"]), stage["works"]):
            raise Fault(trouble)


def _counted(bundle: Bundle) -> Bundle:
    """Hold the ballots against their rule and count them: places become points, shares of the most."""
    if bundle.get("mode") != "ballot":
        return bundle
    ballots = _of_stage(bundle, "selection")
    if trouble := misplaced(ballots, partial=bundle["partial"]):
        raise Fault(trouble)
    works = [work for stage in bundle["stages"] for work in stage["works"]]
    sheets, forms = counted(ballots, works)
    sheets += _of_stage(bundle, "defence")
    return {**bundle, "sheets": sheets, "forms": {**bundle["forms"], **forms}}


def _sheet(bundle: Bundle, sheet: Bundle, number: int) -> None:
    names = ("sheet", "entry", "stage", "version", "marks")
    salted = DOMAIN + bytes.fromhex(sheet["salt"]) + b"|" + canonical({n: sheet[n] for n in names})
    where = f"sheet {number} (work {sheet['entry']}, juror {sheet['juror']})"
    if hashlib.sha256(salted).hexdigest() != sheet["commitment"]:
        raise Fault(f"{where}: the marks are not those the juror signed")
    scales = {scale["key"]: scale for scale in bundle["forms"][sheet["form"]]}
    for key, mark in sheet["marks"].items():
        if key in scales and not scales[key]["lowest"] <= mark <= scales[key]["highest"]:
            raise Fault(f"{where}: a mark lies outside its range")


def _equal(what: str, found: list[Bundle], told: list[Bundle]) -> None:
    for ours, theirs in zip_longest(found, told):
        if ours != theirs:
            raise Fault(f"{what}: {theirs} is told, {ours} is recomputed")


def _ranking(bundle: Bundle, stage: Bundle) -> Iterator[Bundle]:
    """Rank the works of a stage by their shares; works without a score stand last without a rank."""
    sheets = _by_work(bundle, stage["stage"])
    own = {work: _shares(bundle, sheets[work]) for work in stage["works"]}
    found = _scores(bundle, stage["stage"], sheets, stage["works"])
    for rank, group, step in _order(found, sheets, bundle, {}):
        for work in group:
            shares = own[work] or [0]
            told: Bundle = {"entry": work, "rank": rank, "score": found[work]}
            told |= {"sheets": len(own[work]), "spread": max(shares) - min(shares)}
            yield {**told, "shared": len(group) > 1, "separated_by": step}


def _final(bundle: Bundle) -> Iterator[Bundle]:
    """Join selection and defence by the declared weights."""
    rule = bundle["final"]
    selected = {row["entry"]: row["score"] for stage in bundle["stages"] for row in stage["rows"]}
    selection: Scores = {work: selected.get(work) for work in rule["works"]}
    sheets = _by_work(bundle, "defence")
    defence: Scores = _scores(bundle, "defence", sheets, list(selection))
    given = {"selection-score": selection, "defence-score": defence}
    weights = [Fraction(weight) for weight in rule["weights"]]
    finals = {work: joined([selection[work], defence[work]], weights) for work in selection}
    for rank, group, step in _order(finals, sheets, bundle, given):
        for work in group:
            told: Bundle = {"entry": work, "selection": selection[work], "defence": defence[work]}
            told |= {"final": finals[work], "rank": rank}
            yield {**told, "shared": len(group) > 1, "separated_by": step}


def _by_work(bundle: Bundle, stage: str) -> dict[int, list[Bundle]]:
    found: dict[int, list[Bundle]] = defaultdict(list)
    for sheet in _of_stage(bundle, stage):
        found[sheet["entry"]].append(sheet)
    return found


def _of_stage(bundle: Bundle, stage: str) -> list[Bundle]:
    return [sheet for sheet in bundle["sheets"] if sheet["stage"] == stage]


def _scores(
    bundle: Bundle, stage: str, sheets: dict[int, list[Bundle]], works: list[int]
) -> Scores:
    """Score works by the method the regulation declares for the stage."""
    forms = bundle["forms"]
    told = [
        (work, one["juror"], found)
        for work in works
        for one in sheets[work]
        if (found := share(forms[one["form"]], one["marks"])) is not None
    ]
    return scores(told, works, of_stage(bundle.get("method", "mean"), stage))


def _shares(bundle: Bundle, sheets: Iterable[Bundle]) -> list[int]:
    found = (share(bundle["forms"][sheet["form"]], sheet["marks"]) for sheet in sheets)
    return [one for one in found if one is not None]


def _order(
    scores: Scores, sheets: dict[int, list[Bundle]], bundle: Bundle, given: dict[str, Scores]
) -> Groups:
    """Give (rank, works that share it, the tie step that parted them); last those without a score."""
    groups: dict[int, list[int]] = defaultdict(list)
    for work, score in scores.items():
        if score is not None:
            groups[score].append(work)
    placed: Groups = []
    rank = 1
    for score in sorted(groups, reverse=True):
        equal = sorted(groups[score], key=str)
        for group, step in _part(equal, bundle["ties"], "", (bundle, sheets, given)):
            placed.append((rank, group, step))
            rank += len(group)
    unscored = sorted((work for work, score in scores.items() if score is None), key=str)
    return placed + [(None, [work], "") for work in unscored]


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
        return centre(_shares({"forms": only}, sheets.get(work, ())), "mean")
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


def canonical(value: object) -> bytes:
    """Give JSON in UTF-8 with sorted names and no spaces; text stays as it was written."""
    told = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return told.encode()


def _no_float(text: str) -> Any:
    raise ValueError(f"{text} is no whole number")


def main() -> None:
    """Check the file that is named; ends with 0 only if everything holds."""
    content = Path(sys.argv[1]).read_bytes()
    try:
        said = told(check(content))
    except Fault as fault:
        sys.exit(str(fault))
    sys.stdout.write(f"{said}\nThe file's digest: {json.loads(content)['digest']}\n")


def told(bundle: Bundle) -> str:
    """Say in one line what holds."""
    works = sum(len(stage["works"]) for stage in bundle["stages"])
    return f"{bundle['contest']}: {len(bundle['sheets'])} sheets and {works} works hold; root {bundle['root']}"


if __name__ == "__main__":
    main()
