"""A section of the form read into the draft. What the page shows unchanged stays exactly as it was."""

from collections.abc import Iterable, Mapping
from typing import Any

from baiqau.rules.drafts import values
from baiqau.rules.drafts.schema import Field
from baiqau.rules.drafts.values import Posted
from baiqau.rules.values import LANGUAGES

MOST_ROWS = 500
ROWS, WAS, KEY = "rows", "was", "key"
Tree = dict[str, Any]


def read(tree: Mapping[str, Any], fields: Iterable[Field], posted: Posted) -> Tree:
    """Give the draft with what a page of these fields sent; what the page did not have stays."""
    return _part(tree, fields, posted, "", values.zone_of(tree))


def _part(
    before: Mapping[str, Any], fields: Iterable[Field], posted: Posted, path: str, zone: str
) -> Tree:
    """Give a part with its fields read, in the order of the document; unknown names stay."""
    after = dict(before)
    for field in fields:
        value = _value(field, before.get(field.name), posted, f"{path}{field.name}", zone)
        if value is None:
            after.pop(field.name, None)
        else:
            after[field.name] = value
    return after


def _value(field: Field, before: Any, posted: Posted, path: str, zone: str) -> Any:
    if field.kind == "rows":
        return _rows(field, before, posted, path, zone)
    if field.kind == "part":
        return _inner(field, before, posted, path, zone)
    if field.kind == "text":
        return _text(field, before, posted, path)
    if not posted.has(path):
        return before
    return _leaf(field, before, posted, path, zone)


def _leaf(field: Field, before: Any, posted: Posted, path: str, zone: str) -> Any:
    standing = field.default if before is None else before
    if field.kind in ("choices", "picks"):
        ticked = posted.all(path)
        if set(ticked) == set(values.shown(field, standing, zone)):
            return before
        return values.read(field, ticked, zone) or ([] if field.default is None else None)
    typed = posted.one(path)
    if field.kind == "day" and typed == values.DAY:
        typed = posted.one(f"{path}.{values.DAY}") or values.DAY
    if values.flat(typed) == values.flat(values.shown(field, standing, zone)):
        return before
    return values.read(field, typed, zone)


def _text(field: Field, before: Any, posted: Posted, path: str) -> Any:
    """Read the languages the page had; a text without any words is none where it may be missing."""
    old = values.text(before)
    after: Tree = dict(old)
    for language in LANGUAGES:
        name = f"{path}.{language}"
        typed = values.flat(posted.one(name))
        if not posted.has(name) or typed == values.flat(old.get(language) or ""):
            continue
        after.pop(language, None)
        if typed.strip():
            after[language] = typed.strip()
    if after == old:
        return before
    return after or (None if field.optional else {})


def _inner(field: Field, before: Any, posted: Posted, path: str, zone: str) -> Any:
    """Read a part; one that may be missing comes and goes with its first value."""
    here = isinstance(before, Mapping)
    after = _part(before if here else {}, field.fields, posted, f"{path}.", zone)
    if not field.by_lead:
        return after if here or not field.optional else before
    was, now = (_led(field, one) for one in (before if here else {}, after))
    if here:
        return None if was and not now else after
    return after if now else before


def _led(field: Field, part: Mapping[str, Any]) -> bool:
    """Say whether the first value of a part is written; a box that is not ticked says something too."""
    lead = field.fields[0]
    value = part.get(lead.name)
    if lead.kind == "part":
        return isinstance(value, Mapping) and _led(lead, value)
    return value not in (None, "", [], {}) and (value is not False or bool(part.get("clause")))


def _rows(field: Field, before: Any, posted: Posted, path: str, zone: str) -> Any:
    count = posted.number(f"{path}.{ROWS}")
    if count is None:
        return before
    old = before if isinstance(before, list) else []
    rows = []
    for place in range(min(count, MOST_ROWS)):
        row = _before(old, posted, f"{path}.{place}")
        rows.append(_part(row, field.fields, posted, f"{path}.{place}.", zone))
    rows += old[MOST_ROWS:]  # of a longer list a page reads the first rows: the others stay
    return before if not rows and before is None else rows


def _before(old: list[Any], posted: Posted, path: str) -> Mapping[str, Any]:
    """Give the row of the draft that a row of the page was made from.

    Where somebody else has moved the rows meanwhile it is the one of the same key.
    """
    was, key = posted.number(f"{path}.{WAS}"), posted.one(f"{path}.{KEY}")
    known = [row for row in old if isinstance(row, Mapping)]
    there = old[was] if was is not None and was < len(old) else {}
    there = there if isinstance(there, Mapping) else {}
    if not key or str(there.get(KEY)) == key:
        return there
    return next((row for row in known if str(row.get(KEY)) == key), {})
