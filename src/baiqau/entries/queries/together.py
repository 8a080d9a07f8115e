"""Words written in two places at once: joined where they touch different fields, never overwritten.

A page carries the state of the words it was opened on: a short digest per field. What the page did
not change gives way to what is kept; what nobody else changed is taken from the page; a field that
both changed is told, so that a person sees both texts.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from baiqau.entries.models import Entry
from baiqau.proof import canonical

ANSWER = "question-"
WRITTEN = ("kind", "nomination", "title", "summary", "language", "ai_declaration")
_EMPTY: tuple[object, ...] = ("", None, [], ())
_DIGITS = 10

Words = Mapping[str, object]


@dataclass(frozen=True)
class Joined:
    """`words` by field as they stand after joining; `torn` names the fields that both sides changed."""

    words: dict[str, object]
    torn: tuple[str, ...]


def flat(words: Words) -> dict[str, object]:
    """Give the words by field, each answer under its own name, as the form names them."""
    answers = words.get("answers") or {}
    assert isinstance(answers, Mapping)
    return {name: words.get(name, "") for name in WRITTEN} | {
        ANSWER + key: value for key, value in answers.items()
    }


def of_entry(entry: Entry) -> dict[str, object]:
    """Give the words of an entry by field."""
    return flat({name: getattr(entry, name) for name in (*WRITTEN, "answers")})


def folded(fields: Words) -> dict[str, object]:
    """Give fields as an entry keeps them: the undoing of `flat`; empty answers are none."""
    answers = {
        name.removeprefix(ANSWER): value
        for name, value in fields.items()
        if name.startswith(ANSWER) and value not in _EMPTY
    }
    return {name: fields[name] for name in WRITTEN if name in fields} | {"answers": answers}


def state(fields: Words) -> str:
    """Name the state of the words: `field:digest` for every field that is not empty."""
    return " ".join(
        f"{name}:{_digest(value)}" for name, value in sorted(fields.items()) if value not in _EMPTY
    )


def join(kept: Words, page: Words, written_on: str) -> Joined:
    """Join what is kept with what a page sends that was opened on the state `written_on`."""
    opened = dict(part.rpartition(":")[::2] for part in written_on.split())
    words: dict[str, object] = {}
    torn = []
    for name in {**kept, **page}:
        theirs, ours = kept.get(name, ""), page.get(name, "")
        base = opened.get(name, "")
        words[name] = theirs if _digest(ours) == base else ours
        if base not in (_digest(theirs), _digest(ours)) and _digest(theirs) != _digest(ours):
            torn.append(name)
    return Joined(words, tuple(torn))


def _digest(value: object) -> str:
    """Give a short digest; an empty field has none. Line ends are the same on every device."""
    if value in _EMPTY:
        return ""
    plain = value.replace("\r\n", "\n") if isinstance(value, str) else value
    return canonical.digest(plain)[:_DIGITS]
