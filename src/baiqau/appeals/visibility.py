"""Which appeals and corrections a person may see: never one about a work of their own."""

from collections.abc import Collection

from django.db.models import Exists, OuterRef, Q, QuerySet

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
    found = queries.of_contest(contest).exclude(_kept_from(person))
    if not {ORGANISER, SECRETARY} & {*offices}:
        found = found.filter(handler=person)
    return found


def open_appeals(person: Person, watched: Collection[int]) -> QuerySet[Appeal]:
    """Give the appeals that want an answer: in one's hands, and every one of the contests watched."""
    wanted = Q(contest__in=watched) | Q(handler=person)
    return Appeal.objects.exclude(state="answered").filter(wanted).exclude(_kept_from(person))


def corrections_that_wait(person: Person, watched: Collection[int]) -> QuerySet[Correction]:
    """Give what waits for a person about corrections: a confirmation, places to be given by one.

    `watched`: the contests in which the person's office confirms.
    """
    confirms = Q(state="open", result__contest__in=watched) & ~Q(computed_by=person)
    newer = Correction.objects.filter(result=OuterRef("result"), number__gt=OuterRef("number"))
    last = ~Exists(newer.filter(state="published"))
    places = Q(last, state="published", placed_at=None) & for_the_chair(person, "appeal__entry")
    found = Correction.objects.filter(confirms | places)
    return found.exclude(_kept_from(person, "appeal__"))


def handled(person: Person, contest: Contest) -> QuerySet[Appeal]:
    """Give the appeals a person handles."""
    return queries.of_contest(contest).filter(handler=person)


def corrections(person: Person, contest: Contest, offices: Collection[str]) -> QuerySet[Correction]:
    """Give the corrections a person may look at and confirm, by number.

    A juror without an office sees those on which he or she acts for the chair.
    """
    found = Correction.objects.filter(result__contest=contest)
    shown = queries.with_struck(found).exclude(_kept_from(person, "appeal__"))
    if not {COMMITTEE, SECRETARY, ORGANISER, CHAIR} & {*offices}:
        shown = shown.filter(for_the_chair(person, "appeal__entry"))
    return shown.select_related(
        "result__version", "result__contest", "appeal__entry", "computed_by", "confirmed_by"
    ).order_by("number")


def gives_places(person: Person, correction: Correction) -> bool:
    """Say whether a person gives places by a version: the chair, or the deputy where the chair may not."""
    acts = for_the_chair(person, "appeal__entry")
    return Correction.objects.filter(acts, pk=correction.pk).exists()


def _kept_from(person: Person, appeal: str = "") -> Q:
    """Tell the appeals a person may not see: about an own work or one in conflict, or filed by them."""
    named = Q(authors__person=person) | Q(authors__email__iexact=person.email)
    own = Entry.objects.filter(Q(owner=person) | named).values("pk")
    mine = Q(**{f"{appeal}entry__in": own}) | Q(**{f"{appeal}by": person})
    return mine | Q(in_conflict(person, f"{appeal}entry"))
