"""Placeholders in what an organiser writes: `{name}` is replaced, nothing in the text is executed."""

import re
from collections.abc import Iterable, Mapping

_PLACE = re.compile(r"\{([^{}\n]*)\}")


def unknown(text: str, known: Iterable[str]) -> list[str]:
    """Give the placeholders of a text that do not exist, each once, as they are written."""
    names = frozenset(known)
    return list(dict.fromkeys(f"{{{one}}}" for one in _PLACE.findall(text) if one not in names))


def filled(text: str, facts: Mapping[str, str]) -> str:
    """Put the facts in, in one pass: braces in a fact stay what they are, and so do unknown ones."""
    return _PLACE.sub(lambda found: facts.get(found[1], found[0]), text)


def missing(text: str, needed: Iterable[str]) -> list[str]:
    """Give the needed placeholders that a text lacks, as they are to be written."""
    there = frozenset(_PLACE.findall(text))
    return [f"{{{one}}}" for one in needed if one not in there]
