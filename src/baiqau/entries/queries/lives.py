"""The life of one entry, as its author reads it."""

from django.db.models import QuerySet

from baiqau.entries.models import Entry
from baiqau.entries.wording import EVENTS
from baiqau.journal.models import Act, Letter
from baiqau.people.models import Person


def life_of(entry: Entry) -> QuerySet[Act]:
    """Give what has happened to an entry, the newest first; the committee's own notes are not told."""
    subject = f"entry:{entry.key}"
    return Act.objects.filter(subject=subject, kind__in=EVENTS).order_by("-number")


def letters_of(entry: Entry, person: Person) -> QuerySet[Letter]:
    """Give the letters about an entry that were written to this person, the newest first."""
    written = Letter.objects.filter(
        scope=entry.contest.scope, key__startswith=f"entry:{entry.key}:"
    )
    return written.filter(recipient=person.email).order_by("-created_at", "-pk")
