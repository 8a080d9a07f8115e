"""Holds a results bundle against the journal: what was signed, closed and corrected there, and no more."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from baiqau.proof import chain, signature

HEAD = "journal-head"
SIGNED = "sheet.signed"
CLOSED = "audience.closed"
CORRECTED = "correction.published"
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
    return _by_acts(told, [json.loads(line) for line in lines[:length]])


def _by_acts(told: dict[str, Any], acts: list[dict[str, Any]]) -> str:
    standing = _standing(acts)
    published = {sheet["commitment"] for sheet in told["sheets"]}
    if published - standing:
        return "a sheet of the bundle was never signed in the journal, or was undone"
    if published != standing:
        return "a sheet signed in the journal is not in the bundle"
    closed = [act["facts"]["root"] for act in acts if act["kind"] == CLOSED]
    if told.get("audience", {}).get("root") != (closed[-1] if closed else None):
        return "the ballots are not those which the journal names at the close of the vote"
    later = [act["facts"]["digest"] for act in acts if act["kind"] == CORRECTED]
    if [one["digest"] for one in told.get("corrections", ())] != later:
        return "the later versions of the result are not those which the journal names"
    return ""


def _standing(acts: Iterable[Mapping[str, Any]]) -> set[str]:
    found: dict[str, str] = {}
    for act in acts:
        if act["kind"] == SIGNED:
            found[act["subject"]] = act["facts"]["commitment"]
        elif act["kind"] in UNDONE:
            found.pop(act["subject"], None)
    return set(found.values())
