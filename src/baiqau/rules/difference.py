"""The readable difference between two wordings of a regulation, in the order of the document."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from baiqau.rules.document import Regulation
from baiqau.rules.values import Text, Value

_PARTS = re.compile(r"\s+|[^\s]+")
_NAMES = ("name", "title", "label", "text", "meaning")


@dataclass(frozen=True)
class Segment:
    """A run of words that stayed, was removed or was added."""

    kind: Literal["kept", "removed", "added"]
    words: str


@dataclass(frozen=True)
class Change:
    """One change.

    `path` leads to it with keys (`criteria.novelty.weight`), `label` is the path without them
    (`criteria.weight`), for its wording; `language` is told for texts; `name` is the name of the
    thing it belongs to. Of a list of keyed things in a new order there is one change of the label `….order`. A whole
    thing that came or went is one change whose `after` or `before` is that thing.
    """

    path: str
    label: str
    kind: Literal["added", "removed", "changed"]
    before: object = None
    after: object = None
    clause: str | None = None
    language: str | None = None
    name: Text | None = None

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The words of a changed text as they stayed, went and came; of anything else, nothing."""
        if isinstance(self.before, str) and isinstance(self.after, str):
            return segments(self.before, self.after)
        return ()


def changes(before: Regulation, after: Regulation) -> tuple[Change, ...]:
    """Give every change between two regulations; an empty tuple: they say the same."""
    return tuple(_values(before, after, _Place()))


def segments(before: str, after: str) -> tuple[Segment, ...]:
    """Tell two texts apart by words: removed ones first, then those in their stead.

    Joining what was kept and removed gives `before`, what was kept and added gives `after`.
    """
    old, new = _PARTS.findall(before), _PARTS.findall(after)
    found: list[Segment] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(Segment("kept", "".join(old[a:b])))
            continue
        found += [Segment("removed", "".join(old[a:b]))] if b > a else []
        found += [Segment("added", "".join(new[c:d]))] if d > c else []
    return tuple(found)


@dataclass(frozen=True)
class _Place:
    """Where in the document one stands, and what is known on the way there."""

    path: str = ""
    label: str = ""
    clause: str | None = None
    name: Text | None = None

    def field(self, name: str) -> "_Place":
        path, label = f"{self.path}.{name}".lstrip("."), f"{self.label}.{name}".lstrip(".")
        return _Place(path, label, self.clause, self.name)

    def item(self, key: str, thing: object) -> "_Place":
        return _Place(f"{self.path}.{key}", self.label, self.clause, self.name).inside(thing)

    def inside(self, thing: object) -> "_Place":
        if not isinstance(thing, Value) or isinstance(thing, Regulation):
            return self
        clause = getattr(thing, "clause", None) or getattr(thing, "number", None)
        named = (getattr(thing, name, None) for name in _NAMES)
        name = next((one for one in named if isinstance(one, Text)), None)
        return _Place(self.path, self.label, clause or self.clause, name or self.name)

    def change(self, before: object, after: object, *, language: str | None = None) -> Change:
        kind: Literal["added", "removed", "changed"] = "changed"
        if before is None:
            kind = "added"
        elif after is None:
            kind = "removed"
        place = (self.path, self.label, kind, before, after, self.clause, language, self.name)
        return Change(*place)


def _anything(before: object, after: object, place: _Place) -> Iterator[Change]:
    if before == after:
        return
    if isinstance(before, Text) and isinstance(after, Text):
        yield from _texts(before, after, place)
    elif isinstance(before, Value) and type(before) is type(after):
        yield from _values(before, after, place.inside(after))
    elif _keyed(before) and _keyed(after):
        yield from _lists(before, after, place)  # type: ignore[arg-type]  # _keyed: both tuples
    else:
        yield place.inside(after or before).change(before, after)


def _values(before: Value, after: object, place: _Place) -> Iterator[Change]:
    for name in type(before).model_fields:
        yield from _anything(getattr(before, name), getattr(after, name), place.field(name))


def _texts(before: Text, after: Text, place: _Place) -> Iterator[Change]:
    old, new = before.written(), after.written()
    for language in dict.fromkeys((*new, *old)):
        if old.get(language) != new.get(language):
            yield place.change(old.get(language), new.get(language), language=language)


def _lists(before: Sequence[Value], after: Sequence[Value], place: _Place) -> Iterator[Change]:
    old, new = _by_key(before), _by_key(after)
    for key in _merged(tuple(old), tuple(new)):
        there, here = old.get(key), new.get(key)
        item = place.item(key, here or there)
        if there is None or here is None:
            yield item.change(there, here)
        else:
            yield from _anything(there, here, item)
    stayed = [key for key in old if key in new]
    if stayed != [key for key in new if key in old]:
        yield place.field("order").change(tuple(old), tuple(new))


def _keyed(value: object) -> bool:
    """Lists of things with a key, a number or a mark are compared thing by thing."""
    return isinstance(value, tuple) and all(_key(one) is not None for one in value)


def _key(thing: object) -> str | None:
    for name in ("key", "number", "mark"):
        found = getattr(thing, name, None)
        if isinstance(thing, Value) and found is not None:
            return str(found)
    return None


def _by_key(things: Sequence[Value]) -> dict[str, Value]:
    """Map keys to things; a number that repeats gets its turn behind it (`4.1#2`)."""
    found: dict[str, Value] = {}
    for thing in things:
        key = name = str(_key(thing))
        turn = 1
        while name in found:
            turn += 1
            name = f"{key}#{turn}"
        found[name] = thing
    return found


def _merged(old: Sequence[str], new: Sequence[str]) -> list[str]:
    """Give the new order with each removed key behind the one it stood behind."""
    merged = list(new)
    for index, key in enumerate(old):
        if key not in new:
            place = merged.index(old[index - 1]) + 1 if index else 0
            merged.insert(place, key)
    return merged
