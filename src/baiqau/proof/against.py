"""Holds a results bundle against the journal: what was signed, drawn, ranked, sealed, closed and corrected."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from baiqau.proof import canonical, chain, corrected, signature

Act = Mapping[str, Any]

HEAD = "journal-head"
SIGNED = "sheet.signed"
CLOSED = "audience.closed"
CORRECTED = "correction.published"
VERSION = "contest.version"
RANKED = "ranking.computed"
DRAWN = "sitting.drawn"
DIVIDED = "sitting.divided"
SEALED = "result.sealed"
PUBLISHED = "bundle.published"
FIRST = 1  # the version of a result that was published first
UNDONE = frozenset({"sheet.unlocked", "sheet.recused", "sheet.withdrawn", "sheet.cannot-judge"})


def trouble(told: dict[str, Any], journal: Iterable[str]) -> str:
    """Give "" when the bundle's head is the journal's and it tells what the journal tells; else what not.

    What was signed there, and not undone before the head was taken, is what counts.
    """
    head = signature.read(str(told["head"]))
    if head.get("kind") != HEAD:
        return "the bundle carries no head of a journal"
    length = int(str(head["length"]))
    kept = chain.Head(length, str(head["digest"]), str(head["root"]))
    lines = list(journal)
    verdict = chain.verify(lines, kept=kept)
    if not verdict.holds:
        return f"the journal does not hold: {verdict.trouble}"
    acts = [json.loads(line) for line in lines]
    found = (*_by_acts(told, acts[:length]), _as_published(told, acts))
    return next((one for one in found if one), "")


def _by_acts(told: dict[str, Any], acts: list[Act]) -> Iterator[str]:
    """Give the first trouble in each part that the acts before the head tell of."""
    yield _sheets(told, _standing(acts))
    yield _rules(told, acts)
    yield _draws(told, acts)
    yield _rows(told, acts)
    closed = [one["root"] for one in _facts(acts, CLOSED)]
    if told.get("audience", {}).get("root") != (closed[-1] if closed else None):
        yield "the ballots are not those which the journal names at the close of the vote"
    yield _corrections(told, acts)


def _sheets(told: dict[str, Any], standing: set[str]) -> str:
    published = {sheet["commitment"] for sheet in told["sheets"]}
    if published - standing:
        return "a sheet of the bundle was never signed in the journal, or was undone"
    if published != standing:
        return "a sheet signed in the journal is not in the bundle"
    return ""


def _rules(told: dict[str, Any], acts: list[Act]) -> str:
    """Hold the regulation's versions against those the journal saw published."""
    named = [(one["version"], one["digest"]) for one in told["versions"]]
    seen = [(one["number"], one["digest"]) for one in _facts(acts, VERSION)]
    if (
        sorted(named) != sorted(seen)
        or (told["rules"]["version"], told["rules"]["digest"]) not in seen
    ):
        return "the regulation's versions are not those which the journal names"
    return ""


def _draws(told: dict[str, Any], acts: list[Act]) -> str:
    """Hold every draw against its act: one sitting, or several and how the finalists were divided."""
    seen = sorted(
        (int(one.get("sitting", 1)), str(one["seed"]), [int(work) for work in one["order"]])
        for one in _facts(acts, DRAWN)
    )
    named = [(one["sitting"], one["seed"], one["order"]) for one in told.get("sittings", ())]
    whole = (told["draw"]["seed"], told["draw"]["order"])
    ways = [str(one["way"]) for one in _facts(acts, DIVIDED)]
    if len(seen) > 1:
        holds = named == seen and told["divided"] == (ways[-1] if ways else "")
        holds &= told["divided"] == "draw" or whole == ("", [])
    else:
        holds = not named and whole == (seen[0][1:] if seen else ("", []))
    return "" if holds else "the order was not drawn as the journal tells it"


def _rows(told: dict[str, Any], acts: list[Act]) -> str:
    """Hold the frozen rows against the last ranking of the selection and the sealed result."""
    ranked = [one["digest"] for one in _facts(acts, RANKED) if one["stage"] == "selection"]
    named = [(one["stage"], canonical.digest(one["rows"])) for one in told["stages"]]
    if named != [("selection", one) for one in ranked[-1:]]:
        return "the ranking is not the one which the journal names"
    sealed = [one["digest"] for one in _facts(acts, SEALED)]
    final = [canonical.digest(told["final"]["rows"])] if told["final"] else []
    return "" if final == sealed[-1:] else "the result is not the one which the journal saw sealed"


def _corrections(told: dict[str, Any], acts: list[Act]) -> str:
    seen = _facts(acts, CORRECTED)
    named = told.get("corrections", [])
    if [one["digest"] for one in named] != [one["digest"] for one in seen]:
        return "the later versions of the result are not those which the journal names"
    for one, act in zip(named, seen, strict=True):
        if act.get("changes", corrected.changes(one)) != corrected.changes(
            one
        ):  # older acts are silent
            return f"version {one['number']} strikes out or lets in what the journal does not name"
    return ""


def _as_published(told: dict[str, Any], acts: list[Act]) -> str:
    """Hold the whole bundle against the digest with which the journal saw this version go out, if it did."""
    version = FIRST + len(told.get("corrections", ()))
    out = [one["digest"] for one in _facts(acts, PUBLISHED) if one.get("version", FIRST) == version]
    if out and canonical.digest(told) not in out:
        return "the bundle is not the one which the journal saw published"
    return ""


def _facts(acts: Iterable[Act], kind: str) -> list[Act]:
    return [act["facts"] for act in acts if act["kind"] == kind]


def _standing(acts: Iterable[Act]) -> set[str]:
    found: dict[str, str] = {}
    for act in acts:
        if act["kind"] == SIGNED:
            found[act["subject"]] = act["facts"]["commitment"]
        elif act["kind"] in UNDONE:
            found.pop(act["subject"], None)
    return set(found.values())
