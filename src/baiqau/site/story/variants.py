"""The example regulation with another way of judging: each is one change of its document."""

from collections.abc import Mapping
from typing import Any

from baiqau.rules.document import Regulation

VARIANTS: Mapping[str, Mapping[str, Any]] = {
    "all-works": {"judging": {"all_works": True}},
}


def variant(regulation: Regulation, name: str) -> Regulation:
    """Give the regulation judged in another way; without a name, as it is."""
    plain = regulation.model_dump()
    for part, changed in VARIANTS[name].items() if name else ():
        plain[part] = plain[part] | changed if isinstance(changed, dict) else changed
    return Regulation.model_validate(plain)
