"""Questions about awards, gifts and papers."""

from django.db.models import Case, Count, F, Q, QuerySet, When

from baiqau.awards.models import Award, Gift, Handover, Paper
from baiqau.contests.models import Contest, Role
from baiqau.entries import queries as entries
from baiqau.entries.models import Author, Entry
from baiqau.judging import queries as judging
from baiqau.people.models import Person

KINDS = ("diploma", "certificate", "thanks")


def awards(contest: Contest) -> QuerySet[Award]:
    """Give the awards with their entries and authors, by computed rank."""
    return (
        Award.objects.filter(result__contest=contest)
        .select_related("entry__library", "result")
        .prefetch_related("entry__authors__library")
        .order_by("rank", "entry__number")
    )


def gifts(contest: Contest) -> QuerySet[Gift]:
    """Give the gifts with how many are promised and handed over."""
    return (
        Gift.objects.filter(contest=contest)
        .annotate(
            promised=Count("handovers"),
            handed=Count("handovers", filter=Q(handovers__handed_at__isnull=False)),
        )
        .annotate(left=F("stock") - F("promised"))
        .order_by("name", "pk")
    )


def handovers(contest: Contest) -> QuerySet[Handover]:
    """Give the list to sign: who gets what."""
    return (
        Handover.objects.filter(gift__contest=contest)
        .select_related("gift", "author__entry", "author__library")
        .order_by("author__surname", "author__given", "pk")
    )


def papers(contest: Contest) -> QuerySet[Paper]:
    """Give the papers of a contest, diplomas first, by number."""
    kinds = Case(*(When(kind=kind, then=place) for place, kind in enumerate(KINDS)))
    return (
        Paper.objects.filter(contest=contest)
        .select_related("author", "library", "person", "entry", "award", "contest__current")
        .order_by(kinds, "number")
    )


def valid(contest: Contest) -> QuerySet[Paper]:
    """Give the papers that stand, bare: a paper is printed from its own data."""
    return Paper.objects.filter(contest=contest, revoked_at=None).order_by("pk")


def papers_of(person: Person) -> QuerySet[Paper]:
    """Give the valid papers a person may fetch: one's own, by account or address, or as owner."""
    return (
        Paper.objects.filter(revoked_at=None)
        .filter(
            Q(author__person=person)
            | Q(author__email__iexact=person.email)
            | Q(entry__owner=person)
            | Q(person=person)
        )
        .select_related("author", "library", "person", "entry", "award", "contest__current")
        .distinct()
        .order_by("-issued_at", "number")
    )


def by_token(token: str) -> Paper | None:
    """Give the paper of a verification token."""
    return _to_check().filter(token=token).first()


def by_number(number: str) -> QuerySet[Paper]:
    """Give the papers that carry this number: one of each contest at most."""
    return _to_check().filter(data__number=number.strip().upper()).order_by("contest_id")


def _to_check() -> QuerySet[Paper]:
    return Paper.objects.select_related(
        "contest__current", "author", "library", "person", "entry", "award"
    )


def issued_to(author: Author) -> QuerySet[Paper]:
    """Give the valid papers of an author."""
    return Paper.objects.filter(author=author, revoked_at=None)


def author_by_link(named: tuple[int, int, str]) -> Author:
    """Give the author whom a personal link names. Author.DoesNotExist when there is none any more."""
    entry, position, email = named
    return Author.objects.select_related(
        "entry__contest__current", "entry__library", "library", "person"
    ).get(entry=entry, position=position, email=email)


def without_approved_name(contest: Contest) -> QuerySet[Author]:
    """Give the authors of papers to come who have not said how their names are printed."""
    return (
        Author.objects.filter(entry__in=honoured(contest).order_by().values("pk"))
        .filter(name_approved_at=None)
        .exclude(papers__revoked_at__isnull=True, papers__isnull=False)
        .select_related("entry__contest__current", "person")
        .order_by("entry__number", "position")
    )


def to_be_thanked(contest: Contest) -> dict[Person, str]:
    """Give who gets a letter of thanks and as what: jurors who sat, then those with an office."""
    found: dict[Person, str] = {}
    for seat in judging.seats(contest).filter(state="accepted"):
        found.setdefault(seat.person, "juror")
    for role in Role.objects.filter(contest=contest).select_related("person__library"):
        found.setdefault(role.person, "organiser")
    return found


def honoured(contest: Contest) -> QuerySet[Entry]:
    """Give the entries whose authors get a certificate by the regulation's rule."""
    rule = contest.regulation.certificates
    if rule is None:
        return Entry.objects.none()
    if rule.whom == "submitted":
        found = Entry.objects.filter(contest=contest, number__isnull=False).exclude(
            state="withdrawn"
        )
    elif rule.whom == "defended":
        found = entries.admitted(contest).filter(talk__state="done")
    else:
        found = entries.admitted(contest)
    return entries.with_authors(found)


def without_certificate(contest: Contest) -> QuerySet[Author]:
    """Give the authors who should have a certificate and have none that is valid."""
    return (
        Author.objects.filter(entry__in=honoured(contest).order_by().values("pk"))
        .exclude(pk__in=_certified(contest))
        .select_related("entry__owner", "entry__contest__current", "library", "person")
        .prefetch_related("entry__authors")
        .order_by("entry__number", "position")
    )


def _certified(contest: Contest) -> QuerySet[Paper, int | None]:
    held = Paper.objects.filter(contest=contest, kind="certificate", revoked_at=None)
    return held.exclude(author=None).values_list("author", flat=True)
