"""What follows in the entries when a person has another address, or a regulation another wording."""

from datetime import datetime

from baiqau.contests.models import Contest
from baiqau.entries import queries
from baiqau.entries.models import Author
from baiqau.people.models import Person
from baiqau.rules.document import Regulation
from baiqau.rules.refusals import Refused


def address_moved(person: Person, old: str, now: datetime) -> None:
    """Keep the person known in every author's line that named the old address.

    In their own entries the line takes the new address; where others wrote the old one it stays as
    written and the person is linked, so that a conflict of interest is found and letters arrive.
    """
    lines = Author.objects.filter(email=old)
    lines.filter(person=None).update(person=person)
    lines.filter(person=person, entry__owner=person).update(email=person.email)


def nominations_stand(contest: Contest, after: Regulation) -> None:
    """Refuse a version that takes a nomination away while works that are handed in stand in it."""
    for one in contest.regulation.nominations:
        if after.nomination(one.key) is None:
            number = queries.in_nomination(contest, one.key).count()
            if number:
                facts = {"nomination": one.name, "number": number}
                raise Refused("entries-nomination-stands", clause=one.clause, **facts)
