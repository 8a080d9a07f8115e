"""What may be chosen in a field: words of the document's types, clauses, rows of another list, answers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from baiqau.rules.drafts import values
from baiqau.rules.drafts.rows import keyed
from baiqau.rules.drafts.schema import PICKS, Field
from baiqau.rules.values import LANGUAGES
from baiqau.rules.words.fields import option_of

SHORT = 60
NAMES = ("name", "label", "text")


@dataclass(frozen=True)
class Option:
    """One thing to choose: what is sent, its words, whether it is chosen."""

    value: str
    words: str
    chosen: bool


def options(
    tree: Mapping[str, Any],
    field: Field,
    chosen: str | tuple[str, ...],
    language: str,
    path: str,
) -> tuple[Option, ...]:
    """Give what may be chosen, and what is chosen though nobody knows it: it is seen and can be left.

    Nothing for a field in which nothing is chosen.
    """
    known = dict(_known(tree, field, language, path))
    if not known and field.kind not in ("clause", "pick", "picks", "condition"):
        return ()
    if field.kind == "day" and chosen not in known:
        chosen = values.DAY if chosen else ""
    picked = (chosen,) if isinstance(chosen, str) else chosen
    strange = {one: one for one in picked if one and one not in known}
    several = field.kind in ("choices", "picks")
    empty = {} if several or (field.default and not field.optional) else {"": ""}
    return tuple(
        Option(value, words, value in picked) for value, words in (empty | known | strange).items()
    )


def _known(
    tree: Mapping[str, Any], field: Field, language: str, path: str
) -> Iterator[tuple[str, str]]:
    if field.kind == "clause":
        yield from _clauses(tree, language)
    elif field.label in PICKS:
        yield from (
            (str(row["key"]), named(row, language)) for row in keyed(tree, PICKS[field.label])
        )
    elif field.kind == "condition":
        yield from _answers(tree, language, path)
    else:
        for one in field.options:
            words = option_of(field.label, one)
            yield one, words.within(language) if words else one
        if field.kind == "day":
            words = option_of(field.label, values.DAY)
            yield values.DAY, words.within(language) if words else values.DAY


def _clauses(tree: Mapping[str, Any], language: str) -> Iterator[tuple[str, str]]:
    rows = tree.get("clauses")
    for row in rows if isinstance(rows, list) else []:
        if isinstance(row, Mapping) and row.get("number"):
            number = str(row["number"])
            yield number, f"{number} {named(row, language)}".strip()


def _answers(tree: Mapping[str, Any], language: str, path: str) -> Iterator[tuple[str, str]]:
    """Yield the answers of the questions of choice that stand before this one."""
    place = path.split(".")[1] if path.count(".") else "0"
    rows = tree.get("questions")
    rows = rows[: int(place)] if isinstance(rows, list) and place.isdigit() else []
    for row in rows:
        if not isinstance(row, Mapping) or row.get("kind") not in ("choice", "choices"):
            continue
        choices = row.get("choices")
        for choice in choices if isinstance(choices, list) else []:
            if isinstance(choice, Mapping) and choice.get("key"):
                words = f"{named(row, language)} → {named(choice, language)}"
                yield f"{row.get('key')}{values.PAIR}{choice['key']}", words


def named(row: Mapping[str, Any], language: str) -> str:
    """Give the first words of a row in the reader's language, or its key."""
    text = next((values.text(row[one]) for one in NAMES if row.get(one)), {})
    order = (language, *LANGUAGES)
    words = next((str(text[one]) for one in order if text.get(one)), str(row.get("key") or ""))
    words = " ".join(words.split())
    return f"{words[:SHORT].rstrip()} …" if len(words) > SHORT else words
