"""A section written into a draft: read, its button pressed, what hangs on it settled."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from baiqau.rules.drafts import reading, rows
from baiqau.rules.drafts.sections import Section
from baiqau.rules.drafts.values import Posted

Tree = dict[str, Any]
_SIGNS = 20


def mark(tree: Mapping[str, Any], parts: Iterable[str] | None = None) -> str:
    """Name what stands in these parts of a draft, or in all of it: other words, another name."""
    chosen = tree if parts is None else {part: tree.get(part) for part in parts}
    words = json.dumps(dict(chosen), ensure_ascii=True, sort_keys=True)
    return hashlib.sha256(words.encode()).hexdigest()[:_SIGNS]


def written(
    tree: Mapping[str, Any], section: Section, posted: Posted, act: str = ""
) -> tuple[Tree, str]:
    """Give the draft with the section as a page sent it and its button pressed, and the path to look at.

    A button of another section, or for a row that is gone, does nothing.
    """
    after = rows.settled(reading.read(tree, section.fields, posted))
    if "clauses" in section.parts:
        after = rows.renumbered(tree, after, _was(posted))
    path = act.partition(":")[2]
    done = rows.act(after, act) if path.split(".")[0] in section.parts else None
    return done or (after, "")


def _was(posted: Posted) -> list[int | None]:
    """Give where each clause of the page stood before."""
    count = posted.number(f"clauses.{reading.ROWS}") or 0
    return [
        posted.number(f"clauses.{place}.{reading.WAS}")
        for place in range(min(count, reading.MOST_ROWS))
    ]
