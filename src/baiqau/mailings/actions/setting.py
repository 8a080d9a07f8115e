"""A day and an hour for a letter to many: its recipients are fixed then, and looked at once more."""

from datetime import datetime

from django.db import transaction

from baiqau.mailings import queries
from baiqau.mailings.actions.holding import locked, record
from baiqau.mailings.actions.sending import fix_recipients
from baiqau.mailings.models import Dispatch, Mailing
from baiqau.people.models import Person
from baiqau.rules.refusals import Refused


@transaction.atomic
def schedule(
    mailing: Mailing, *, hour: datetime, looked_at: str, by: Person, now: datetime
) -> Mailing:
    """Have the letter set out by itself at an hour, to whom it was shown for (`looked_at`)."""
    found = locked(mailing)
    if found.state != Mailing.State.DRAFT:
        raise Refused("mailings-begun")
    _refuse_past(hour, now)
    number = fix_recipients(found, looked_at=looked_at)
    found.state, found.set_for, found.set_by = Mailing.State.SET, hour, by
    found.save()
    record("mailing.set", found, by, now, facts={"hour": hour, "number": number})
    return found


@transaction.atomic
def move(mailing: Mailing, *, hour: datetime, by: Person, now: datetime) -> Mailing:
    """Set another hour; the recipients stay."""
    found = _waiting(mailing)
    _refuse_past(hour, now)
    found.set_for, found.set_by = hour, by
    found.save(update_fields=["set_for", "set_by"])
    record("mailing.set", found, by, now, facts={"hour": hour, "number": found.dispatches.count()})
    return found


@transaction.atomic
def cancel(mailing: Mailing, *, by: Person, now: datetime) -> Mailing:
    """Take the hour back: the letter is a draft again, and its recipients are open."""
    found = _waiting(mailing)
    Dispatch.objects.filter(mailing=found).delete()
    found.state, found.set_for, found.set_by, found.left_out = Mailing.State.DRAFT, None, None, 0
    found.save()
    record("mailing.hour-cancelled", found, by, now)
    return found


@transaction.atomic
def depart(mailing: Mailing, *, now: datetime) -> Mailing | None:
    """Let a letter set out whose hour has come; None when somebody was faster or took the hour back.

    Who no longer is what the letter was set for gets none: the recipients say so.
    """
    found = locked(mailing)
    if found.state != Mailing.State.SET or found.set_for is None or found.set_for > now:
        return None
    fixed = Dispatch.objects.filter(mailing=found)
    passed = fixed.exclude(person__in=queries.fits(found).values("pk")).update(passed="changed")
    found.state, found.turn = Mailing.State.SENDING, 1
    found.begun_by, found.begun_at = found.set_by, now
    found.save()
    facts = {"groups": found.groups, "number": fixed.filter(passed="").count(), "passed": passed}
    record("mailing.begun", found, None, now, facts=facts)
    return found


def _waiting(mailing: Mailing) -> Mailing:
    found = locked(mailing)
    if found.state != Mailing.State.SET:
        raise Refused("mailings-not-set")
    return found


def _refuse_past(hour: datetime, now: datetime) -> None:
    if hour <= now:
        raise Refused("mailings-hour-past", hour=hour)
