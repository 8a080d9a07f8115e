"""The steps of an entry, in order: where one is, and where the main button leads."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from baiqau.entries.models import Entry
from baiqau.entries.sentences import address
from baiqau.people.models import Person

STEPS: tuple[tuple[str, Promise], ...] = (
    ("entries:edit", _("The work")),
    ("entries:authors", _("Authors")),
    ("entries:files", _("Files")),
    ("entries:consents", _("Consents")),
    ("entries:check", _("Check and hand in")),
)


@dataclass(frozen=True)
class Step:
    """One step as the page shows it."""

    number: int
    label: Promise
    url: str
    here: bool


# a co-author names nobody and hands nothing in
ALONG: tuple[tuple[str, Promise], ...] = (
    STEPS[0],
    ("entries:files", _("Files")),
    ("entries:part", _("My name and consents")),
)


def steps(entry: Entry, here: str, person: Person | None = None) -> list[Step]:
    """Give the steps of this entry, for its owner or for this co-author; `here` names the page."""
    return [
        Step(number, label, address(entry, view), view == here)
        for number, (view, label) in enumerate(_of(entry, person), start=1)
    ]


def _of(entry: Entry, person: Person | None) -> tuple[tuple[str, Promise], ...]:
    return STEPS if person is None or person.pk == entry.owner_id else ALONG


def onward(
    request: HttpRequest, entry: Entry, here: str, person: Person | None = None
) -> HttpResponse:
    """Go to the next step, or stay when the person only asked to save."""
    names = [view for view, _label in _of(entry, person)]
    place = names.index(here)
    stays = "stay" in request.POST
    return redirect(
        address(entry, names[place] if stays else names[min(place + 1, len(names) - 1)])
    )
