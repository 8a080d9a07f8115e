"""Letters that came back, and the addresses they came back from: letters to them are held, not lost."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models.functions import Lower

from baiqau.journal import acts, queries
from baiqau.journal.models import DeadAddress, Letter

# What a mail server refused for good, though the address itself is alive (RFC 3463): a full box,
# a letter too long, its contents, or a policy that may be our own server's fault.
ABOUT_THE_LETTER = ("5.2.2", "5.2.3", "5.3.4", "5.6.", "5.7.")


@dataclass(frozen=True)
class Bounce:
    """What a bounce says of one recipient; `about` is the Message-ID of the letter it speaks of."""

    about: str
    address: str
    status: str = ""
    permanent: bool = True
    why: str = ""


@transaction.atomic
def came_back(bounce: Bounce, *, at: datetime) -> Letter | None:
    """Note that a letter of ours came back; give the letter, None when the bounce speaks of none.

    A permanent failure of the address marks it dead and holds what is queued for it. A second
    bounce of the same letter changes nothing: a person may have lifted the mark meanwhile.
    """
    found = queries.told_of(bounce.about, bounce.address)
    if found is None:
        return None
    letter = Letter.objects.select_for_update().get(pk=found.pk)
    if letter.state == Letter.State.BOUNCED:
        return letter
    letter.state, letter.sent_at = Letter.State.BOUNCED, letter.sent_at or at
    letter.status, letter.trouble = bounce.status[:20], bounce.why[:300]
    letter.save(update_fields=["state", "sent_at", "status", "trouble"])
    dead = _is_final(bounce)
    if dead:
        _mark(letter, bounce, at)
    facts = {"kind": letter.kind, "status": letter.status, "dead": dead}
    acts.record(
        "letter.bounced",
        by="system",
        on=f"letter:{letter.pk}",
        at=at,
        scope=letter.scope,
        facts=facts,
    )
    return letter


def _is_final(bounce: Bounce) -> bool:
    """Say whether further letters to the address would meet the same answer."""
    return bounce.permanent and not bounce.status.startswith(ABOUT_THE_LETTER)


def _mark(letter: Letter, bounce: Bounce, at: datetime) -> None:
    DeadAddress.objects.update_or_create(
        scope=letter.scope,
        address=letter.recipient.lower(),
        defaults={"status": letter.status, "why": letter.trouble, "at": at, "lifted_at": None},
    )
    hold(letter.scope)


def hold(scope: str) -> int:
    """Hold the queued letters of a scope whose address is dead; give how many."""
    keys = list(queries.to_dead(scope).values_list("pk", flat=True))
    return Letter.objects.filter(pk__in=keys, state="queued").update(state="held")


@transaction.atomic
def lift(scope: str, address: str, *, by: str, at: datetime) -> int | None:
    """Take an address for alive again: its held letters go out. Give how many; None: it was not dead."""
    known = DeadAddress.objects.select_for_update()
    dead = known.filter(scope=scope, address=address.lower(), lifted_at=None).first()
    if dead is None:
        return None
    dead.lifted_at = max(at, dead.at)
    dead.save(update_fields=["lifted_at"])
    keys = list(queries.held_letters(scope, dead.address).values_list("pk", flat=True))
    number = Letter.objects.filter(pk__in=keys, state="held").update(
        state="queued", not_before=at, tries=0, trouble=""
    )
    acts.record(
        "address.lifted",
        by=by,
        on=f"address:{dead.pk}",
        at=at,
        scope=scope,
        facts={"number": number},
    )
    return number


@transaction.atomic
def moved(old: str, new: str, *, by: str, at: datetime) -> int:
    """Let the letters held from an old address go to a new one that was just proven; give how many.

    A code has reached the new address, so marks of letters that once came back from it are lifted.
    The old address stays dead.
    """
    for dead in DeadAddress.objects.filter(address=new.lower(), lifted_at=None):
        lift(dead.scope, new, by=by, at=at)
    held = Letter.objects.filter(state="held").annotate(to=Lower("recipient"))
    keys = list(held.filter(to=old.lower()).values_list("pk", flat=True))
    return Letter.objects.filter(pk__in=keys, state="held").update(
        recipient=new, state="queued", not_before=at, tries=0, trouble=""
    )
