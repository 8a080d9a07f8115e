"""What stands in a field of the form for a value of the draft, and the value for what was typed.

A draft is a tree of plain values as JSON has them. What cannot be read is kept as it was typed: the
reader of the document then says what is wrong with it, and nothing is lost.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import Any
from zoneinfo import ZoneInfo

from baiqau.rules.drafts.schema import Field
from baiqau.rules.values import LANGUAGES, YEARS

HOME = "Asia/Almaty"
MEGABYTE = 1 << 20
MINUTE = 60
DAY = "day"  # the word beside which a day is written
PAIR = "/"  # between question and answer of a condition: it stands in no key

# How a number is written where people do not count as the machine does.
MEGABYTES = frozenset({"works.forms.most_bytes", "questions.most_bytes"})
MINUTES = frozenset(
    {"works.forms.most_seconds", "defence.talk_seconds", "defence.question_seconds"}
)
PERCENTS = frozenset({"final.selection", "final.defence"})
EXTENSIONS = frozenset({"works.forms.extensions", "questions.extensions"})

_MOMENT = re.compile(r"(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?")
_TYPED_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?:[ ,]+(\d{1,2}):(\d\d))?")
_LENGTH = re.compile(r"(\d{1,4})(?::([0-5]\d))?")
_PARTS = "%Y %m %d %H %M %S"
_PLACES = range(-9, 18)  # powers of ten at which a number may begin
_BETWEEN = re.compile(r"[\s,;]+")


def shown(field: Field, value: Any, zone: str = HOME) -> str | tuple[str, ...]:
    """Give what stands in the field; the words of a list for a field where several are ticked."""
    if field.kind in ("choices", "picks"):
        return tuple(str(one) for one in value) if isinstance(value, list | tuple) else ()
    if value is None:
        return ""
    return _SHOWN.get(field.kind, _plain)(field, value, zone)


def read(field: Field, typed: str | tuple[str, ...], zone: str = HOME) -> Any:
    """Give the value of what was typed; None for nothing; what cannot be read as it was typed."""
    if isinstance(typed, tuple):
        return [one for one in dict.fromkeys(typed) if one]
    words = flat(typed)
    if field.kind in ("flag", "lines"):
        return _READ[field.kind](field, words, zone)
    stripped = words.strip()
    return _READ.get(field.kind, _same)(field, stripped, zone) if stripped else None


def zone_of(tree: Mapping[str, Any]) -> str:
    """Give the zone of a draft, or that of the house while the draft names none that exists."""
    name = tree.get("zone")
    try:
        ZoneInfo(str(name or HOME))
    except (ValueError, OSError, KeyError):
        return HOME
    return str(name or HOME)


def flat(words: Any) -> str:
    """Give words as a browser sends them back: no zero signs, one sign for the end of a line."""
    return str(words).replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")


def text(value: Any) -> Mapping[str, Any]:
    """Give the words of a text by language; words without a language are in the first."""
    if isinstance(value, Mapping):
        return value
    return {LANGUAGES[0]: value} if isinstance(value, str) and value else {}


def _plain(field: Field, value: Any, zone: str) -> str:
    return str(value)


def _shown_flag(field: Field, value: Any, zone: str) -> str:
    return "on" if value is True else ""


def _shown_number(field: Field, value: Any, zone: str) -> str:
    number = _decimal(value)
    if number is None:
        return str(value)
    if field.label in MEGABYTES:
        return _short(round(number / MEGABYTE, 3))
    if field.label in MINUTES:
        minutes, seconds = divmod(int(number), MINUTE)
        return f"{minutes}:{seconds:02}"
    if field.label in PERCENTS:
        return _short(number * 100)
    return _short(number)


def _shown_moment(field: Field, value: Any, zone: str) -> str:
    """Give the moment on the contest's clock, to the minute; the last minute of a day is its end."""
    try:
        moment = datetime.fromisoformat(str(value))
    except ValueError:
        return str(value)
    if moment.tzinfo is None or moment.year not in YEARS:
        return str(value)
    here = moment.astimezone(ZoneInfo(zone))
    to_minute = here.second == 0 or (here.hour, here.minute, here.second) == (23, 59, 59)
    return f"{here:%Y-%m-%dT%H:%M}" if to_minute else f"{here:%Y-%m-%dT%H:%M:%S}"


def _shown_lines(field: Field, value: Any, zone: str) -> str:
    if not isinstance(value, list | tuple):
        return str(value)
    between = ", " if field.label in EXTENSIONS else "\n"
    return between.join(str(one) for one in value)


