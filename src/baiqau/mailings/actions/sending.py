"""A letter to many sets out, at once or at its hour; is paused and goes on; is written, each once."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from baiqau.journal import outbox
from baiqau.mailings import letters, queries
from baiqau.mailings.actions.holding import letters_of, locked, record
from baiqau.mailings.models import Dispatch, Mailing
from baiqau.people.models import Person
from baiqau.proof import canonical
from baiqau.rules.refusals import Refused

A_PART = 50  # letters written in one transaction


def seen(mailing: Mailing, people: Iterable[Person]) -> str:
    """Give the digest of what a person looks at before sending: the words and who gets them."""
    told = [mailing.subject, mailing.body, mailing.necessary, sorted(one.pk for one in people)]
    return canonical.digest({"seen": told})


@transaction.atomic
def begin(mailing: Mailing, *, looked_at: str, by: Person, now: datetime) -> Mailing:
    """Let the letter set out, once, to whom it was shown for (`looked_at`): the recipients are fixed.

    A letter that has set out already is given back as it is. `tasks.send` gives it to a worker.
    """
    found = locked(mailing)
    if found.state != Mailing.State.DRAFT:
        return found
    number = fix_recipients(found, looked_at=looked_at)
    found.state, found.turn, found.begun_by, found.begun_at = Mailing.State.SENDING, 1, by, now
    found.save()
    facts = {"groups": found.groups, "number": number, "left-out": found.left_out}
    record("mailing.begun", found, by, now, facts=facts)
    return found


def fix_recipients(mailing: Mailing, *, looked_at: str) -> int:
    """Write down who gets the letter, if it is they who were looked at; give how many."""
    audience = queries.audience(mailing)
    if not audience.people:
        raise Refused("mailings-nobody")
    number = len(audience.people)
    if seen(mailing, audience.people) != looked_at:
        raise Refused("mailings-changed", number=number)
    mailing.left_out = audience.left_out
    Dispatch.objects.bulk_create(
        [Dispatch(mailing=mailing, person=one, address=one.email) for one in audience.people],
        batch_size=500,
    )
    return number


@transaction.atomic
def pause(mailing: Mailing, *, by: Person, now: datetime) -> Mailing:
    """Stop writing letters, and hold back those in the outbox that have not gone out."""
    found = locked(mailing)
    queued = letters_of(found).filter(state="queued").exists()  # a person may have let some go
    if found.state != Mailing.State.SENDING and not queued:
        raise Refused("mailings-not-under-way")
    found.state, found.ended_at = Mailing.State.PAUSED, None
    found.save(update_fields=["state", "ended_at"])
    held = outbox.hold_back(letters_of(found), by=by.actor, at=now)
    record("mailing.paused", found, by, now, facts={"held-back": held})
    return found


@transaction.atomic
def resume(mailing: Mailing, *, by: Person, now: datetime) -> Mailing:
    """Let a paused letter go on, or one whose job was ended in the tray: nobody gets it twice."""
    found = locked(mailing)
    ended = found.state == Mailing.State.SENDING and not queries.at_work(found)
    if found.state != Mailing.State.PAUSED and not ended:
        raise Refused("mailings-not-paused")
    found.state, found.turn = Mailing.State.SENDING, found.turn + 1
    found.save(update_fields=["state", "turn"])
    outbox.release(letters_of(found).filter(state="waiting"), by=by.actor, at=now)
    record("mailing.resumed", found, by, now)
    return found


@transaction.atomic
def write_part(mailing: Mailing, *, turn: int, now: datetime) -> bool:
    """Write the next letters into the outbox; tell whether more are to be written in this turn."""
    found = locked(mailing)
    if found.state != Mailing.State.SENDING or found.turn != turn:
        return False
    left = Dispatch.objects.filter(mailing=found, letter=None, passed="").select_related("person")
    part = list(left.order_by("pk")[: A_PART + 1])
    gone = set() if found.necessary else queries.unsubscribed(found.contest)
    for dispatch in part[:A_PART]:
        if dispatch.address in gone:  # who left since it set out
            dispatch.passed = Dispatch.Passed.UNSUBSCRIBED
            dispatch.save(update_fields=["passed"])
        else:
            _write(found, dispatch, now)
    more = len(part) > A_PART
    if not more:
        found.state, found.ended_at = Mailing.State.SENT, now
    found.save(update_fields=["state", "ended_at"])
    if more:
        return True
    record(
        "mailing.ended",
        found,
        None,
        now,
        facts={"number": found.dispatches.filter(passed="").count()},
    )
    return False


def _write(mailing: Mailing, dispatch: Dispatch, now: datetime) -> None:
    told = letters.worded(mailing, dispatch.person)
    dispatch.letter = outbox.write(
        f"mailing:{mailing.key}:{dispatch.person_id}",
        scope=mailing.contest.scope,
        kind=mailing.kind,
        recipient=dispatch.address,
        language=told.language,
        subject=told.subject,
        body=told.body,
        leave=told.leave,
        at=now,
    )
    dispatch.save(update_fields=["letter"])
