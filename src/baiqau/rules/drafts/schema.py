"""The parts of the document as fields of a form: made from the types, so that a new part appears by itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import AwareDatetime
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from baiqau.rules.document import Regulation
from baiqau.rules.questions import Condition
from baiqau.rules.values import ClauseNumber, Key, Text, Value

Kind = Literal[
    "text",  # words in the languages of the document
    "line",  # one line of signs
    "number",
    "moment",
    "day",  # a word of a list, or a day
    "flag",
    "choice",  # one word of a list
    "choices",  # several
    "lines",  # a list of lines
    "clause",  # the number of a clause of the document
    "pick",  # the key of a row of another list
    "picks",
    "condition",
    "part",
    "rows",
    "hidden",  # a key: made by the house, kept by the form
]

# Which list the keys of a field name.
PICKS: Mapping[str, str] = {
    "awards.nominations.nomination": "nominations",
    "awards.places.nomination": "nominations",
    "criteria.work_kinds": "works.kinds",
    "defence.criteria": "criteria",
    "judging.criteria": "criteria",
    "nominations.kinds": "works.kinds",
    "questions.kinds": "works.kinds",
    "questions.nominations": "nominations",
    "ties.criterion": "criteria",
}
# Said by the house, not by a person.
FIXED = frozenset({"format"})
# Parts of a value and its clause, though of another type.
BY_LEAD = frozenset({"shortlist"})
_NUMBERS = (int, Decimal)


@dataclass(frozen=True)
class Field:
    """One field: its name, the path of its kind (`criteria.weight`), and what stands in it.

    `model` is the type of a part or of a row; `options` are the words of a list.
    """

    name: str
    label: str
    kind: Kind
    optional: bool = False
    default: Any = None
    options: tuple[str, ...] = ()
    model: type[Value] | None = None
    ruled: bool = False

    @property
    def by_lead(self) -> bool:
        """Say whether the part comes and goes with its first value, without a button for it."""
        return self.optional and (self.ruled or self.label in BY_LEAD)

    @property
    def bare(self) -> bool:
        """Say whether it is a value with its clause, or the value of one."""
        return self.ruled or self.by_lead or (self.kind == "part" and self.name == "value")

    @property
    def fields(self) -> tuple["Field", ...]:
        """The fields inside a part or a row."""
        return inside(self.model, self.label) if self.model else ()


@cache
def inside(model: type[Value], label: str = "") -> tuple[Field, ...]:
    """Give the fields of a model in its order, but for what the house says itself."""
    return tuple(
        _field(name, f"{label}.{name}".lstrip("."), info)
        for name, info in model.model_fields.items()
        if f"{label}.{name}".lstrip(".") not in FIXED
    )


def top() -> Mapping[str, Field]:
    """Give the fields of the whole document by name."""
    return {field.name: field for field in inside(Regulation)}


def every(fields: tuple[Field, ...] | None = None) -> tuple[Field, ...]:
    """Give every field at every depth."""
    found: list[Field] = []
    for field in inside(Regulation) if fields is None else fields:
        found += [field, *every(field.fields)] if field.fields else [field]
    return tuple(found)


def _field(name: str, label: str, info: FieldInfo) -> Field:
    annotation, optional = _required(_whole(info))
    default = None if info.default is PydanticUndefined else info.default
    kind, options, model = _kind(name, label, annotation)
    ruled = model is not None and set(model.model_fields) == {"value", "clause"}
    return Field(name, label, kind, optional, default, options, model, ruled)


def _whole(info: FieldInfo) -> Any:
    """Give the annotation with what pydantic had taken off it."""
    metadata = [one for one in info.metadata if type(one).__name__ == "StringConstraints"]
    return Annotated[(info.annotation, *metadata)] if metadata else info.annotation


def _required(annotation: Any) -> tuple[Any, bool]:
    """Part an annotation from its `| None`."""
    if get_origin(annotation) in (Union, UnionType):
        others = [one for one in get_args(annotation) if one is not type(None)]
        if len(others) < len(get_args(annotation)):
            return (others[0] if len(others) == 1 else Union[tuple(others)]), True  # noqa: UP007
    return annotation, False


def _kind(name: str, label: str, annotation: Any) -> tuple[Kind, tuple[str, ...], Any]:
    if label in PICKS:
        return ("picks" if get_origin(annotation) is tuple else "pick"), (), None
    if get_origin(annotation) is tuple:
        return _list(get_args(annotation)[0])
    if _patterned(annotation, Key) and name == "key":
        return "hidden", (), None
    bare = get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation
    if get_origin(bare) is Literal:
        return "choice", get_args(bare), None
    if isinstance(bare, type) and issubclass(bare, Value):
        return _part(bare)
    return _single(name, annotation, bare)


def _part(model: type[Value]) -> tuple[Kind, tuple[str, ...], Any]:
    if model is Text:
        return "text", (), None
    if model is Condition:
        return "condition", (), None
    return "part", (), model


def _list(item: Any) -> tuple[Kind, tuple[str, ...], Any]:
    if get_origin(item) is Literal:
        return "choices", get_args(item), None
    if isinstance(item, type) and issubclass(item, Value):
        return "rows", (), item
    return "lines", (), None


def _single(name: str, annotation: Any, bare: Any) -> tuple[Kind, tuple[str, ...], Any]:
    members = get_args(bare) if get_origin(bare) in (Union, UnionType) else (bare,)
    plain = [_bare(one) for one in members]
    words = [one for one in members if get_origin(one) is Literal]
    if words and date in plain:
        return "day", get_args(words[0]), None
    if _patterned(annotation, ClauseNumber):
        return "clause" if name != "number" else "line", (), None
    kinds: Mapping[Any, Kind] = {
        bool: "flag",
        datetime: "moment",
        AwareDatetime: "moment",
        str: "line",
    }
    if all(one in _NUMBERS for one in plain):
        return "number", (), None
    return kinds[plain[0]], (), None


def _bare(annotation: Any) -> Any:
    return get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation


def _patterned(annotation: Any, like: Any) -> bool:
    """Say whether a string is spelled by the same pattern as another type."""
    return _pattern(annotation) is not None and _pattern(annotation) == _pattern(like)


def _pattern(annotation: Any) -> str | None:
    found = (getattr(one, "pattern", None) for one in get_args(annotation)[1:])
    return next((one for one in found if one), None)
