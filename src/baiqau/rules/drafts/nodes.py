"""The form of a draft as it is shown: fields with their words, values and faults, rows in rows."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as made
from typing import Any

from baiqau.rules.drafts import values
from baiqau.rules.drafts.options import Option, options
from baiqau.rules.drafts.schema import Field
from baiqau.rules.drafts.titles import title
from baiqau.rules.values import LANGUAGES
from baiqau.rules.words.fields import Label, label_of

Faults = Mapping[str, tuple[str, ...]]

# Fields that mean something only beside another value of the same row or part.
ONLY: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "questions.most_words": ("kind", ("short", "long")),
    "questions.choices": ("kind", ("choice", "choices")),
    "questions.least": ("kind", ("number",)),
    "questions.most": ("kind", ("number",)),
    "questions.least_rows": ("kind", ("table",)),
    "questions.most_rows": ("kind", ("table",)),
    "questions.columns": ("kind", ("table",)),
    "questions.extensions": ("kind", ("file",)),
    "questions.most_bytes": ("kind", ("file",)),
    "questions.columns.choices": ("kind", ("choice",)),
    "judging.partial_ballots": ("mode", ("ballot",)),
    "judging.rivals": ("mode", ("pairwise",)),
    "judging.never_equal": ("mode", ("pairwise",)),
    "ties.criterion": ("by", ("criterion",)),
    "awards.places.nomination": ("key", ()),
}
# Lists whose rows are long.
FOLDED = frozenset(
    {
        "clauses",
        "readings",
        "works.kinds",
        "works.forms",
        "nominations",
        "questions",
        "criteria",
        "consents",
        "publicity",
    }
)
_PICKED = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?")


@dataclass(frozen=True)
class Tongue:
    """The words of a text in one language."""

    language: str
    name: str
    value: str
    faults: tuple[str, ...]


@dataclass(frozen=True)
class Group:
    """Fields that stand open, and those most contests leave as they are."""

    nodes: tuple["Node", ...]
    more: tuple["Node", ...]


@dataclass(frozen=True)
class Row:
    """One row of a list: `was` is where it stands in the draft the page was made from."""

    path: str
    was: int
    title: str
    weight: str
    group: Group
    first: bool
    last: bool
    faults: tuple[str, ...]
    faulty: bool
    open: bool

    @property
    def number(self) -> int:
        """Its place as people count."""
        return self.was + 1


@dataclass(frozen=True)
class Node:
    """One field as it is shown."""

    field: Field
    path: str
    label: str
    help: str
    adds: str
    long: bool
    value: str = ""
    here: bool = True
    faults: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    tongues: tuple[Tongue, ...] = ()
    group: Group = made(default_factory=lambda: Group((), ()))
    rows: tuple[Row, ...] = ()
    frozen: bool = False

    @property
    def folded(self) -> bool:
        """Say whether its rows are long, and stand folded under their names."""
        return self.field.label in FOLDED

    @property
    def may_end(self) -> bool:
        """Say whether it is a part that is there and may be taken out with a button."""
        return self.field.optional and not self.field.by_lead and self.here

    @property
    def picked(self) -> bool:
        """Say whether a picker can show the moment; what was typed amiss stands as it is."""
        return not self.value or bool(_PICKED.fullmatch(self.value))

    @property
    def day(self) -> str:
        """The day beside the words of a list."""
        return "" if self.value in self.field.options else self.value

    @property
    def broken(self) -> bool:
        """Say whether a line holds several."""
        return "\n" in self.value

    @property
    def bare(self) -> bool:
        """Say whether it is a value with its clause: shown without a frame of its own."""
        return self.field.bare

    @property
    def kind(self) -> str:
        """The template that shows it."""
        return self.field.kind


@dataclass(frozen=True)
class Page:
    """What every field needs to know: the draft, its faults by path, the reader's language."""

    tree: Mapping[str, Any]
    faults: Faults
    language: str
    frozen: frozenset[str] = frozenset()
    look_at: str = ""

    @property
    def zone(self) -> str:
        """The zone in which moments are shown."""
        return values.zone_of(self.tree)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the draft; all of them while it names none."""
        told = self.tree.get("languages")
        told = told if isinstance(told, list) else []
        return tuple(one for one in LANGUAGES if one in told) or LANGUAGES

    def at(self, path: str) -> tuple[str, ...]:
        """Give the faults of one field."""
        return self.faults.get(path, ())

    def looks_at(self, path: str) -> bool:
        """Say whether the page was asked for because of this row, or of what is inside it."""
        return any(one == path or one.startswith(f"{path}.") for one in self.look_at.split(","))

    def under(self, path: str) -> bool:
        """Say whether anything is wrong with a field or inside it."""
        return any(one == path or one.startswith(f"{path}.") for one in self.faults)


def group(page: Page, fields: tuple[Field, ...], tree: Mapping[str, Any], path: str = "") -> Group:
    """Give the fields of a section, part or row; a rare one that says something stands open."""
    shown = [one for one in fields if _fits(page, one, tree, f"{path}{one.name}")]
    nodes = [(one, _node(page, one, tree.get(one.name), f"{path}{one.name}")) for one in shown]
    rare = {node.path for one, node in nodes if _rare(page, one, tree.get(one.name), node.path)}
    return Group(
        tuple(node for _, node in nodes if node.path not in rare),
        tuple(node for _, node in nodes if node.path in rare),
    )


def _fits(page: Page, field: Field, tree: Mapping[str, Any], path: str) -> bool:
    """Say whether a field means something here; one that says something is shown, to be taken out."""
    rule = ONLY.get(field.label)
    if rule is None or page.under(path):
        return True
    name, fitting = rule
    silent = tree.get(field.name) in (None, [], "", False, {}, field.default)
    return tree.get(name) in fitting or not silent


def _rare(page: Page, field: Field, value: Any, path: str) -> bool:
    words = label_of(field.label)
    return bool(words and words.rare) and not page.under(path)


def _node(page: Page, field: Field, value: Any, path: str) -> Node:
    words = label_of(field.label) or Label(name=_unnamed(field))
    common: dict[str, Any] = {
        "field": field,
        "path": path,
        "label": words.name.within(page.language),
        "help": words.help.within(page.language) if words.help else "",
        "adds": words.adds.within(page.language) if words.adds else "",
        "long": words.long,
        "faults": page.at(path),
        "frozen": path in page.frozen,
    }
    return Node(**common | _content(page, field, value, path))


def _content(page: Page, field: Field, value: Any, path: str) -> dict[str, Any]:
    if field.kind == "text":
        return {"tongues": tuple(_tongues(page, value, path))}
    if field.kind == "rows":
        return {"rows": tuple(_rows(page, field, value, path))}
    if field.kind == "part":
        here = isinstance(value, Mapping)
        inner = value if isinstance(value, Mapping) else {}
        shown = here or not field.optional or field.by_lead
        inside = group(page, field.fields, inner, f"{path}.") if shown else Group((), ())
        return {"here": shown, "group": inside}
    standing = field.default if value is None else value
    words = values.shown(field, standing, page.zone)
    return {
        "value": words if isinstance(words, str) else "",
        "options": options(page.tree, field, words, page.language, path),
    }


def _tongues(page: Page, value: Any, path: str) -> Iterator[Tongue]:
    written = values.text(value)
    for language in LANGUAGES:
        if language in page.languages or written.get(language):
            name = f"{path}.{language}"
            words = written.get(language)
            yield Tongue(language, name, str(words or ""), page.at(name))


def _rows(page: Page, field: Field, value: Any, path: str) -> Iterator[Row]:
    rows = value if isinstance(value, list) else []
    for place, row in enumerate(rows):
        inner = row if isinstance(row, Mapping) else {}
        where = f"{path}.{place}"
        yield Row(
            where,
            place,
            title(page.tree, field, inner, page.language),
            str(inner.get("weight") or ""),
            group(page, field.fields, inner, f"{where}."),
            first=place == 0,
            last=place == len(rows) - 1,
            faults=page.at(where),
            faulty=page.under(where),
            open=page.under(where) or page.looks_at(where),
        )


def _unnamed(field: Field) -> Any:
    raise LookupError(f"no words for {field.label}")
