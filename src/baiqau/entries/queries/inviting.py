"""Questions about co-authors: who is invited, who may write along, whose consent is awaited."""

from collections.abc import Iterator
from hashlib import sha256

from django.db.models import Prefetch, QuerySet

from baiqau.entries.models import Author, Entry, Invitation
from baiqau.people.models import Person
from baiqau.people.queries import standing_consents
from baiqau.rules.completeness import Missing

SILENT, UNAGREED = "coauthor-silent", "coauthor-consent-missing"
AWAITED = frozenset({SILENT, UNAGREED})


def accepted(person: Person) -> QuerySet[Invitation]:
    """Give the invitations by which a person may change works of others."""
    return Invitation.objects.filter(person=person, accepted_at__isnull=False, withdrawn_at=None)


def own_part(entry: Entry, person: Person) -> Invitation | None:
    """Give the invitation by which a person is a co-author of this entry."""
    return accepted(person).filter(author__entry=entry).select_related("author").first()


def along(entry: Entry) -> QuerySet[Invitation]:
    """Give the invitations of an entry that are accepted and stand."""
    standing = Invitation.objects.filter(author__entry=entry, withdrawn_at=None)
    return standing.filter(person__isnull=False)


def given_by(invitation: Invitation) -> dict[str, int]:
    """Give a co-author's consents in the contest, key to version; none before the answer."""
    if invitation.person is None:
        return {}
    given = standing_consents(invitation.person, invitation.author.entry.contest.scope)
    return {key: consent.version for key, consent in given.items()}


def invited(secret: str) -> QuerySet[Invitation]:
    """Give the invitation whose letter holds this secret, while it stands."""
    digest = sha256(secret.encode()).hexdigest()
    standing = Invitation.objects.filter(secret=digest, withdrawn_at=None)
    return standing.select_related("author__entry__contest__current", "author__entry__owner")


def with_invitations(authors: QuerySet[Author]) -> QuerySet[Author]:
    """Load with each author the standing invitation and those declined: `standing`, `declined`."""
    standing = Invitation.objects.filter(withdrawn_at=None).select_related("person")
    declined = Invitation.objects.filter(declined_at__isnull=False).order_by("-declined_at")
    return authors.prefetch_related(
        Prefetch("invitations", standing, to_attr="standing"),
        Prefetch("invitations", declined, to_attr="declined"),
    )


def awaited(entry: Entry) -> Iterator[Missing]:
    """Yield each invited author who has not answered, or has not given a consent that is needed.

    Only where the regulation needs a consent with an entry; nothing else waits for a co-author.
    """
    needed = [
        text
        for text in entry.contest.regulation.consents
        if text.required and text.asked == "entry"
    ]
    standing = Invitation.objects.filter(author__entry=entry, withdrawn_at=None)
    rows = standing.select_related("author__entry__contest__current", "person").order_by(
        "author__position"
    )
    for one in rows if needed else ():
        facts = {"name": one.author.name.full()}
        if one.person is None:
            yield Missing("authors", SILENT, None, facts)
            continue
        given = given_by(one)
        for text in needed:
            if given.get(text.key) != text.version:
                yield Missing("authors", UNAGREED, None, facts | {"consent": text.text})
