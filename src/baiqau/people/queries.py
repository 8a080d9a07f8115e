"""Questions about persons and libraries."""

from django.db.models import Q, QuerySet

from baiqau.language.folding import fold
from baiqau.people.models import Consent, Library, Person


def by_email(email: str) -> Person | None:
    """Give the person with this address, whatever its case."""
    return Person.objects.filter(email=email.strip().lower()).first()


def libraries(words: str, *, most: int = 20) -> QuerySet[Library]:
    """Find libraries by any part of a name or alias, folded; without words, the first by name."""
    found = Library.objects.all()
    for word in fold(words).split():
        found = found.filter(Q(search_key__contains=word) | Q(aliases__search_key__contains=word))
    return found.distinct().order_by("sort_key", "pk")[:most]


def standing_consents(person: Person, scope: str) -> dict[str, Consent]:
    """Give the consents of a person in a contest that are not withdrawn, by key; the newest wins."""
    rows = Consent.objects.filter(person=person, scope=scope, withdrawn_at=None).order_by("version")
    return {row.key: row for row in rows}
