"""Profiles the public may see, and the works shown on them."""

from django.db.models import QuerySet

from baiqau.community.models import Profile
from baiqau.contests.models import Contest
from baiqau.entries import queries as entries
from baiqau.entries.models import Entry
from baiqau.people.models import Person


def public() -> QuerySet[Profile]:
    """Give the profiles shown by consent, in the Kazakh order of names."""
    return (
        Profile.objects.filter(public=True, person__is_active=True)
        .select_related("person__library")
        .order_by("person__sort_key", "pk")
    )


def works_of(person: Person) -> list[Entry]:
    """Give the person's works that stand in a published showcase, the newest contest first."""
    contests = Contest.objects.filter(
        entries__authors__person=person, result__state="published"
    ).select_related("current")
    return [
        entry
        for contest in contests.distinct().order_by("-created_at")
        for entry in entries.showable(contest)
        .filter(authors__person=person)
        .select_related("contest__current")
    ]
