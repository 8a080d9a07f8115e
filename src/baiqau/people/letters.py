"""The letter to an address that is no longer a person's."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings

from baiqau.journal import outbox
from baiqau.language import dates
from baiqau.people.models import Person


def address_changed(person: Person, old: str, *, now: datetime) -> None:
    """Tell the old address, without the new one in full: it may be another's mailbox by now."""
    name, _, host = person.email.rpartition("@")
    moment = dates.moment(now.astimezone(ZoneInfo(settings.TIME_ZONE)), person.language)
    outbox.tell(
        f"person:{person.key}:address:{now:%Y%m%d%H%M%S%f}",
        "people.address-changed",
        scope="",
        recipient=old,
        language=person.language,
        facts={
            "address": f"{name[:1]}•••@{host}",
            "moment": moment,
            "help": settings.DEFAULT_FROM_EMAIL,
        },
        at=now,
    )
