"""Naming the authors of an entry, in order, with the one who answers letters."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from baiqau.entries.actions import handing_in, holding, publication
from baiqau.entries.models import Author, Entry
from baiqau.language.names import PersonName
from baiqau.people import queries as people
from baiqau.people.models import Library, Person


@dataclass(frozen=True)
class Authorship:
    """One author as told by the one who hands in; everything but the name may come later."""

    name: PersonName
    email: str = ""
    born: date | None = None
    library: Library | None = None
    post: str = ""
    contact: bool = False
    publish: bool = False

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
        )


@transaction.atomic
def set_authors(entry: Entry, *, authors: Sequence[Authorship], by: Person, now: datetime) -> Entry:
    """Write the authors anew, in this order; exactly one becomes the contact, else the first.

    An author whose address has an account is tied to it and sees the entry.
    """
    entry = holding.to_change(entry, by=by, now=now)
    contact = next((place for place, one in enumerate(authors) if one.contact), 0)
    entry.authors.all().delete()
    Author.objects.bulk_create(
        _row(entry, place, one, contact=place == contact) for place, one in enumerate(authors)
    )
    publication.settle(entry)
    entry.changed_at = now
    entry.save(update_fields=["publish", "changed_at"])
    return handing_in.again(entry, by=by, now=now)


def _row(entry: Entry, place: int, one: Authorship, *, contact: bool) -> Author:
    email = one.email.strip().lower()
    return Author(
        entry=entry,
        position=place + 1,
        person=people.by_email(email) if email else None,
        surname=one.name.surname,
        given=one.name.given,
        patronymic=one.name.patronymic,
        email=email,
        born=one.born,
        library=one.library,
        post=one.post,
        contact=contact,
        publish=one.publish,
    )
