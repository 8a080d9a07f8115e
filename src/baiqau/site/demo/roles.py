"""Who can be stepped into in the demo, and which days are worth visiting."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from baiqau.appeals import queries as appeals
from baiqau.awards import queries as awards
from baiqau.contests import queries as contests
from baiqau.contests.models import Contest, Role
from baiqau.entries.models import Entry
from baiqau.judging.models import Seat
from baiqau.people.models import Person


@dataclass(frozen=True)
class Part:
    """One part to play: what it is called, who plays it, where its work waits."""

    name: Promise
    person: Person
    url: str


@dataclass(frozen=True)
class Day:
    """A day worth visiting."""

    name: Promise
    day: date


def all_of(slug: str) -> list[Part]:
    """Give a part for each role of the demo contest."""
    contest = contests.by_slug(slug)
    return list(_parts(contest)) if contest else []


def past(slug: str) -> list[Part]:
    """Give the parts of a contest that is over: its organiser, a winner, the author of an appeal."""
    contest = contests.by_slug(slug)
    return list(_past(contest)) if contest else []


def _past(contest: Contest) -> Iterator[Part]:
    own = {"contest": contest.slug}
    organiser = Role.objects.filter(contest=contest, office="organiser").select_related("person")
    for role in organiser[:1]:
        yield Part(
            _("Organiser of the contest that is over"),
            role.person,
            reverse("appeals:desk", kwargs=own),
        )
    chair = Seat.objects.filter(contest=contest, chair=True).select_related("person")
    for seat in chair[:1]:
        yield Part(
            _("Chair of the commission that is over"),
            seat.person,
            reverse("judging:discussion", kwargs=own),
        )
    for award in awards.awards(contest)[:1]:
        yield Part(_("Winner"), award.entry.owner, reverse("awards:mine"))
    for appeal in appeals.of_contest(contest)[:1]:
        url = reverse("appeals:file", kwargs={**own, "entry": appeal.entry.key})
        yield Part(_("Author of an appeal"), appeal.by, url)


def _parts(contest: Contest) -> Iterator[Part]:
    yield from _authors(contest)
    yield from _officers(contest)
    yield from _jurors(contest)


def _authors(contest: Contest) -> Iterator[Part]:
    url = reverse("entries:mine", kwargs={"contest": contest.slug})
    for state, name in (
        ("returned", _("Author with a returned work")),
        ("draft", _("Author with a draft")),
        ("admitted", _("Author of an admitted work")),
    ):
        entry = Entry.objects.filter(contest=contest, state=state).select_related("owner").first()
        if entry is not None:
            yield Part(name, entry.owner, url)


def _officers(contest: Contest) -> Iterator[Part]:
    own = {"contest": contest.slug}
    for office, name, url in (
        ("committee", _("Committee member"), reverse("screening:queue", kwargs=own)),
        ("organiser", _("Organiser"), reverse("site:desk")),
        ("secretary", _("Secretary"), reverse("defence:day", kwargs=own)),
    ):
        role = Role.objects.filter(contest=contest, office=office).select_related("person").first()
        if role is not None:
            yield Part(name, role.person, url)


def _jurors(contest: Contest) -> Iterator[Part]:
    seats = Seat.objects.filter(contest=contest, state="accepted").select_related("person")
    for chair, name, view in (
        (False, _("Juror"), "judging:next"),
        (True, _("Chair of the commission"), "judging:ranking"),
    ):
        seat = seats.filter(chair=chair).first()
        if seat is not None:
            yield Part(name, seat.person, reverse(view, kwargs={"contest": contest.slug}))


def days(slug: str) -> list[Day]:
    """Give the days at which something opens or closes."""
    contest = contests.by_slug(slug)
    if contest is None:
        return []
    rules = contest.regulation
    call, selection, defence = rules.call, rules.stage("selection"), rules.stage("defence")
    opens = (call.opens or call.closes - timedelta(days=30)).date()
    found = [
        Day(_("Before the call"), opens - timedelta(days=1)),
        Day(_("The call is open"), opens + timedelta(days=10)),
        Day(_("Last day of the call"), call.closes.date()),
    ]
    if selection:
        found.append(Day(_("Selection"), selection.closes.date() - timedelta(days=2)))
    if defence:
        found.append(Day(_("Defence"), defence.closes.date()))
        found.append(Day(_("The day after"), defence.closes.date() + timedelta(days=1)))
    return found
