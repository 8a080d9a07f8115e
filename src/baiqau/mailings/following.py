"""What follows for letters to many when a person has another address."""

from datetime import datetime

from baiqau.mailings import actions
from baiqau.mailings.models import Unsubscribed
from baiqau.people.models import Person


def address_moved(person: Person, old: str, now: datetime) -> None:
    """Let the wish for no letters to many go along, unless the new address said later that it wants them."""
    new = person.email.lower()
    for row in Unsubscribed.objects.filter(address=old.lower(), back_at=None):
        back = Unsubscribed.objects.filter(contest=row.contest_id, address=new, back_at__gt=row.at)
        if not back.exists():
            actions.unsubscribe(row.contest, new, now=now)
