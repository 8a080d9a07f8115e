"""What follows in the entries when a person has another address."""

from datetime import datetime

from baiqau.entries.models import Author
from baiqau.people.models import Person


def address_moved(person: Person, old: str, now: datetime) -> None:
    """Keep the person known in every author's line that named the old address.

    In their own entries the line takes the new address; where others wrote the old one it stays as
    written and the person is linked, so that a conflict of interest is found and letters arrive.
    """
    lines = Author.objects.filter(email=old)
    lines.filter(person=None).update(person=person)
    lines.filter(person=person, entry__owner=person).update(email=person.email)
