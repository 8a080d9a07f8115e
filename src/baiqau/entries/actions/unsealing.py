"""Opening one sealed entry before the deadline: by a named person, with a reason, told to everybody it concerns."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from baiqau.contests.models import Contest
from baiqau.entries import letters, visibility
from baiqau.entries.models import LEAST_REASON, Opening
from baiqau.journal import acts
from baiqau.people.models import Person
from baiqau.rules import calendar
from baiqau.rules.refusals import Refused


@transaction.atomic
def break_glass(
    contest: Contest,
    number: int,
    *,
    reason: str,
    witnesses: Iterable[Person],
    by: Person,
    now: datetime,
) -> Opening:
    """Open the sealed entry of this number to one person; its author and the witnesses are told.

    Refuses when nothing is sealed, a reason that is too short, a number nobody has, and one's own work.
    """
    if not calendar.is_sealed(contest.regulation, now):
        raise Refused("entries-not-sealed")
    reason = " ".join(reason.split())
    if len(reason) < LEAST_REASON:
        raise Refused("entries-opening-reason", least=LEAST_REASON)
    entry = visibility.for_committee(contest).filter(number=number).first()
    if entry is None:
        raise Refused("entries-opening-number", number=number)
    if visibility.readable(by, contest).filter(pk=entry.pk).exists():
        raise Refused("entries-opening-own")
    opening = Opening.objects.create(entry=entry, by=by, reason=reason, at=now)
    acts.record(
        "entry.opened-early",
        by=by.actor,
        on=f"entry:{entry.key}",
        at=now,
        scope=contest.scope,
        facts={"number": number},
    )
    letters.opened(opening, [one for one in witnesses if one.pk != by.pk], now=now)
    return opening
