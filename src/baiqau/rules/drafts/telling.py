"""What changed between two regulations, in the words of the form: the name of the field, values as written."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from baiqau.language import dates
from baiqau.rules.difference import Change, Segment
from baiqau.rules.document import Regulation
from baiqau.rules.drafts import options, values
from baiqau.rules.drafts.begun import plain
from baiqau.rules.drafts.rows import keyed
from baiqau.rules.drafts.schema import Field, every
from baiqau.rules.values import Text, Value
from baiqau.rules.words import say
from baiqau.rules.words.fields import label_of

ORDER = ".order"
_SAYING = ("title", "name", "label", "text", "meaning")


@dataclass(frozen=True)
class Told:
    """One change as people read it."""

    label: str
    clause: str | None
    name: Text | None
    before: str
    after: str
    segments: tuple[Segment, ...]


def told(
    changes: Iterable[Change], before: Regulation, after: Regulation, language: str
) -> tuple[Told, ...]:
    """Give every change in words; a key is told as the name of what it belongs to."""
    trees = plain(before), plain(after)
    return tuple(
        Told(
            _label(change, language),
            change.clause,
            change.name,
            _value(change, change.before, trees[0], language, before.zone),
            _value(change, change.after, trees[1], language, after.zone),
            change.segments if change.language else (),
        )
        for change in changes
    )


def _label(change: Change, language: str) -> str:
    """Name the part and the field: «Criteria · Weight»; a text with its language."""
    steps = change.label.removesuffix(ORDER).split(".")
    paths = [".".join(steps[: place + 1]) for place in range(len(steps))]
    known = [words.name.within(language) for path in paths if (words := label_of(path))]
    parts = list(dict.fromkeys(known if len(known) < 3 else [known[0], known[-1]]))  # noqa: PLR2004
    if change.label.endswith(ORDER):
        parts.append(say("field-order", language))
    if change.language:
        parts.append(say(f"field-{change.language}", language))
    return " · ".join(parts)


def _value(change: Change, value: object, tree: Mapping[str, Any], language: str, zone: str) -> str:
    if value is None or isinstance(value, str):
        return (
            _leaf(change.label, value, tree, language, zone) if not change.language else value or ""
        )
    if change.label.endswith(ORDER) and isinstance(value, tuple):
        path = change.path.removesuffix(ORDER)
        names = {str(row["key"]): options.named(row, language) for row in keyed(tree, path)}
        return ", ".join(names.get(str(key), str(key)) for key in value)
    if isinstance(value, Text):
        return value.within(language)
    if isinstance(value, Value):
        return _thing(change.label, value, tree, language, zone)
    return _leaf(change.label, _json(value), tree, language, zone)


def _thing(label: str, thing: Value, tree: Mapping[str, Any], language: str, zone: str) -> str:
    """Tell a whole thing that came or went: its name, or each of its values."""
    named = (getattr(thing, name, None) for name in _SAYING)
    name = next((one for one in named if isinstance(one, Text)), None)
    number = getattr(thing, "number", None) or getattr(thing, "mark", None)
    if name is not None:
        return " ".join(str(one) for one in (number, name.within(language)) if one is not None)
    inside = []
    for field in type(thing).model_fields:
        value = getattr(thing, field)
        if isinstance(value, Value):
            inside.append(_thing(f"{label}.{field}", value, tree, language, zone))
        elif value not in (None, (), False) and field not in ("clause", "key"):
            inside.append(_leaf(f"{label}.{field}", _json(value), tree, language, zone))
    return ", ".join(one for one in inside if one)


def _leaf(label: str, value: Any, tree: Mapping[str, Any], language: str, zone: str) -> str:
    if isinstance(value, bool):
        return say("yes" if value else "no", language)
    field = _fields().get(label)
    if field is None or value is None:
        return "" if value is None else str(value)
    shown = values.shown(field, value, zone)
    if field.kind == "clause":
        return str(value)
    if field.kind == "moment":
        here = datetime.fromisoformat(value).astimezone(ZoneInfo(zone))
        return dates.moment(here, language)
    chosen = [one.words for one in options.options(tree, field, shown, language, "") if one.chosen]
    if chosen and field.kind != "day":
        return ", ".join(chosen)
    return shown if isinstance(shown, str) else ", ".join(shown)


def _json(value: object) -> Any:
    if isinstance(value, tuple):
        return [_json(one) for one in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Value):
        return value.model_dump(mode="json")
    return str(value) if isinstance(value, Decimal) else value


@cache
def _fields() -> Mapping[str, Field]:
    return {field.label: field for field in every()}
