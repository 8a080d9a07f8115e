"""Questions about awards, gifts and papers."""

from django.db.models import Count, F, Q, QuerySet

from baiqau.awards.models import Award, Gift, Handover, Paper
from baiqau.contests.models import Contest
from baiqau.entries import queries as entries
from baiqau.entries.models import Author, Entry
from baiqau.people.models import Person


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
    return (
        Paper.objects.filter(contest=contest)
        .select_related("author", "library", "entry", "award", "contest")
        .order_by("-kind", "number")
    )


def papers_of(person: Person) -> QuerySet[Paper]:
    """Give the valid papers a person may fetch: as author by account or address, or as owner."""
    return (
        Paper.objects.filter(revoked_at=None)
        .filter(
            Q(author__person=person)
            | Q(author__email__iexact=person.email)
            | Q(entry__owner=person)
        )
        .select_related("author", "library", "entry", "contest__current")
        .distinct()
        .order_by("-issued_at", "number")
    )


def by_token(token: str) -> Paper | None:
    """Give the paper of a verification token."""
    return (
        Paper.objects.select_related("contest__current", "author", "library")
        .filter(token=token)
        .first()
    )


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
        .exclude(papers__kind="certificate", papers__revoked_at__isnull=True)
        .select_related("entry__library", "library", "entry__contest__current")
        .order_by("entry__number", "position")
    )
