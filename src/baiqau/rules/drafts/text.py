"""A draft as text: the TOML of the document, whole or not."""

from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import tomli_w

from baiqau.rules import toml
from baiqau.rules.drafts.begun import plain
from baiqau.rules.findings import Problem, RegulationRefused


def tree_of(text: str) -> dict[str, Any]:
    """Read a text into a draft. Raises RegulationRefused for a text that is no TOML at all.

    What the document does not allow is kept: it is told when the draft is looked at.
    """
    try:
        return plain(toml.read(text))
    except RegulationRefused as refused:
        if any(one.code in ("toml-broken", "document-long") for one in refused.problems):
            raise
    read = _plain(toml.loaded(text))
    assert isinstance(read, dict)
    if not read:
        raise RegulationRefused([Problem("", "value-missing")])
    return read


def text_of(tree: Mapping[str, Any]) -> str:
    """Write a draft: as the house writes a regulation where it is one, plainly where it is not yet."""
    try:
        return toml.write(toml.validated(tree))
    except RegulationRefused:
        return tomli_w.dumps(dict(tree), multiline_strings=True)


def _plain(value: object) -> object:
    """Give what TOML says as JSON can hold it."""
    if isinstance(value, Mapping):
        return {str(_plain(name)): _plain(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    return value.replace("\0", "") if isinstance(value, str) else value
