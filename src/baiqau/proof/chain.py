"""Checking an exported journal: every line's digest, the order, and the link to the line before.

A line is the canonical form of an act with its digest; the digest covers everything else in it,
the digest of the line before included. The tree over the digests (see `merkle`) gives the root
that stands in signed heads. Only the standard library is needed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from baiqau.proof import canonical
from baiqau.proof.merkle import Growing

START = "0" * 64
NO_ROOT = Growing().root().hex()

WORDS = {
    "not-a-line": "line {number} is not a line of a journal",
    "moved": "line {number} carries another number: a line is missing, added or moved",
    "unlinked": "line {number} does not follow the line before it",
    "changed": "line {number} was changed after it was written",
    "cut": "line {number} is missing: the end of the journal was cut off",
    "other-head": "line {number} is not the one whose digest was kept",
    "surplus": "line {number} was added past the end that was kept",
}


class Head(NamedTuple):
    """What is kept, signed and printed of a chain: how many lines, the last digest, the tree's root."""

    length: int
    digest: str
    root: str = ""


@dataclass(frozen=True)
class Verdict:
    """Whether everything holds; else the first thing that does not, as a code and in English.

    `lines` hold, with `head` as the digest of the last of them and `root` over all of them.
    """

    holds: bool
    lines: int
    head: str
    root: str = NO_ROOT
    code: str = ""

    @property
    def trouble(self) -> str:
        return WORDS[self.code].format(number=self.lines + 1) if self.code else ""


def verify(lines: Iterable[str], *, kept: Head | None = None) -> Verdict:
    """Check the lines of an export in one pass; stops at the first that does not hold.

    `kept` is a head from elsewhere (database, protocol, letter): without one, lines cut off at the
    end are not noticed. Lines after a kept head are the journal's later life.
    """
    tree, previous = Growing(), START
    for text in lines:
        code, claimed = _read(text, tree.size + 1, previous)
        if not code and kept and tree.size + 1 == kept.length and claimed != kept.digest:
            code = "other-head"
        if code:
            return Verdict(False, tree.size, previous, tree.root().hex(), code)
        tree.add(bytes.fromhex(claimed))
        previous = claimed
        if kept and kept.root and tree.size == kept.length and tree.root().hex() != kept.root:
            return Verdict(False, tree.size - 1, previous, tree.root().hex(), "other-head")
    cut = kept is not None and tree.size < kept.length
    return Verdict(not cut, tree.size, previous, tree.root().hex(), "cut" if cut else "")


def line(content: Mapping[str, object]) -> str:
    """Give the line of an act: its content with its digest, in canonical form."""
    return canonical.encode({**content, "digest": canonical.digest(content)}).decode()


def _read(text: str, number: int, previous: str) -> tuple[str, str]:
    """Give what is wrong with one line, and the digest it claims."""
    try:
        told = canonical.decode(text)
        exact = isinstance(told, dict) and canonical.encode(told) == text.encode()
    except (ValueError, TypeError, RecursionError):
        exact = False
    if not exact or not isinstance(told, dict) or not _is_digest(told.get("digest")):
        return "not-a-line", ""
    claimed = str(told.pop("digest"))
    if told.get("number") != number:
        return "moved", claimed
    if told.get("previous") != previous:
        return "unlinked", claimed
    return ("" if canonical.digest(told) == claimed else "changed"), claimed


def _is_digest(value: object) -> bool:
    return (
        isinstance(value, str)
        and len(value) == len(START)
        and set(value) <= set("0123456789abcdef")
    )
