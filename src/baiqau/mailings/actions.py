"""Acts on letters to many: written, proved, sent once, paused; an address that wants none."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from hashlib import sha256

from django.db import transaction
from django.db.models import QuerySet

from baiqau.contests.models import Contest
from baiqau.journal import acts, outbox
from baiqau.journal.models import Letter
from baiqau.journal.placeholders import unknown
from baiqau.mailings import letters, queries
from baiqau.mailings.models import Dispatch, Mailing, Unsubscribed
from baiqau.mailings.wording import GROUPS, LANGUAGES, PLACES
from baiqau.people.models import Person
from baiqau.proof import canonical
from baiqau.rules.refusals import Refused

A_PART = 50  # letters written in one transaction


@transaction.atomic
def write(
    contest: Contest,
    mailing: Mailing | None = None,
    *,
    groups: Iterable[str],
    subject: Mapping[str, str],
    body: Mapping[str, str],
    necessary: bool,
    by: Person,
    now: datetime,
) -> Mailing:
    """Write a letter to many, or change one (`mailing`) that has not set out."""
    chosen = [group for group in GROUPS if group in set(groups)]
    words = {
        code: (subject.get(code, "").strip(), body.get(code, "").strip()) for code in LANGUAGES
    }
    _check(chosen, words)
    made = Mailing(contest=contest) if mailing is None else _locked(mailing)
    if made.state != Mailing.State.DRAFT:
        raise Refused("mailings-begun")
    made.groups, made.necessary = chosen, necessary
    made.subject = {code: told[0] for code, told in words.items() if told[0]}
    made.body = {code: told[1] for code, told in words.items() if told[1]}
    made.written_by, made.written_at = by, now
    made.save()
    _record("mailing.written", made, by, now, facts={"groups": chosen, "necessary": necessary})
    return made


def _check(groups: list[str], words: Mapping[str, tuple[str, str]]) -> None:
    if not groups:
        raise Refused("mailings-whom")
    if not any(map(any, words.values())):
        raise Refused("mailings-empty")
    for code, told in words.items():
        language = LANGUAGES[code]
        if any(told) and not all(told):
            raise Refused("mailings-half", language=language)
        if wrong := unknown(" ".join(told), PLACES):
            known = ", ".join(f"{{{place}}}" for place in PLACES)
            raise Refused("mailings-place", language=language, places=", ".join(wrong), known=known)


@transaction.atomic
def discard(mailing: Mailing, *, by: Person, now: datetime) -> None:
    """Throw a letter away that has not set out."""
    found = _locked(mailing)
    if found.state != Mailing.State.DRAFT:
        raise Refused("mailings-begun")
    _record("mailing.discarded", found, by, now)
    found.delete()


@transaction.atomic
def prove(mailing: Mailing, *, by: Person, now: datetime) -> int:
    """Send oneself the letter in each of its languages; give how many went out.

    The same words go out once a minute, however often the button is pressed.
    """
    number = 0
    for code in mailing.languages:
        told = letters.worded(mailing, by, language=code)
        turn = sha256(f"{told.subject}\n{told.body}".encode()).hexdigest()[:16]
        written = outbox.write(
            f"mailing:{mailing.key}:proof:{by.pk}:{code}:{turn}:{now:%Y%m%d%H%M}",
            scope=mailing.contest.scope,
            kind="mailing.proof",
            recipient=by.email,
            language=code,
            subject=told.subject,
            body=told.body,
            leave=told.leave,
            at=now,
        )
        number += written is not None
    if number:
        _record("mailing.proved", mailing, by, now, facts={"number": number})
    return number


def seen(mailing: Mailing, people: Iterable[Person]) -> str:
    """Give the digest of what a person looks at before sending: the words and who gets them."""
    told = [mailing.subject, mailing.body, mailing.necessary, sorted(one.pk for one in people)]
    return canonical.digest({"seen": told})


@transaction.atomic
def begin(mailing: Mailing, *, looked_at: str, by: Person, now: datetime) -> Mailing:
    """Let the letter set out, once, to whom it was shown for (`looked_at`): the recipients are fixed.

    A letter that has set out already is given back as it is. `tasks.send` gives it to a worker.
    """
    found = _locked(mailing)
    if found.state != Mailing.State.DRAFT:
        return found
    audience = queries.audience(found)
    if not audience.people:
        raise Refused("mailings-nobody")
    number = len(audience.people)
    if seen(found, audience.people) != looked_at:
        raise Refused("mailings-changed", number=number)
    found.state, found.turn, found.left_out = Mailing.State.SENDING, 1, audience.left_out
    found.begun_by, found.begun_at = by, now
    found.save()
    Dispatch.objects.bulk_create(
        [Dispatch(mailing=found, person=one, address=one.email) for one in audience.people],
        batch_size=500,
    )
    facts = {"groups": found.groups, "number": number, "left-out": found.left_out}
    _record("mailing.begun", found, by, now, facts=facts)
    return found


@transaction.atomic
def pause(mailing: Mailing, *, by: Person, now: datetime) -> Mailing:
    """Stop writing letters, and hold back those in the outbox that have not gone out."""
    found = _locked(mailing)
    written = found.state == Mailing.State.SENT and _of(found).filter(state="queued").exists()
    if found.state != Mailing.State.SENDING and not written:
        raise Refused("mailings-not-under-way")
    found.state, found.ended_at = Mailing.State.PAUSED, None
    found.save(update_fields=["state", "ended_at"])
    held = outbox.hold_back(_of(found), by=by.actor, at=now)
    _record("mailing.paused", found, by, now, facts={"held-back": held})
    return found


@transaction.atomic
def resume(mailing: Mailing, *, by: Person, now: datetime) -> Mailing:
    """Let a paused letter go on, or one whose job was ended in the tray: nobody gets it twice."""
    found = _locked(mailing)
    ended = found.state == Mailing.State.SENDING and not queries.at_work(found)
    if found.state != Mailing.State.PAUSED and not ended:
        raise Refused("mailings-not-paused")
    found.state, found.turn = Mailing.State.SENDING, found.turn + 1
    found.save(update_fields=["state", "turn"])
    outbox.release(_of(found).filter(state="waiting"), by=by.actor, at=now)
    _record("mailing.resumed", found, by, now)
    return found


@transaction.atomic
def write_part(mailing: Mailing, *, turn: int, now: datetime) -> bool:
    """Write the next letters into the outbox; tell whether more are to be written in this turn."""
    found = _locked(mailing)
    if found.state != Mailing.State.SENDING or found.turn != turn:
        return False
    left = Dispatch.objects.filter(mailing=found, letter=None).select_related("person")
    part = list(left.order_by("pk")[: A_PART + 1])
    gone = set() if found.necessary else queries.unsubscribed(found.contest)
    for dispatch in part[:A_PART]:
        if dispatch.address in gone:  # who left since it set out
            dispatch.delete()
            found.left_out += 1
        else:
            _write(found, dispatch, now)
    more = len(part) > A_PART
    if not more:
        found.state, found.ended_at = Mailing.State.SENT, now
    found.save(update_fields=["state", "ended_at", "left_out"])
    if more:
        return True
    _record("mailing.ended", found, None, now, facts={"number": found.dispatches.count()})
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


@transaction.atomic
def unsubscribe(contest: Contest, address: str, *, now: datetime) -> bool:
    """Note that an address wants no letters to many, and stop those on their way; once."""
    row, new = Unsubscribed.objects.select_for_update().get_or_create(
        contest=contest, address=address.lower(), defaults={"at": now}
    )
    if not new and row.back_at is None:
        return False
    row.at, row.back_at = now, None
    row.save(update_fields=["at", "back_at"])
    on_the_way = Letter.objects.filter(scope=contest.scope, recipient=row.address).exclude(leave="")
    outbox.stop(on_the_way.filter(sent_at=None), by="system", at=now)
    _tell("address.unsubscribed", row, now)
    return True


@transaction.atomic
def subscribe(contest: Contest, address: str, *, now: datetime) -> bool:
    """Note that an address wants letters to many again; False when it never left."""
    away = Unsubscribed.objects.select_for_update().filter(contest=contest, back_at=None)
    row = away.filter(address=address.lower()).first()
    if row is None:
        return False
    row.back_at = max(now, row.at)
    row.save(update_fields=["back_at"])
    _tell("address.subscribed", row, now)
    return True


def _tell(kind: str, row: Unsubscribed, now: datetime) -> None:
    scope = row.contest.scope
    acts.record(kind, by="visitor", on=f"unsubscribed:{row.pk}", at=now, scope=scope)


def _locked(mailing: Mailing) -> Mailing:
    kept = Mailing.objects.select_for_update(of=("self",))
    return kept.select_related("contest__current").get(pk=mailing.pk)


def _of(mailing: Mailing) -> QuerySet[Letter]:
    return Letter.objects.filter(scope=mailing.contest.scope, kind=mailing.kind)


def _record(
    kind: str,
    mailing: Mailing,
    by: Person | None,
    now: datetime,
    *,
    facts: Mapping[str, object] | None = None,
) -> None:
    acts.record(
        kind,
        by=by.actor if by else "system",
        on=f"mailing:{mailing.key}",
        at=now,
        scope=mailing.contest.scope,
        facts=facts,
    )
