"""What waits for a person as an author: drafts, returned works, talks, papers."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from baiqau.awards import queries as awards
from baiqau.defence.models import Talk
from baiqau.entries.models import Entry
from baiqau.entries.queries import terms
from baiqau.people.models import Person
from baiqau.site.desk.duty import Duty


def duties(person: Person, now: datetime) -> Iterator[Duty]:
    """Give what an author has to do, or may fetch."""
    yield from _entries(person, now)
    yield from _talks(person)
    yield from _papers(person)


def _entries(person: Person, now: datetime) -> Iterator[Duty]:
    mine = Entry.objects.filter(owner=person, state__in=["draft", "returned"])
    for entry in mine.select_related("contest__current"):
        named = (("entry", entry.key),)
        if entry.state == "draft" and terms.is_taken(entry, now):
            until = terms.last_moment(entry)
            yield Duty(
                _("Draft to finish"), 1, "entries:check", entry.contest, until=until, own=named
            )
        elif entry.state == "returned":
            yield Duty(
                _("Returned work to correct"),
                1,
                "entries:check",
                entry.contest,
                until=entry.return_until,
                own=named,
            )


def _talks(person: Person) -> Iterator[Duty]:
    mine = Q(entry__owner=person) | Q(entry__authors__person=person)
    talks = Talk.objects.filter(mine, state__in=["waiting", "speaking"]).distinct()
    for talk in talks.select_related("sitting__contest__current"):
        sitting = talk.sitting
        yield Duty(_("My talk"), 1, "defence:speaker", sitting.contest, until=sitting.starts_at)


def _papers(person: Person) -> Iterator[Duty]:
    """Papers that may be fetched, a line for each contest."""
    papers = awards.papers_of(person).select_related("contest__current")
    number = Counter(paper.contest for paper in papers)
    for contest, count in number.items():
        yield Duty(_("My papers"), count, "awards:mine", contest, of_house=True)
