"""Choosing a library without scripts: search the register, take one, or write down a missing one."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from django.http import QueryDict
from django.utils.translation import gettext as _

from baiqau.base import ratelimit
from baiqau.entries.hands import Hand, Holder
from baiqau.people import actions, queries
from baiqau.people.conversation import PersonalRequest
from baiqau.people.forms import LibraryForm
from baiqau.people.models import Library

MOST = 12
ADDED_AN_HOUR = 20  # from one origin, without an account


@dataclass
class LibraryChoice:
    """The part of a form in which a library is chosen.

    `find` in what was sent means: the person only searches, nothing is to be kept yet.
    """

    sent: QueryDict | None
    chosen: Library | None
    words: str
    found: list[Library]
    new: LibraryForm
    by: Hand
    now: datetime

    @classmethod
    def of(cls, request: PersonalRequest, known: Library | None, *, by: Hand) -> Self:
        """Read the choice from what was sent; before that, show what is known."""
        sent = request.POST if request.method == "POST" else None
        words = sent.get("words", "").strip() if sent else ""
        chosen = _chosen(sent.get("library", "")) if sent else known
        new = LibraryForm(sent if sent and sent.get("new-name_kk") else None, prefix="new")
        if new.is_bound and isinstance(by, Holder) and not _may_add(request):
            new.add_error(
                None, _("Many libraries were added from here. Wait an hour, or go on without.")
            )
        found = list(queries.libraries(words, most=MOST)) if words else []
        return cls(sent, chosen, words, found, new, by, request.now)

    def told(self) -> QueryDict | None:
        """Give what was sent, for the forms on the same page."""
        return self.sent

    @property
    def finished(self) -> bool:
        """Tell whether the page was sent to be kept, not only to search."""
        return self.sent is not None and "find" not in self.sent

    @property
    def others(self) -> list[Library]:
        """The libraries found, without the chosen one, which is shown first."""
        return [library for library in self.found if library != self.chosen]

    def is_valid(self) -> bool:
        """Tell whether a missing library, when one was written down, can be kept."""
        return not self.new.is_bound or self.new.is_valid()

    def taken(self) -> Library | None:
        """Give the library written down anew, else the chosen one."""
        if not self.new.is_bound:
            return self.chosen
        told = self.new.cleaned_data
        return actions.add_library(
            name=told["name_kk"],
            kind=told["kind"],
            region=told["region"],
            settlement=told["settlement"],
            by=self.by,
            now=self.now,
        )


def _chosen(number: str) -> Library | None:
    return Library.objects.filter(pk=number).first() if number.isdecimal() else None


def _may_add(request: PersonalRequest) -> bool:
    name = f"open-libraries:{ratelimit.address(request)}"
    return ratelimit.allow(name, most=ADDED_AN_HOUR, seconds=3600, now=request.now)
