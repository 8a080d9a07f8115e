"""The regulation as one TOML file: in and out without loss, every fault told at once."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

import tomli_w
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from baiqau.rules.document import Regulation
from baiqau.rules.findings import Problem, RegulationRefused
from baiqau.rules.values import LANGUAGES, Value

__all__ = ["RegulationRefused", "read", "validated", "write"]

_CODES = {
    "missing": "value-missing",
    "extra_forbidden": "name-unknown",
    "literal_error": "choice-unknown",
    "timezone_aware": "zone-missing",
    "string_pattern_mismatch": "spelling-wrong",
    "too_short": "list-short",
    "string_too_short": "text-empty",
    "string_too_long": "text-long",
    "greater_than_equal": "number-small",
    "less_than_equal": "number-great",
}
_FACTS = {
    "choice-unknown": "expected",
    "spelling-wrong": "pattern",
    "text-long": "max_length",
    "list-short": "min_length",
    "number-small": "ge",
    "number-great": "le",
}
_LARGEST = 2_000_000
_DEEPEST = 20  # levels of values in values: a regulation has six
_LEVELS = re.compile(r"[\[{.\d]")


def read(text: str) -> Regulation:
    """Read a regulation. Raises RegulationRefused with all faults of form, each with its path.

    Contradictions between well-formed parts are found by `checks.problems`, not here, so that an
    unfinished document can still be opened and mended.
    """
    if len(text) > _LARGEST:
        raise RegulationRefused([Problem("", "document-long", facts={"limit": _LARGEST})])
    return validated(loaded(text))


def loaded(text: str) -> dict[str, Any]:
    """Give the plain values of a text. Raises RegulationRefused for what cannot be read as TOML."""
    try:
        plain = tomllib.loads(text, parse_float=Decimal)
        deep = _deeper(plain, _DEEPEST)
    except tomllib.TOMLDecodeError as error:
        raise RegulationRefused([_unreadable(str(error))]) from error
    except (ValueError, RecursionError, OverflowError) as error:  # digits or levels without end
        raise RegulationRefused([_endless(text)]) from error
    if deep:
        raise RegulationRefused([_endless(text)])
    return plain


def validated(plain: Mapping[str, object]) -> Regulation:
    """Make a regulation of plain values (of TOML, of JSON). Raises RegulationRefused as `read`."""
    try:
        return Regulation.model_validate(plain)
    except ValidationError as error:
        raise RegulationRefused(_problem(each, plain) for each in error.errors()) from error


def write(regulation: Regulation) -> str:
    """Write the regulation in the order of the document; `read` gives an equal value back."""
    plain = _plain(regulation)
    assert isinstance(plain, dict)
    return "\n".join(_table((), plain)).lstrip("\n") + "\n"


def _plain(value: object) -> object:
    if isinstance(value, Value):
        return {
            name: _plain(getattr(value, name))
            for name, field in type(value).model_fields.items()
            if not _silent(getattr(value, name), field.default)
        }
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, datetime):
        return datetime.fromisoformat(value.isoformat())  # a plain offset, whatever zone it had
    return value


def _silent(value: object, default: object) -> bool:
    """Nothing, where nothing is what absence means."""
    empty = value is False or value in ("", ())
    return value is None or (empty and value == default)


def _table(path: tuple[str, ...], table: Mapping[str, object]) -> Iterator[str]:
    """Yield a table's lines: its own values first, as the format demands, then what stands apart."""
    apart = {name: value for name, value in table.items() if _stands_apart(path, value)}
    for name, value in table.items():
        if name not in apart:
            yield from _entry(name, value)
    for name, value in apart.items():
        header = ".".join((*path, name))
        for one in value if isinstance(value, list) else [value]:
            yield f"\n[[{header}]]" if isinstance(value, list) else f"\n[{header}]"
            assert isinstance(one, dict)
            yield from _table((*path, name), one)


def _stands_apart(path: tuple[str, ...], value: object) -> bool:
    """Lists of tables always; tables only at the top, and there all but texts."""
    if isinstance(value, list):
        return bool(value) and isinstance(value[0], dict)
    return isinstance(value, dict) and not path and not value.keys() <= set(LANGUAGES)


def _entry(name: str, value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for inner, one in value.items():
            yield from _entry(f"{name}.{inner}", one)
    else:
        yield f"{name} = {_literal(value)}"


def _literal(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(_literal(one) for one in value)}]"
    # several lines only where nothing but "\n" breaks them: TOML would change "\r\n"
    several = isinstance(value, str) and "\r" not in value
    return tomli_w.dumps({"x": value}, multiline_strings=several).removeprefix("x = ").rstrip("\n")


def _unreadable(message: str) -> Problem:
    line = re.search(r"line (\d+)", message)
    return Problem("", "toml-broken", facts={"line": int(line.group(1)) if line else 0})


def _endless(text: str) -> Problem:
    """Lead to the line with the most levels or digits."""
    signs = [len(_LEVELS.findall(line)) for line in text.split("\n")]
    return Problem("", "toml-broken", facts={"line": signs.index(max(signs)) + 1})


def _deeper(value: object, levels: int) -> bool:
    """Say whether a value holds values in values deeper than so many levels."""
    if not isinstance(value, Mapping | list):
        return False
    inner = value.values() if isinstance(value, Mapping) else value
    return levels == 0 or any(_deeper(one, levels - 1) for one in inner)


def _problem(error: ErrorDetails, plain: Mapping[str, object]) -> Problem:
    context = error.get("ctx", {})
    code = _CODES.get(error["type"], "value-wrong")
    if error["type"] == "value_error":
        code = str(context["error"])
    facts: dict[str, object] = {}
    if code in _FACTS:
        expected = context.get(_FACTS[code], "")
        facts = {"expected": _listed(expected) if code == "choice-unknown" else expected}
    if code == "value-wrong":
        facts = {"expected": error["type"]}
    path = ".".join(str(part) for part in error["loc"])
    return Problem(path, code, clause=_clause(plain, error["loc"]), facts=facts)


def _listed(choices: str) -> str:
    """Write «'kk', 'ru' or 'en'» so that it reads in every language."""
    return choices.replace(" or ", ", ").replace("'", "")


def _clause(plain: object, path: Sequence[int | str]) -> str | None:
    """Give the number of the clause nearest around `path`, as far as it is written."""
    found: str | None = None
    for part in (*path, ""):
        if isinstance(plain, Mapping):
            number: Any = plain.get("clause") or plain.get("number")
            found = number if isinstance(number, str) else found
        plain = _inner(plain, part)
    return found


def _inner(plain: object, part: int | str) -> object:
    if isinstance(plain, Mapping):
        return plain.get(str(part))
    if isinstance(plain, list | tuple) and isinstance(part, int) and part < len(plain):
        return plain[part]
    return None
