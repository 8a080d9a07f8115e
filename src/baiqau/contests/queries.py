"""Questions about contests."""

from datetime import datetime

from django.db.models import QuerySet

from baiqau.contests.models import Contest, Role, Version
from baiqau.people.models import Person


def by_slug(slug: str) -> Contest | None:
    """Give the contest with its version in force, in one query."""
    return Contest.objects.select_related("current").filter(slug=slug).first()


def announced(now: datetime) -> QuerySet[Contest]:
    """Give the contests the public may see, the newest first."""
    return (
        Contest.objects.select_related("current")
        .filter(announced_at__lte=now)
        .order_by("-announced_at", "-pk")
    )


def of_offices(person: Person) -> QuerySet[Contest]:
    """Give the contests in which the person holds an office."""
    return Contest.objects.select_related("current").filter(roles__person=person).distinct()


def offices(person: Person, contest: Contest) -> frozenset[str]:
    """Give the offices (organiser, committee, secretary, editor) of a person in a contest."""
    return frozenset(
        Role.objects.filter(person=person, contest=contest).values_list("office", flat=True)
    )


def versions(contest: Contest) -> QuerySet[Version]:
    """Give all versions of the regulation, the newest first."""
    return contest.versions.order_by("-number")
