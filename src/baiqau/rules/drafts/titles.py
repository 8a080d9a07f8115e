"""The name of a row and of a field, for whoever does not see it."""

from collections.abc import Mapping
from typing import Any

from baiqau.rules.drafts import values
from baiqau.rules.drafts.options import options
from baiqau.rules.drafts.schema import Field, top
from baiqau.rules.words.fields import label_of

TITLES = ("title", "name", "label", "text", "meaning")
LONG = 70
Tree = Mapping[str, Any]


def title(tree: Tree, field: Field, row: Tree, language: str) -> str:
    """Name a row: its number and first words in the reader's language."""
    name = next((row[one] for one in TITLES if row.get(one)), None)
    written = {code: words for code, words in values.text(name).items() if words}
    words = str(written.get(language) or next(iter(written.values()), ""))
    words = " ".join(words.split())
    words = f"{words[:LONG].rstrip()} …" if len(words) > LONG else words
    if field.label == "ties":
        words = _step(tree, field, row, language)
    number = row.get("number", row.get("mark"))
    return " ".join(str(one) for one in (number, words) if one not in (None, ""))


def _step(tree: Tree, field: Field, row: Tree, language: str) -> str:
    by = next(one for one in field.fields if one.name == "by")
    chosen = options(tree, by, str(row.get("by") or ""), language, "")
    return next((one.words for one in chosen if one.chosen and one.value), "")


def named(tree: Tree, path: str, language: str) -> str:
    """Name the field of a path with the row it stands in: «Weight · Novelty»."""
    fields: tuple[Field, ...] = tuple(top().values())
    field: Field | None = None
    value: Any = tree
    row, label = "", ""
    for step in path.split("."):
        if step.isdigit() and field is not None:
            value = value[int(step)] if isinstance(value, list) and int(step) < len(value) else {}
            value = value if isinstance(value, Mapping) else {}
            row, label = title(tree, field, value, language) or str(int(step) + 1), ""
            continue
        field = next((one for one in fields if one.name == step), None)
        if field is None:
            break
        if field.kind == "clause" and not row:
            row = label  # many parts have a clause: which one is meant
        label = _label(field, language) or label
        value, fields = value.get(step) if isinstance(value, Mapping) else None, field.fields
    return " · ".join(one for one in (label, row) if one)


def _label(field: Field, language: str) -> str:
    words = label_of(field.label)
    return words.name.within(language) if words else ""