def _shown_condition(field: Field, value: Any, zone: str) -> str:
    if not isinstance(value, Mapping):
        return ""
    return f"{value.get('question', '')}{PAIR}{value.get('answer', '')}"


def _same(field: Field, typed: str, zone: str) -> Any:
    return typed


def _read_flag(field: Field, typed: str, zone: str) -> bool:
    return typed == "on"


def _read_number(field: Field, typed: str, zone: str) -> Any:
    if field.label in MINUTES:
        return _seconds(typed)
    number = _decimal(re.sub(r"[\s\u00a0\u202f%]", "", typed).replace(",", "."))
    if number is None:
        return typed
    if field.label in MEGABYTES:
        return int(number * MEGABYTE)
    if field.label in PERCENTS:
        return _short(number / 100)
    return int(number) if number == int(number) else _short(number)


def _seconds(typed: str) -> Any:
    """Read «3:00» and «3» as three minutes."""
    found = _LENGTH.fullmatch(typed)
    if found is None:
        return typed
    return int(found.group(1)) * MINUTE + int(found.group(2) or 0)


def _read_moment(field: Field, typed: str, zone: str) -> str:
    parts = _moment_parts(typed, field)
    try:
        moment = datetime.strptime(" ".join(map(str, parts)), _PARTS).replace(tzinfo=ZoneInfo(zone))
    except ValueError:
        return typed
    if moment.year not in YEARS:
        return typed
    last = field.name == "closes" and (moment.hour, moment.minute) == (23, 59)
    if last and not moment.second:
        moment = datetime.combine(moment.date(), time.max, moment.tzinfo)
    return moment.isoformat()


def _moment_parts(typed: str, field: Field) -> tuple[int, ...]:
    """Give year, month, day, hour, minute (and second) of what was picked, or typed as people do."""
    if found := _MOMENT.fullmatch(typed):
        return tuple(int(one) for one in found.groups(default="0"))
    if found := _TYPED_DAY.fullmatch(typed):
        day, month, year, hour, minute = found.groups()
        ends = field.name == "closes" and hour is None
        clock = (23, 59) if ends else (int(hour or 0), int(minute or 0))
        return (int(year), int(month), int(day), *clock, 0)
    return ()


def _read_day(field: Field, typed: str, zone: str) -> str:
    found = _TYPED_DAY.fullmatch(typed)
    if found is None:
        return typed
    day, month, year, *_ = found.groups()
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return typed


def _read_lines(field: Field, typed: str, zone: str) -> list[str]:
    if field.label in EXTENSIONS:
        return [one.lower().lstrip(".") for one in _BETWEEN.split(typed) if one.strip(".")]
    return [line.strip() for line in typed.split("\n") if line.strip()]


def _read_condition(field: Field, typed: str, zone: str) -> dict[str, str]:
    question, _, answer = typed.partition(PAIR)
    return {"question": question, "answer": answer}


def _decimal(value: Any) -> Decimal | None:
    if isinstance(value, bool):
        return None
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    if not number.is_finite():
        return None
    return number if number.adjusted() in _PLACES else None if number else Decimal(0)


def _short(number: Decimal) -> str:
    """Give 50 for 50.00 and never 5E+1."""
    return f"{number.normalize():f}"


_Shown = Callable[[Field, Any, str], str]
_SHOWN: Mapping[str, _Shown] = {
    "flag": _shown_flag,
    "number": _shown_number,
    "moment": _shown_moment,
    "lines": _shown_lines,
    "condition": _shown_condition,
}
_READ: Mapping[str, Callable[[Field, str, str], Any]] = {
    "flag": _read_flag,
    "number": _read_number,
    "moment": _read_moment,
    "day": _read_day,
    "lines": _read_lines,
    "condition": _read_condition,
}


@dataclass(frozen=True)
class Posted:
    """What a page sent: the words of a name, several where several were ticked."""

    several: Mapping[str, tuple[str, ...]]

    def has(self, name: str) -> bool:
        """Say whether the page had a field of this name at all."""
        return name in self.several

    def one(self, name: str) -> str:
        """Give the last word of a name: behind an empty one stands what was ticked."""
        return (self.several.get(name) or ("",))[-1]

    def all(self, name: str) -> tuple[str, ...]:
        """Give what was ticked."""
        return tuple(one for one in self.several.get(name, ()) if one)

    def number(self, name: str) -> int | None:
        """Give a number the page had counted."""
        words = self.one(name)
        return int(words) if words.isascii() and words.isdigit() and len(words) < 6 else None  # noqa: PLR2004
