"""The life of one entry as its author reads it, and the drafts whose authors are reminded."""

from datetime import datetime

from django.db.models import QuerySet

from baiqau.contests.models import Contest
from baiqau.entries.models import Entry, OpenDraft
from baiqau.entries.wording import EVENTS
from baiqau.journal.models import Act, Letter
from baiqau.journal.queries import dead
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


def drafts_to_remind(contest: Contest, *, begun_until: datetime, turn: str) -> list[Entry]:
    """Give the drafts begun by then whose authors had no reminder in this turn and can be reached."""
    drafts = Entry.objects.filter(
        contest=contest, state="draft", created_at__lte=begun_until, owner__is_active=True
    ).exclude(owner__email="")
    written = Letter.objects.filter(
        scope=contest.scope, kind="entry.unfinished", key__endswith=f":unfinished:{turn}"
    )
    reminded = {key.split(":")[1] for key in written.values_list("key", flat=True)}
    unreached = set(dead(contest.scope).values_list("address", flat=True))
    return [
        one
        for one in drafts.select_related("owner").order_by("created_at", "pk")
        if str(one.key) not in reminded and one.owner.email.lower() not in unreached
    ]


def open_drafts_to_remind(contest: Contest, *, begun_until: datetime) -> list[OpenDraft]:
    """Give the drafts without an account begun by then, the newest of each address never written to.

    An address whose person has a work in the contest is left out: that work has its own reminders.
    """
    drafts = OpenDraft.objects.filter(
        entry__contest=contest, taken_at=None, entry__created_at__lte=begun_until
    ).select_related("entry__contest__current")
    newest = {one.email: one for one in drafts.order_by("entry__changed_at", "pk")}
    if not newest:
        return []
    own = Entry.objects.filter(contest=contest, owner__isnull=False)
    written = Letter.objects.filter(scope=contest.scope, kind="entry.unconfirmed")
    left_out = {
        address.lower()
        for asked in (
            own.values_list("owner__email", flat=True),
            written.values_list("recipient", flat=True),
            dead(contest.scope).values_list("address", flat=True),
        )
        for address in asked
    }
    return [one for address, one in newest.items() if address not in left_out]
