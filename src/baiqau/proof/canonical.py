"""The canonical form of values: the same facts give the same bytes on every machine.

JSON in UTF-8, names sorted by code point, no spaces, no floats; text stays as it was written (no
normalisation). Moments are ISO in UTC with microseconds, decimals plain without trailing zeros.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID


def encode(value: object) -> bytes:
    """Give the canonical bytes.

    Takes what JSON knows, and dates, aware datetimes, Decimal, UUID. TypeError for a float and
    anything else, also for names that are not text; ValueError for a naive datetime, a decimal
    that is no number, and text that UTF-8 cannot carry.
    """
    return json.dumps(
        plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    ).encode()


def digest(value: object) -> str:
    """Give the SHA-256 of the canonical form, in hexadecimal."""
    return hashlib.sha256(encode(value)).hexdigest()


def decode(content: bytes | str) -> object:
    """Read JSON as strictly as it is written here: ValueError for a float or a name given twice."""
    return json.loads(
        content, object_pairs_hook=_once, parse_float=_no_float, parse_constant=_no_float
    )


def plain(value: object) -> object:
    """Give the value as plain JSON values; what `encode` writes."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, Mapping):
        return {_name(name): plain(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    return _word(value)


def _name(name: object) -> str:
    if not isinstance(name, str):
        raise TypeError(f"a name in canonical form is text, not {type(name).__name__}")
    return name


def _word(value: object) -> str:
    if isinstance(value, datetime):
        return _moment(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return _number(value)
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no canonical form")


def _moment(value: datetime) -> str:
    if value.utcoffset() is None:
        raise ValueError("a moment without its offset has no canonical form")
    return value.astimezone(UTC).isoformat(timespec="microseconds")


def _number(value: Decimal) -> str:
    if not value.is_finite():
        raise ValueError(f"{value} has no canonical form")
    written = f"{value:f}"
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


def _once(pairs: Iterable[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for name, value in pairs:
        if name in found:
            raise ValueError(f"{name!r} is given twice")
        found[name] = value
    return found


def _no_float(text: str) -> object:
    raise ValueError(f"{text} has no canonical form")
