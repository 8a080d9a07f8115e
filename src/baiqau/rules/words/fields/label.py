"""A label of the form: the name of a field, a word of help, and how it is written."""

from dataclasses import dataclass

from baiqau.rules.values import Text

Three = tuple[str, str, str]


@dataclass(frozen=True)
class Label:
    """The words of one field in three languages.

    `rare`: most contests leave it as it is, so it stands folded; `long`: several lines are written;
    `adds`: the button that adds a row or begins a part.
    """

    name: Text
    help: Text | None = None
    rare: bool = False
    long: bool = False
    adds: Text | None = None


def label(
    kk: str,
    ru: str,
    en: str,
    *,
    help: Three | None = None,  # noqa: A002  the word of the field
    rare: bool = False,
    long: bool = False,
    adds: Three | None = None,
) -> Label:
    """Give a label; help and the words of its button as (kk, ru, en)."""
    return Label(Text(kk=kk, ru=ru, en=en), _three(help), rare, long, _three(adds))


def _three(words: Three | None) -> Text | None:
    return Text(kk=words[0], ru=words[1], en=words[2]) if words else None
