"""Which appeals and corrections a person may see: never one about a work of their own."""

from collections.abc import Collection

from django.db.models import Q, QuerySet

from baiqau.appeals import queries
from baiqau.appeals.models import Appeal, Correction
from baiqau.base.rights import CHAIR, COMMITTEE, ORGANISER, SECRETARY
from baiqau.contests.models import Contest
from baiqau.entries.models import Entry
from baiqau.judging.visibility import for_the_chair, in_conflict
from baiqau.people.models import Person


def appeals(person: Person, contest: Contest, offices: Collection[str]) -> QuerySet[Appeal]:
    """Give the appeals in one's hands; the organiser and the secretary see the others, too.

    Who holds a seat in conflict with a work does not see its appeals, whatever the office.
    """
    found = queries.of_contest(contest).exclude(entry__in=_own(person, contest))
    if not {ORGANISER, SECRETARY} & {*offices}:
        found = found.filter(handler=person)
    return found.exclude(in_conflict(person, "entry")).exclude(by=person)


def handled(person: Person, contest: Contest) -> QuerySet[Appeal]:
    """Give the appeals a person handles."""
    return queries.of_contest(contest).filter(handler=person)


def corrections(person: Person, contest: Contest, offices: Collection[str]) -> QuerySet[Correction]:
    """Give the corrections a person may look at and confirm, by number.

    A juror without an office sees those on which he or she acts for the chair.
    """
    found = queries.with_struck(
        Correction.objects.filter(result__contest=contest).exclude(
            appeal__entry__in=_own(person, contest)
        )
    )
    shown = found.exclude(in_conflict(person, "appeal__entry")).exclude(appeal__by=person)
    if not {COMMITTEE, SECRETARY, ORGANISER, CHAIR} & {*offices}:
        shown = shown.filter(for_the_chair(contest, person, "appeal__entry"))
    return shown.select_related(
        "result__version", "result__contest", "appeal__entry", "computed_by", "confirmed_by"
    ).order_by("number")


def gives_places(person: Person, correction: Correction) -> bool:
    """Say whether a person gives places by a version: the chair, or the deputy where the chair may not."""
    acts = for_the_chair(correction.result.contest, person, "appeal__entry")
    return Correction.objects.filter(acts, pk=correction.pk).exists()


def _own(person: Person, contest: Contest) -> QuerySet[Entry, int]:
    named = Q(authors__person=person) | Q(authors__email__iexact=person.email)
    mine = Entry.objects.filter(Q(owner=person) | named, contest=contest)
    return mine.values_list("pk", flat=True)
