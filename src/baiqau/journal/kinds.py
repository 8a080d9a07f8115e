"""The kinds of letters a contest sends: what sends each, to whom, its places and the house's wording.

Stages bring their own kinds (`tell`), as they bring the words of their acts. A letter is a wording
with its places filled; nothing in a wording is executed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from baiqau.journal.placeholders import filled, missing, unknown

LANGUAGES = ("kk", "ru", "en")


@dataclass(frozen=True)
class Place:
    """What may stand in a letter as `{name}`: said in words, with an example for the preview."""

    words: Promise
    example: Promise | str


@dataclass(frozen=True)
class Words:
    """The subject and the text of a letter in one language, with its places open or filled."""

    subject: str
    body: str

    def filled(self, facts: Mapping[str, str]) -> "Words":
        """Put the facts in; what an empty fact leaves behind is no more than one empty line."""
        text = filled(self.body, facts)
        while "\n\n\n" in text:
            text = text.replace("\n\n\n", "\n\n")
        return Words(filled(self.subject, facts), text.strip() + "\n")


@dataclass(frozen=True)
class Kind:
    """One kind of letter. `subject` (with %(place)s) and `template` are the house's wording.

    `needed`: places without which the letter would miss its purpose. `fixed` says why its wording
    cannot be changed; empty where it can.
    """

    code: str
    subject: Promise
    template: str
    when: Promise
    to: Promise
    places: Mapping[str, Place]
    needed: tuple[str, ...] = ()
    fixed: Promise | str = field(default="")

    def house(self, language: str) -> Words:
        """Give the house's wording in a language, its places open."""
        open_places = {name: f"{{{name}}}" for name in self.places}
        with translation.override(language):
            subject = str(self.subject) % open_places
            body = render_to_string(self.template, open_places)
        return Words(subject, body.strip())

    def example(self, language: str) -> dict[str, str]:
        """Give an example for each place in a language."""
        with translation.override(language):
            return {name: str(place.example) for name, place in self.places.items()}

    def strange(self, words: Words) -> list[str]:
        """Give the places of a wording that do not exist in this kind, as they are written."""
        return unknown(f"{words.subject}\n{words.body}", self.places)

    def lacking(self, words: Words) -> list[str]:
        """Give the needed places that the text of a wording lacks, as they are written."""
        return missing(words.body, self.needed)

    def joined(self, words: Words) -> list[str]:
        """Give the addresses that do not stand on a line of their own, as they are written.

        What stands before or behind an address would make it another one: a personal link is a key,
        and a wording must not carry it to another house.
        """
        lines = [words.subject, *words.body.splitlines()]
        inside = [line for line in lines[1:] if line.strip() not in self._addresses()]
        return [
            one for one in self._addresses() if any(one in line for line in (lines[0], *inside))
        ]

    def _addresses(self) -> list[str]:
        found = ((name, str(place.example)) for name, place in self.places.items())
        return [f"{{{name}}}" for name, example in found if example.startswith("https://")]


_kinds: dict[str, Kind] = {}


def tell(kinds: Iterable[Kind]) -> None:
    """Take over the kinds of one stage; the stages tell theirs from the last to the first."""
    told = {kind.code: kind for kind in kinds}
    twice = _kinds.keys() & told.keys()
    assert all(_kinds[code] is told[code] for code in twice), f"told twice: {sorted(twice)}"
    known = {code: kind for code, kind in _kinds.items() if code not in told}
    _kinds.clear()
    _kinds.update(told | known)


def every() -> tuple[Kind, ...]:
    """Give every kind of letter, in the order of the stages."""
    return tuple(_kinds.values())


def named(code: str) -> Kind | None:
    """Give the kind of this code; None when there is none."""
    return _kinds.get(code)


# Who gets letters, and places that many kinds share.
OWNER = _("the owner of the work")
JUROR = _("the juror")

COMMON: dict[str, Place] = {
    "contest": Place(_("the name of the contest"), _("Contest of projects")),
    "organiser": Place(_("the name of the organiser"), _("National Academic Library")),
}
WORK: dict[str, Place] = {
    **COMMON,
    "work": Place(_("the title of the work"), _("A reading map of our village")),
    "number": Place(_("the number of the work"), "17"),
}
LINK = Place(_("the address of the page the letter leads to"), "https://baiqau.example/kk/c/2026/…")
NAME = Place(_("the recipient’s name"), _("Äuezova Qarlyğaş"))
MOMENT = _("15 November 2026, 23:59 (UTC+5)")
