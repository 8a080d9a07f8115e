"""Rows of a draft added, moved and taken out; parts begun and taken out; clauses numbered."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

from baiqau.rules.drafts.faults import at
from baiqau.rules.drafts.schema import Field, inside, top
from baiqau.rules.values import Value

Tree = dict[str, Any]
# What the key of a new row begins with; a number follows.
KEYS: Mapping[str, str] = {
    "stages": "stage",
    "works.kinds": "kind",
    "works.forms": "form",
    "nominations": "nomination",
    "questions": "question",
    "questions.choices": "answer",
    "questions.columns": "column",
    "questions.columns.choices": "answer",
    "criteria": "criterion",
    "awards.places": "place",
    "awards.nominations": "award",
    "publicity": "duty",
    "consents": "consent",
    "readings": "reading",
}
# Lists that must not share a key: everything that can be won.
_SHARED = ("awards.places", "awards.nominations")
# What a new row says from the first: it may be changed at once.
BEGUN: Mapping[str, Mapping[str, Any]] = {
    "consents": {"version": 1, "required": False, "asked": "entry"},
    "awards.places": {"count": 1},
    "awards.nominations": {"count": 1},
    "criteria": {"weight": 10, "lowest": 0, "highest": 10},
    "questions": {"kind": "long"},
    "questions.columns": {"kind": "short"},
    "publicity": {"channels": ["site"]},
}
_STAGES = ("call", "selection", "defence", "award")
_NUMBER = re.compile(r"\d+(\.\d+)*")
_ACTS = re.compile(r"(add|drop|up|down|begin|end):([a-z_]+(?:\.(?:[a-z_]+|\d{1,4}))*)", re.ASCII)


def act(tree: Mapping[str, Any], words: str) -> tuple[Tree, str] | None:
    """Do what a button says, `add:criteria.0.anchors`; give the draft and the path to look at.

    None where there is no such act, or nothing to do it to: the page was older than the draft.
    """
    found = _ACTS.fullmatch(words)
    if found is None:
        return None
    name, path = found.groups()
    after = deepcopy(dict(tree))
    steps = path.split(".")
    field = field_at(steps)
    if field is None:
        return None
    if name in ("begin", "end"):
        return _part(after, steps, field, begins=name == "begin")
    if name == "add":
        return _add(after, steps, field)
    return _row(after, steps, name)


def field_at(steps: list[str]) -> Field | None:
    """Give the field at a path of the draft; numbers of rows are passed over."""
    fields, found = tuple(top().values()), None
    for step in steps:
        if step.isdigit():
            continue
        found = next((one for one in fields if one.name == step), None)
        if found is None:
            return None
        fields = found.fields
    return found


def keyed(tree: Mapping[str, Any], path: str) -> list[Mapping[str, Any]]:
    """Give the rows of a list of the draft that have a key."""
    value = at(tree, path)
    rows = value if isinstance(value, list) else []
    return [row for row in rows if isinstance(row, Mapping) and row.get("key")]


def settled(tree: Mapping[str, Any]) -> Tree:
    """Give stages the keys by which the house knows them: the first of a kind is called like it."""
    after = dict(tree)
    rows = after.get("stages")
    if not isinstance(rows, list):
        return after
    taken = {row.get("key") for row in rows if isinstance(row, Mapping)}
    after["stages"] = [_settled(row, taken) for row in rows]
    return after


def _settled(row: Any, taken: set[Any]) -> Any:
    if not isinstance(row, Mapping) or not re.fullmatch(r"stage-\d+", str(row.get("key"))):
        return row
    kind = row.get("kind")
    if kind not in _STAGES or kind in taken:
        return row
    taken.add(kind)
    return {**row, "key": kind}


def _add(tree: Tree, steps: list[str], field: Field) -> tuple[Tree, str] | None:
    """Add a row at the end of a list, or behind the row the path leads to."""
    behind = int(steps.pop()) if steps[-1].isdigit() else None
    holder = _holder(tree, steps[:-1])
    if field.kind != "rows" or holder is None:
        return None
    rows = holder.get(steps[-1])
    rows = rows if isinstance(rows, list) else []
    place = len(rows) if behind is None else min(behind + 1, len(rows))
    rows.insert(place, _new(tree, field, rows, place))
    holder[steps[-1]] = rows
    return tree, ".".join([*steps, str(place)])


def _new(tree: Tree, field: Field, rows: list[Any], place: int) -> Tree:
    row: Tree = deepcopy(dict(BEGUN.get(field.label, {})))
    if field.label == "clauses":
        return {"number": next_number(rows, place), "text": {}}
    before = rows[place - 1] if place else rows[0] if rows else {}
    clause = before.get("clause") if isinstance(before, Mapping) else None
    names = {one.name for one in field.fields}
    if field.label in KEYS:
        lists = [rows, *(keyed(tree, one) for one in _SHARED if field.label in _SHARED)]
        row = {"key": _free(KEYS[field.label], [one for rows in lists for one in rows])} | row
    if clause and "clause" in names:
        row["clause"] = clause
    if field.label == "criteria.anchors":
        row["mark"] = _next_mark(rows)
    return row


def _free(word: str, rows: list[Any]) -> str:
    taken = {row.get("key") for row in rows if isinstance(row, Mapping)}
    number = len(rows) + 1
    while f"{word}-{number}" in taken:
        number += 1
    return f"{word}-{number}"


def _next_mark(rows: list[Any]) -> int:
    marks = [row.get("mark") for row in rows if isinstance(row, Mapping)]
    return max((mark for mark in marks if isinstance(mark, int)), default=-1) + 1


def _row(tree: Tree, steps: list[str], name: str) -> tuple[Tree, str] | None:
    holder = _holder(tree, steps[:-2]) if steps[-1].isdigit() else None
    rows = holder.get(steps[-2]) if holder is not None else None
    place = int(steps[-1]) if steps[-1].isdigit() else 0
    if not isinstance(rows, list) or place >= len(rows):
        return None
    where = steps[:-1]
    if name == "drop":
        del rows[place]
        near = [str(min(place, len(rows) - 1))] if rows else []
        return tree, ".".join([*where, *near])
    other = place - 1 if name == "up" else place + 1
    if 0 <= other < len(rows):
        rows[place], rows[other] = rows[other], rows[place]
        place = other
    return tree, ".".join([*where, str(place)])


def _part(tree: Tree, steps: list[str], field: Field, *, begins: bool) -> tuple[Tree, str] | None:
    holder = _holder(tree, steps[:-1])
    if field.kind != "part" or not field.optional or holder is None:
        return None
    if not begins:
        holder.pop(steps[-1], None)
    elif not isinstance(holder.get(steps[-1]), Mapping):
        keys = [one for one in inside(field.model or Value) if one.name == "key"]
        holder[steps[-1]] = {one.name: one.default for one in keys}
    return tree, ".".join(steps)


def _holder(tree: Tree, steps: list[str]) -> Tree | None:
    """Give what holds the last step; a part on the way that is not there yet is begun."""
    value: Any = tree
    for step in steps:
        if isinstance(value, list):
            value = value[int(step)] if step.isdigit() and int(step) < len(value) else None
        elif isinstance(value, dict):
            value = value.setdefault(step, {})
    return value if isinstance(value, dict) else None


def next_number(rows: list[Any], place: int) -> str:
    """Give the number of a new clause: the next free one behind the clause it follows.

    Behind an article's title comes its first clause; numbers that are there stay as they are.
    """
    taken = {str(row.get("number")) for row in rows if isinstance(row, Mapping)}
    before = rows[place - 1] if place else {}
    before = before if isinstance(before, Mapping) else {}
    number = str(before.get("number") or "")
    if not _NUMBER.fullmatch(number):
        return next(one for one in _counted("") if one not in taken)
    if before.get("heading") is True:
        return next(one for one in _counted(f"{number}.") if one not in taken)
    stem, _, last = number.rpartition(".")
    begin = f"{stem}." if stem else ""
    return next(one for one in _counted(begin, int(last) + 1) if one not in taken)


def _counted(begin: str, number: int = 1) -> Iterator[str]:
    while True:
        yield f"{begin}{number}"
        number += 1


def renumbered(before: Mapping[str, Any], after: Tree, was: list[int | None]) -> Tree:
    """Let what cites a clause follow its new number; `was` tells where each clause stood before.

    Only a number that was one clause's and is nobody's any more is followed, to one that is a number
    and one clause's alone.
    """
    old, new = (_numbers(one) for one in (before, after))
    single, fresh = (_once(one) for one in (old, new))
    moved = {
        old[there]: number
        for number, there in zip(new, was, strict=False)
        if there is not None and there < len(old) and old[there] in single - set(new)
        if number in fresh and _NUMBER.fullmatch(number)
    }
    return _cited(after, moved) if moved else after


def _once(numbers: list[str]) -> set[str]:
    return {number for number, count in Counter(numbers).items() if count == 1}


def _numbers(tree: Mapping[str, Any]) -> list[str]:
    rows = tree.get("clauses")
    rows = rows if isinstance(rows, list) else []
    return [str(row.get("number") or "") if isinstance(row, Mapping) else "" for row in rows]


def _cited(value: Any, moved: Mapping[str, str]) -> Any:
    if isinstance(value, list):
        return [_cited(one, moved) for one in value]
    if not isinstance(value, Mapping):
        return value
    return {
        name: moved.get(one, one)
        if name in ("clause", "kinds_clause") and isinstance(one, str)
        else _cited(one, moved)
        for name, one in value.items()
    }
