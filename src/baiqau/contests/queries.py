"""Questions about contests."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet, SlugField
from django.db.models.fields.json import KeyTransform

from baiqau.base.prepared import Prepared, Slot
from baiqau.contests.models import Contest, Draft, Role, Version
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


def draft_of(contest: Contest) -> Draft:
    """Give the draft of a contest's next version; one that nobody has begun says what is in force."""
    found = Draft.objects.select_related("changed_by").filter(contest=contest).first()
    if found is not None:
        found.contest = contest
        return found
    current = contest.current
    assert current is not None
    return Draft(contest=contest, base=current, document=current.document)


def own_draft(person: Person, key: UUID) -> Draft | None:
    """Give a person's own draft of a contest to come."""
    return Draft.objects.select_related("changed_by").filter(owner=person, key=key).first()


def own_drafts(person: Person) -> QuerySet[Draft]:
    """Give a person's drafts of contests to come with the `title` of each, the last one written first."""
    own = Draft.objects.filter(owner=person).defer("document")
    return own.annotate(title=KeyTransform("title", "document")).order_by("-changed_at", "-pk")


def to_copy(person: Person) -> QuerySet[Contest]:
    """Give the contests a person may begin the next one from: those the person organises."""
    mine = Contest.objects.filter(roles__person=person, roles__office=Role.Office.ORGANISER)
    return with_version(mine).order_by("-created_at", "-pk")
