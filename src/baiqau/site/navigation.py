"""The way around a contest: which pages a person may open, by the same table of rights."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from baiqau.contests.models import Contest
from baiqau.site import sealing
from baiqau.site.rights import table

PAGES: tuple[tuple[str, Promise], ...] = (
    ("publishing:home", _("The contest")),
    ("contests:regulation", _("Regulation")),
    ("publishing:news", _("News")),
    ("publishing:showcase", _("Showcase")),
    ("publishing:results", _("Results")),
    ("entries:mine", _("My works")),
    ("mailbox:tray", _("Mailbox")),
    ("screening:queue", _("Screening")),
    ("screening:held", _("Held files")),
    ("judging:sealed", _("Sealed works")),
    ("judging:sheets", _("My sheets")),
    ("judging:commission", _("Commission")),
    ("judging:assignment", _("Assignment")),
    ("judging:discussion", _("Discussion")),
    ("judging:ranking", _("Ranking")),
    ("defence:day", _("Defence day")),
    ("defence:result", _("Result")),
    ("awards:places", _("Awards")),
    ("awards:papers", _("Papers")),
    ("appeals:desk", _("Appeals")),
    ("publishing:newsroom", _("Newsroom")),
    ("mailings:desk", _("Letters to many")),
    ("journal:outbox", _("Letters")),
    ("journal:acts", _("Journal")),
    ("contests:manage", _("Settings")),
)
OPEN_TO_ALL = 5  # the first five rows are for everyone and stand in every contest's header


@dataclass(frozen=True)
class Item:
    """One link of the way around."""

    view: str
    label: Promise
    url: str


def items(contest: Contest | None, offices: frozenset[str], now: datetime) -> dict[str, list[Item]]:
    """Give the public pages and the pages of the person's offices, without those that are shut now."""
    if contest is None:
        return {"public": [], "own": []}
    return {
        "public": _open(PAGES[:OPEN_TO_ALL], contest, offices, now),
        "own": _open(PAGES[OPEN_TO_ALL:], contest, offices, now),
    }


def _open(
    pages: tuple[tuple[str, Promise], ...],
    contest: Contest,
    offices: frozenset[str],
    now: datetime,
) -> list[Item]:
    silent = contest.regulation.works.sealing is None
    return [
        Item(view, label, reverse(view, kwargs={"contest": contest.slug}))
        for view, label in pages
        if (row := table().get(view)) is not None and row.offices & offices
        if not sealing.is_shut(row, contest, now) and not (silent and view == "judging:sealed")
    ]
