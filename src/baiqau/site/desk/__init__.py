"""The desk: what waits for a person, in every contest and every office, each line a link."""

from datetime import datetime

from baiqau.people.models import Person
from baiqau.site import sealing
from baiqau.site.desk import jury, own, result, staff
from baiqau.site.desk.duty import Duty, posts
from baiqau.site.rights import table


def duties(person: Person, now: datetime) -> list[Duty]:
    """Give everything that waits, the most urgent first, the offices last; nothing of what is sealed now."""
    held = posts(person, staff.counted(), jury.counted())
    found = [
        *own.duties(person, now),
        *result.duties(held),
        *staff.duties(held),
        *jury.duties(held, now),
        *staff.offices(held),
    ]
    shown = [one for one in found if not sealing.is_shut(table()[one.view], one.contest, now)]
    return sorted(shown, key=lambda duty: (duty.until is None, duty.until or now))
