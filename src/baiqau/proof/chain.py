"""Checking an exported journal: every line's digest, the order, and the link to the line before."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from baiqau.proof import canonical

START = "0" * 64


@dataclass(frozen=True)
class Verdict:
    """Whether everything holds; else the first thing that does not."""

    holds: bool
    lines: int
    head: str
    trouble: str = ""


def verify(lines: Iterable[str]) -> Verdict:
    """Check JSON lines as written by `baiqau journal`; stops at the first that does not hold."""
    previous, number = START, 0
    for text in lines:
        number += 1
        trouble = _trouble(text, number, previous)
        if trouble:
            return Verdict(holds=False, lines=number - 1, head=previous, trouble=trouble)
        previous = json.loads(text)["digest"]
    return Verdict(holds=True, lines=number, head=previous)


def _trouble(text: str, number: int, previous: str) -> str:
    """Name what is wrong with one line; nothing when it holds."""
    try:
        line = json.loads(text)
        claimed = line.pop("digest")
        found = canonical.digest(line)
    except (ValueError, KeyError, TypeError, AttributeError):
        return f"line {number} is not a line of a journal"
    if line.get("number") != number:
        return f"line {number} carries the number {line.get('number')}: a line is missing or moved"
    if line.get("previous") != previous:
        return f"line {number} does not follow the line before it"
    if found != claimed:
        return f"line {number} was changed after it was written"
    return ""
