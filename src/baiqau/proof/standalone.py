"""Recomputes a published result from its bundle: handed out as one file (`program`), plain Python.

    python standalone.py results.json

Recomputed: every commitment and the root over them, the seed of the assignment, shares of the reachable
maximum (whole millionths), ranking with ties, final score, draw, votes of the audience. A file cannot vouch for itself:
compare the digest that is printed with the one in the protocol or on the institution's page.
"""

import hashlib
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from itertools import zip_longest
from pathlib import Path
from typing import Any

from baiqau.fairness.audience import chosen, counted
from baiqau.fairness.ballots import of_stage
from baiqau.fairness.draw import order
from baiqau.fairness.exact import joined, scores, share
from baiqau.fairness.pairs import strengths
from baiqau.proof.recounted import Bundle, Scores, placed, shares
from baiqau.proof.together import counted_together, root, unread

FORMAT = "baiqau-results-1"
DOMAIN = b"baiqau-sheet-1|"
VOTE = b"baiqau-vote-1|"


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
    _together(bundle, bundle["sheets"], "sheet")
    _seeded(bundle)
    _read_by_all(bundle)
    _ranked(_counted(bundle))
    sittings = bundle.get("sittings", [])
    _drawn([bundle["draw"], *sittings])
    if sittings:
        _divided(bundle, sittings)
    if "audience" in bundle:
        _audience(bundle, bundle["audience"])


def _ranked(bundle: Bundle) -> None:
    for stage in bundle["stages"]:
        _equal(f"the ranking of {stage['stage']}", list(_ranking(bundle, stage)), stage["rows"])
    if bundle["final"]:
        _equal("the final ranking", list(_final(bundle)), bundle["final"]["rows"])


def _together(told: Bundle, kept: list[Bundle], what: str) -> None:
    commitments = [one["commitment"] for one in kept]
    if len(set(commitments)) != len(commitments):
        raise Fault(f"a {what} stands twice in the bundle")
    if root(commitments) != told["root"]:
        raise Fault(f"the root does not stand over these {what}s: one is missing or added")


def _drawn(orders: list[Bundle]) -> None:
    for told in orders:
        works = [str(work) for work in told["order"]]
        if order(works, seed=told["seed"]) != works:
            raise Fault("the running order is not the one this seed draws")


def _divided(bundle: Bundle, sittings: list[Bundle]) -> None:
    """Hold several sittings together: each finalist speaks in one, the one it was dealt to."""
    heard = sorted(work for one in sittings for work in one["order"])
    if heard != sorted({*heard, *bundle["final"]["works"]}):
        raise Fault("the sittings do not hear every finalist once")
    if bundle["divided"] != "draw":
        return
    if bundle["draw"]["seed"] != " / ".join(one["seed"] for one in sittings):
        raise Fault("the finalists were not divided from the seeds of the sittings")
    for place, one in enumerate(sittings):
        if set(one["order"]) - set(bundle["draw"]["order"][place :: len(sittings)]):
            raise Fault("a work speaks in another sitting than the one it was dealt to")


def _audience(bundle: Bundle, told: Bundle) -> None:
    """Open every ballot, count the votes, give the award by the declared rule."""
    for number, ballot in enumerate(told["ballots"], 1):
        said = {"contest": bundle["contest"], "entry": ballot["entry"]}
        if _committed(VOTE, ballot["salt"], said) != ballot["commitment"]:
            raise Fault(f"ballot {number}: this is not the work the voter chose")
    _together(told, told["ballots"], "ballot")
    votes = counted((one["entry"] for one in told["ballots"]), told["works"])
    found = [{"entry": work, "votes": number} for work, number in sorted(votes.items())]
    _equal("the votes of the audience", found, told["votes"])
    ranks = {row["entry"]: row["rank"] for row in bundle["final"]["rows"]}
    if chosen(votes, ranks, told["tie"]) != told["given"]:
        raise Fault("the audience award does not go to the work with most votes")


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
    """Hold ballots and comparisons against their rule and count them: sheets of points, strengths."""
    told, trouble = counted_together(bundle, _of_stage(bundle, "selection"))
    if trouble:
        raise Fault(trouble)
    if "choices" in told:
        works = [work for stage in bundle["stages"] for work in stage["works"]]
        told["strengths"] = strengths(told["choices"], works)
    return {**bundle, **told, "sheets": told["sheets"] + _of_stage(bundle, "defence")}


def _sheet(bundle: Bundle, sheet: Bundle, number: int) -> None:
    names = ("sheet", "entry", "stage", "version", "marks")
    where = f"sheet {number} (work {sheet['entry']}, juror {sheet['juror']})"
    signed = {name: sheet[name] for name in names}
    if _committed(DOMAIN, sheet["salt"], signed) != sheet["commitment"]:
        raise Fault(f"{where}: the marks are not those the juror signed")
    scales = {scale["key"]: scale for scale in bundle["forms"][sheet["form"]]}
    for key, mark in sheet["marks"].items():
        if key in scales and not scales[key]["lowest"] <= mark <= scales[key]["highest"]:
            raise Fault(f"{where}: a mark lies outside its range")


def _committed(domain: bytes, salt: str, said: Bundle) -> str:
    salted = domain + bytes.fromhex(salt) + b"|" + canonical(said)
    return hashlib.sha256(salted).hexdigest()


def _equal(what: str, found: list[Bundle], told: list[Bundle]) -> None:
    for ours, theirs in zip_longest(found, told):
        if ours != theirs:
            raise Fault(f"{what}: {theirs} is told, {ours} is recomputed")


def _ranking(bundle: Bundle, stage: Bundle) -> Iterator[Bundle]:
    """Rank the works of a stage by their shares; works without a score stand last without a rank."""
    sheets = _by_work(bundle, stage["stage"])
    own = {work: shares(bundle, sheets[work]) for work in stage["works"]}
    found = _scores(bundle, stage["stage"], sheets, stage["works"])
    for rank, group, step in placed(found, sheets, bundle, {}):
        for work in group:
            given = own[work] or [0]
            told: Bundle = {"entry": work, "rank": rank, "score": found[work]}
            told |= {"sheets": len(own[work]), "spread": max(given) - min(given)}
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
    for rank, group, step in placed(finals, sheets, bundle, given):
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
