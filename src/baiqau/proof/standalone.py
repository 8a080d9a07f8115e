"""Recomputes a published result from its bundle: handed out as one file (`program`), plain Python.

    python standalone.py results.json

Recomputed: every commitment and the root over them, the seed of the assignment, shares of the reachable
maximum (whole millionths), ranking with ties, final score, later versions after an appeal, draw, votes. A file cannot vouch for itself:
compare the digest that is printed with the one in the protocol or on the institution's page.
"""

import hashlib
import json
import sys
from itertools import zip_longest
from pathlib import Path
from typing import Any

from baiqau.fairness.audience import chosen, counted
from baiqau.fairness.draw import order
from baiqau.fairness.pairs import strengths
from baiqau.proof.corrected import later
from baiqau.proof.recounted import Bundle, canonical, final, of_the_stage, ranking, selected
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
    _corrected(bundle)
    sittings = bundle.get("sittings", [])
    _drawn([bundle["draw"], *sittings])
    if sittings:
        _divided(bundle, sittings)
    if "audience" in bundle:
        _audience(bundle, bundle["audience"])


def _ranked(bundle: Bundle) -> None:
    for stage in bundle["stages"]:
        found = list(ranking(bundle, stage["stage"], stage["works"]))
        _equal(f"the ranking of {stage['stage']}", found, stage["rows"])
    if bundle["final"]:
        found = list(final(bundle, selected(bundle["stages"], bundle["final"]["works"])))
        _equal("the final ranking", found, bundle["final"]["rows"])


def _corrected(bundle: Bundle) -> None:
    """Compute every later version of the result again: the same sheets without what was struck out."""
    for what, found, told in later(bundle, _counted):
        _equal(what, found, told)


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
    if canonical(chosen(votes, ranks, told["tie"])) != canonical(told["given"]):
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
        read = {(one["entry"], one["juror"]) for one in of_the_stage(bundle, stage["stage"])}
        if trouble := unread(read, map(tuple, bundle["out"]), stage["works"]):
            raise Fault(trouble)


def _counted(bundle: Bundle) -> Bundle:
    """Hold ballots and comparisons against their rule and count them: sheets of points, strengths."""
    told, trouble = counted_together(bundle, of_the_stage(bundle, "selection"))
    if trouble:
        raise Fault(trouble)
    if "choices" in told:
        works = [work for stage in bundle["stages"] for work in stage["works"]]
        told["strengths"] = strengths(told["choices"], works)
    return {**bundle, **told, "sheets": told["sheets"] + of_the_stage(bundle, "defence")}


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
        if canonical(ours) != canonical(theirs):  # 0 is not false
            raise Fault(f"{what}: {theirs} is told, {ours} is recomputed")


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
    later_ones = "".join(f", version {one['number']}" for one in bundle.get("corrections", ()))
    hold = f"{len(bundle['sheets'])} sheets and {works} works{later_ones} hold"
    return f"{bundle['contest']}: {hold}; root {bundle['root']}"


if __name__ == "__main__":
    main()
