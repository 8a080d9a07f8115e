"""Which of the sittings a page is about: the only one, or the one its address names (`?sitting=2`)."""

from dataclasses import dataclass

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse

from baiqau.contests.conversation import Conversation
from baiqau.defence import queries
from baiqau.defence.models import Sitting

BY_SITTING = ("sitting",)  # what the pages for everyone depend on


@dataclass(frozen=True)
class Room:
    """The sittings planned, the number that was asked for, and the sitting when there is one.

    `of` is what an address of this sitting ends with: nothing where there is only one.
    """

    planned: tuple[Sitting, ...]
    asked: int | None
    sitting: Sitting | None

    @property
    def several(self) -> bool:
        return len(self.planned) > 1

    @property
    def number(self) -> int:
        return self.asked or 1

    @property
    def of(self) -> str:
        return f"?sitting={self.number}" if self.several or self.number > 1 else ""

    @property
    def unchosen(self) -> bool:
        """Whether there are several and none was asked for."""
        return self.several and self.asked is None


def room(request: Conversation) -> Room:
    """Find the room of a request; an unknown sitting is not found, but the next one may be planned."""
    told = request.GET.get("sitting", "")
    asked = int(told) if told.isdecimal() and len(told) < len("1000") else None
    planned = tuple(queries.sittings(request.contest))
    found = next((one for one in planned if one.number == (asked or 1)), None)
    if asked is not None and found is None and asked != len(planned) + 1:
        raise Http404("no such sitting")
    return Room(planned, asked, found)


def drawn(request: Conversation) -> Sitting:
    """Give the sitting of a request whose order is drawn; it is not found before."""
    found = room(request).sitting
    if found is None or found.drawn_at is None:
        raise Http404("nothing is drawn")
    return found


def back(request: Conversation, view: str = "defence:day") -> HttpResponseRedirect:
    """Lead back to the page of the same sitting."""
    here = reverse(view, kwargs={"contest": request.contest.slug})
    return redirect(f"{here}{room(request).of}")
