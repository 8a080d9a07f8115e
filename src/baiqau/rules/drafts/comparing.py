"""Two wordings of a section beside each other, field by field, as the form shows them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from baiqau.rules.difference import Segment, segments
from baiqau.rules.drafts import nodes
from baiqau.rules.drafts.nodes import Group, Page
from baiqau.rules.drafts.sections import Section


@dataclass(frozen=True)
class Torn:
    """A field in which two wordings differ: where it is, and how one becomes the other."""

    path: str
    label: str
    segments: tuple[Segment, ...]


def torn(
    section: Section, kept: Mapping[str, Any], typed: Mapping[str, Any], language: str
) -> tuple[Torn, ...]:
    """Give the fields in which what was typed differs from what is kept, in the order of the form."""
    theirs, mine = (_flat(section, tree, language) for tree in (kept, typed))
    found = []
    for path in dict.fromkeys((*mine, *theirs)):
        label = (mine.get(path) or theirs[path])[0]
        old, new = (flat.get(path, ("", ""))[1] for flat in (theirs, mine))
        if old != new:
            found.append(Torn(path, label, segments(old, new)))
    return tuple(found)


def _flat(section: Section, tree: Mapping[str, Any], language: str) -> dict[str, tuple[str, str]]:
    page = Page(tree, {}, language)
    return dict(_leaves(nodes.group(page, section.fields, tree), ()))


def _leaves(group: Group, within: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, str]]]:
    for node in (*group.nodes, *group.more):
        label = " · ".join((*within, node.label))
        for tongue in node.tongues:
            yield tongue.name, (f"{label} ({tongue.language})", tongue.value)
        for row in node.rows:
            yield from _leaves(row.group, (*within, node.label, row.title or str(row.number)))
        if node.kind == "part":
            yield from _leaves(node.group, (*within, node.label))
        elif node.kind not in ("text", "rows", "hidden"):
            chosen = ", ".join(one.words for one in node.options if one.chosen)
            yield node.path, (label, chosen or node.value)
