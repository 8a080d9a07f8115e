"""The six steps from the first word to the receipt: where one is, what is done, what is left."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from baiqau.entries import queries
from baiqau.entries.hands import Hand, owns
from baiqau.entries.models import Entry
from baiqau.entries.sentences import address, place
from baiqau.people.models import Person
from baiqau.people.queries import standing_consents

RECEIPT = "entries:receipt"
STEPS: tuple[tuple[str, Promise], ...] = (
    ("entries:edit", _("The work")),
    ("entries:authors", _("Authors")),
    ("entries:files", _("Files")),
    ("entries:consents", _("Consents")),
    ("entries:check", _("Check and hand in")),
    (RECEIPT, _("Receipt")),
)
# a co-author names nobody and hands nothing in
ALONG: tuple[tuple[str, Promise], ...] = (
    STEPS[0],
    ("entries:files", _("Files")),
    ("entries:part", _("My name and consents")),
)


@dataclass(frozen=True)
class Step:
    """One step as the page shows it; `url` is empty while it cannot be opened."""

    number: int
    label: Promise
    url: str
    here: bool
    done: bool


@dataclass(frozen=True)
class Steps:
    """All steps of an entry and the one that is open."""

    all: tuple[Step, ...]

    @property
    def here(self) -> Step:
        """The step of this page."""
        return next(one for one in self.all if one.here)

    @property
    def left(self) -> list[Step]:
        """The steps that still want something, without the one that is open."""
        return [one for one in self.all if not one.done and not one.here]


def first() -> Steps:
    """Give the steps before anything is written."""
    return Steps(
        tuple(
            Step(number, label, "", here=number == 1, done=False)
            for number, (_view, label) in enumerate(STEPS, start=1)
        )
    )


def steps(entry: Entry, here: str, hand: Hand | None = None) -> Steps:
    """Give the steps of this entry, for its owner or for this co-author; `here` names the page.

    A step is done when nothing is left to be written on its pages.
    """
    names = _of(entry, hand)
    wanting = _wanting(entry, [view for view, _label in names]) | _own_wanting(entry, hand)
    return Steps(
        tuple(
            Step(
                number,
                label,
                "" if view == RECEIPT and not entry.number else address(entry, view),
                here=view == here,
                done=view not in wanting,
            )
            for number, (view, label) in enumerate(names, start=1)
        )
    )


def _wanting(entry: Entry, views: Iterable[str]) -> set[str]:
    """Name the pages that still want something; handing in is done when the work is handed in."""
    pages = {address(entry, view): view for view in views}
    lacking = {place(entry, one.field).partition("#")[0] for one in queries.unwritten(entry)}
    wanting = {view for page, view in pages.items() if any(one.startswith(page) for one in lacking)}
    return (
        wanting
        if entry.state not in ("draft", "returned")
        else wanting | {"entries:check", RECEIPT}
    )


def _own_wanting(entry: Entry, hand: Hand | None) -> set[str]:
    """Name a co-author's own page while a consent that is needed to take part is not given."""
    if not isinstance(hand, Person) or owns(hand, entry):
        return set()
    asked = entry.contest.regulation.consents
    needed = {one.key for one in asked if one.asked == "entry" and one.required}
    given = standing_consents(hand, entry.contest.scope)
    return {"entries:part"} if needed - given.keys() else set()


def _of(entry: Entry, hand: Hand | None) -> tuple[tuple[str, Promise], ...]:
    return STEPS if hand is None or owns(hand, entry) else ALONG


def onward(request: HttpRequest, entry: Entry, here: str, hand: Hand | None = None) -> HttpResponse:
    """Go to the next step, or stay when the person only asked to save."""
    names = [view for view, _label in _of(entry, hand) if view != RECEIPT]
    at = names.index(here)
    stays = "stay" in request.POST
    return redirect(address(entry, names[at] if stays else names[min(at + 1, len(names) - 1)]))
