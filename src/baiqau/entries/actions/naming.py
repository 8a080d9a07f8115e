"""Naming the authors of an entry, in order, with the one who answers letters."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.db.models import F

from baiqau.entries.actions import handing_in, holding, publication
from baiqau.entries.hands import Hand
from baiqau.entries.models import Author, Entry, Invitation
from baiqau.language.names import PersonName
from baiqau.people import queries as people
from baiqau.people.actions import describe
from baiqau.people.models import Library, Person
from baiqau.rules.refusals import Refused

_ASIDE = 1000  # where places stand while they are given anew: each is held once


@dataclass(frozen=True)
class Authorship:
    """One author as told by the one who hands in; everything but the name may come later.

    `row` is the author this was written of before: its invitation and its own spelling stay.
    """

    name: PersonName
    email: str = ""
    born: date | None = None
    library: Library | None = None
    post: str = ""
    contact: bool = False
    publish: bool = False
    row: int | None = field(default=None, compare=False)

    @classmethod
    def of(cls, author: Author) -> "Authorship":
        """Give what is written of an author, to be kept while another one changes."""
        return cls(
            name=author.name,
            email=author.email,
            born=author.born,
            library=author.library,
            post=author.post,
            contact=author.contact,
            publish=author.publish,
            row=author.pk,
        )


@transaction.atomic
def set_authors(entry: Entry, *, authors: Sequence[Authorship], by: Hand, now: datetime) -> Entry:
    """Write the authors in this order; exactly one becomes the contact, else the first.

    An author known before keeps the row, with its invitation; under another address the invitation
    ends. An author whose address has an account is tied to it and sees the entry, once the entry has
    an owner: whoever writes without an account ties nobody. Refuses another
    spelling of a name that a co-author has written.
    """
    entry = holding.owned(entry, by=by, now=now)
    contact = next((place for place, one in enumerate(authors) if one.contact), 0)
    known = entry.authors.in_bulk([one.row for one in authors if one.row])
    entry.authors.exclude(pk__in=known).delete()
    entry.authors.update(position=F("position") + _ASIDE, contact=False)
    for place, one in enumerate(authors):
        row = known.get(one.row or 0) or Author(entry=entry)
        _write(row, one, place=place, contact=place == contact)
        row.save()
    _end_invitations(entry, now)
    if entry.owner_id is not None:
        tie(entry)
        publication.settle(entry)
    entry.changed_at = now
    entry.save(update_fields=["publish", "changed_at"])
    return handing_in.again(entry, by=by, now=now)


def tie(entry: Entry) -> None:
    """Tie each author nobody is known of yet to the account of the address written, if it has one."""
    for row in entry.authors.filter(person=None).exclude(email=""):
        row.person = people.by_email(row.email)
        row.save(update_fields=["person"])


def introduce(entry: Entry, person: Person, *, now: datetime) -> None:
    """Let an account that has no name yet take that of the author with its address."""
    row = entry.authors.filter(person=person).first()
    if row is None or person.surname:
        return
    describe(
        person,
        name=row.name,
        phone=person.phone,
        language=person.language,
        library=row.library,
        post=row.post,
        now=now,
    )


def _write(row: Author, one: Authorship, *, place: int, contact: bool) -> None:
    """Put what is told of an author into the row; another name is one nobody has approved."""
    if row.pk and row.name != one.name:
        if row.name_approved_at and _writes_along(row):
            raise Refused("entries-name-is-own", name=row.name.full())
        row.name_approved_at = None
    email = one.email.strip().lower()
    row.position, row.contact, row.publish = place + 1, contact, one.publish
    row.surname, row.given, row.patronymic = one.name.surname, one.name.given, one.name.patronymic
    if email != row.email:  # who is known stays so, whatever address by now
        row.email, row.person = email, None
    row.born, row.library, row.post = one.born, one.library, one.post


def _writes_along(row: Author) -> bool:
    return row.invitations.filter(withdrawn_at=None, accepted_at__isnull=False).exists()


def _end_invitations(entry: Entry, now: datetime) -> None:
    """Take back the invitations that were sent to another address than the author's."""
    standing = Invitation.objects.filter(author__entry=entry, withdrawn_at=None)
    moved = standing.exclude(email=F("author__email")).values_list("pk", flat=True)
    Invitation.objects.filter(pk__in=list(moved)).update(withdrawn_at=now)
