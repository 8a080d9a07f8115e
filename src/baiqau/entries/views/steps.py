"""The steps of an entry, in order: where one is, and where the main button leads."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from baiqau.entries.models import Entry
from baiqau.entries.sentences import address

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


def steps(entry: Entry, here: str) -> list[Step]:
    """Give the steps of this entry; `here` is the url name of the page."""
    return [
        Step(number, label, address(entry, view), view == here)
        for number, (view, label) in enumerate(STEPS, start=1)
    ]


def onward(request: HttpRequest, entry: Entry, here: str) -> HttpResponse:
    """Go to the next step, or stay when the person only asked to save."""
    names = [view for view, _label in STEPS]
    place = names.index(here)
    stays = "stay" in request.POST
    return redirect(
        address(entry, names[place] if stays else names[min(place + 1, len(names) - 1)])
    )
