"""Questions about contests."""

from datetime import datetime

from django.db.models import QuerySet, SlugField

from baiqau.base.prepared import Prepared, Slot
from baiqau.contests.models import Contest, Role, Version
from baiqau.people.models import Person


def with_version(contests: QuerySet[Contest]) -> QuerySet[Contest]:
    """Load the version in force with each contest, but not its document: that is known by digest."""
    return contests.select_related("current").defer("current__document")


_OF_SLUG = Prepared(lambda: with_version(Contest.objects.filter(slug=Slot("slug", SlugField()))))


def by_slug(slug: str) -> Contest | None:
    """Give the contest with its version in force, in one query."""
    return _OF_SLUG.first(slug=slug)


def announced(now: datetime) -> QuerySet[Contest]:
    """Give the contests the public may see, the newest first."""
    return with_version(Contest.objects.filter(announced_at__lte=now)).order_by(
        "-announced_at", "-pk"
    )


def of_offices(person: Person) -> QuerySet[Contest]:
    """Give the contests in which the person holds an office."""
    return with_version(Contest.objects.filter(roles__person=person)).distinct()


def offices(person: Person, contest: Contest) -> frozenset[str]:
    """Give the offices (organiser, committee, secretary, editor) of a person in a contest."""
    return frozenset(
        Role.objects.filter(person=person, contest=contest).values_list("office", flat=True)
    )


def versions(contest: Contest) -> QuerySet[Version]:
    """Give all versions of the regulation, the newest first."""
    return contest.versions.order_by("-number")
