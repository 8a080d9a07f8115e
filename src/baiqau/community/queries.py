"""Profiles the public may see, and the works shown on them."""

from django.db.models import QuerySet

from baiqau.community.models import Profile
from baiqau.entries.models import Entry
from baiqau.people.models import Person


def public() -> QuerySet[Profile]:
    """Give the profiles shown by consent, in the Kazakh order of names."""
    return (
        Profile.objects.filter(public=True, person__is_active=True)
        .select_related("person__library")
        .order_by("person__sort_key", "pk")
    )


def works_of(person: Person) -> QuerySet[Entry]:
    """Give the person's works that are in a published showcase."""
    return (
        Entry.objects.filter(
            authors__person=person, publish=True, state="admitted", contest__result__state="published"
        )
        .select_related("contest__current")
        .distinct()
        .order_by("-submitted_at")
    )
