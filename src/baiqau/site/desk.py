"""The desk: what waits for a person, in every contest and every office, each line a link."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from baiqau.awards import queries as awards
from baiqau.contests.models import Contest, Role
from baiqau.defence.models import Talk
from baiqau.entries.models import Entry
from baiqau.entries.queries import terms
from baiqau.judging.models import Seat
from baiqau.people.models import Person


@dataclass(frozen=True)
class Duty:
    """One thing to do: how many of what, where, until when."""

    name: Promise
    number: int
    url: str
    contest: Contest
    until: datetime | None = None


def duties(person: Person, now: datetime) -> list[Duty]:
    """Give everything that waits, the most urgent first."""
    found = [
        *_own_entries(person, now),
        *_own_talks(person),
        *_own_papers(person),
        *_offices(person),
        *_seats(person, now),
    ]
    return sorted(found, key=lambda duty: (duty.until is None, duty.until or now))


def _own_entries(person: Person, now: datetime) -> Iterator[Duty]:
    mine = Entry.objects.filter(owner=person, state__in=["draft", "returned"])
    for entry in mine.select_related("contest__current"):
        url = reverse("entries:check", kwargs={"contest": entry.contest.slug, "entry": entry.key})
        if entry.state == "draft" and terms.is_taken(entry, now):
            yield Duty(_("Draft to finish"), 1, url, entry.contest, terms.last_moment(entry))
        elif entry.state == "returned":
            yield Duty(_("Returned work to correct"), 1, url, entry.contest, entry.return_until)


def _own_talks(person: Person) -> Iterator[Duty]:
    mine = Q(entry__owner=person) | Q(entry__authors__person=person)
    talks = Talk.objects.filter(mine, state__in=["waiting", "speaking"]).distinct()
    for talk in talks.select_related("sitting__contest__current"):
        url = reverse("defence:speaker", kwargs={"contest": talk.sitting.contest.slug})
        yield Duty(_("My talk"), 1, url, talk.sitting.contest, talk.sitting.starts_at)


def _own_papers(person: Person) -> Iterator[Duty]:
    """Papers that may be fetched, a line for each contest."""
    papers = awards.papers_of(person).select_related("contest__current")
    number = Counter(paper.contest for paper in papers)
    for contest, count in number.items():
        yield Duty(_("My papers"), count, reverse("awards:mine"), contest)


_WAITING = {
    "committee": (_("Works to screen"), "screening:queue", "waiting"),
    "organiser": (_("Works in the contest"), "screening:queue", "all"),
    "secretary": (_("Talks of the defence day"), "defence:day", "talks"),
    "editor": (_("Pieces in the newsroom"), "publishing:newsroom", "pieces"),
}


def _offices(person: Person) -> Iterator[Duty]:
    roles = (
        Role.objects.filter(person=person)
        .select_related("contest__current")
        .annotate(
            waiting=Count(
                "contest__entries", filter=Q(contest__entries__state="submitted"), distinct=True
            ),
            all=Count(
                "contest__entries", filter=~Q(contest__entries__state="draft"), distinct=True
            ),
            talks=Count("contest__sittings__talks", distinct=True),
            pieces=Count("contest__news", distinct=True),
        )
    )
    for role in roles:
        name, view, count = _WAITING[role.office]
        url = reverse(view, kwargs={"contest": role.contest.slug})
        url += "?state=submitted" if count == "waiting" else ""
        yield Duty(name, getattr(role, count), url, role.contest)


def _seats(person: Person, now: datetime) -> Iterator[Duty]:
    seats = Seat.objects.filter(person=person, state__in=["invited", "accepted"]).select_related(
        "contest__current"
    )
    for seat in seats.annotate(
        waiting=Count("sheets", filter=Q(sheets__state__in=["assigned", "open"]))
    ):
        own = {"contest": seat.contest.slug}
        stages = map(seat.contest.regulation.stage, ("selection", "defence"))
        until = next((one.closes for one in stages if one and one.closes > now), None)
        if seat.state == "invited":
            yield Duty(
                _("Invitation to answer"),
                1,
                reverse("judging:seat", kwargs=own),
                seat.contest,
                until,
            )
        else:
            yield Duty(
                _("Sheets to score"),
                seat.waiting,
                reverse("judging:next", kwargs=own),
                seat.contest,
                until,
            )
