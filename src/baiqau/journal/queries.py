"""Questions to the journal and the outbox."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import connection
from django.db.models import Case, Count, Max, Min, OuterRef, QuerySet, Subquery, When
from django.db.models.functions import Coalesce, Lower

from baiqau.journal.kinds import Kind, Words
from baiqau.journal.models import Act, Chain, DeadAddress, Letter, Wording
from baiqau.proof import chain
from baiqau.proof.canonical import encode
from baiqau.proof.merkle import Growing

TURN = (
    "waiting",
    "failed",
    "bounced",
    "held",
    "queued",
    "sent",
    "stopped",
)  # what needs a person stands first


def edition() -> int:
    """Give a number that grows with every act the public pages show: one small query."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT COALESCE(SUM(edition), 0) FROM journal_chain")
        return int(cursor.fetchone()[0])


def acts_of(scope: str) -> QuerySet[Act]:
    """Give the acts of one chain in their order."""
    return Act.objects.filter(scope=scope).order_by("number")


def chosen(scope: str, *, kind: str = "", on: str = "") -> QuerySet[Act]:
    """Give the acts of a kind, on a subject, or both, the newest first."""
    wanted = {"kind": kind, "subject": on}
    given = {name: value for name, value in wanted.items() if value}
    return Act.objects.filter(scope=scope, **given).order_by("-number")


def kept(scope: str) -> Chain | None:
    """Give what is kept of a chain: its length and head; None before the first act."""
    return Chain.objects.filter(scope=scope).first()


def history(on: str) -> QuerySet[Act]:
    """Give everything that happened to one subject, the newest first."""
    return Act.objects.filter(subject=on).order_by("-at", "-number")


def lines(scope: str, *, until: int | None = None) -> Iterator[str]:
    """Give the chain as lines, as `baiqau verify` reads them; `until` is the last number."""
    acts = acts_of(scope) if until is None else acts_of(scope).filter(number__lte=until)
    for act in acts.iterator(chunk_size=2000):
        yield line(act)


def line(act: Act) -> str:
    """Give one act as a line: the canonical form of its content with its digest."""
    return encode({**content_of(act), "digest": act.digest}).decode()


def content_of(act: Act) -> dict[str, object]:
    """Give what the digest of an act covers."""
    return {
        "scope": act.scope,
        "number": act.number,
        "kind": act.kind,
        "actor": act.actor,
        "subject": act.subject,
        "facts": act.facts,
        "at": act.at,
        "previous": act.previous,
    }


def head(scope: str, *, until: int | None = None) -> chain.Head:
    """Give the head of a chain with the root of its tree, as it is signed and printed.

    `until`: the head as it was after the act of this number; None: as it is now.
    """
    found = acts_of(scope) if until is None else acts_of(scope).filter(number__lte=until)
    digests = found.values_list("digest", flat=True)
    tree, last = Growing(), chain.START
    for digest in digests.iterator(chunk_size=2000):
        tree.add(bytes.fromhex(digest))
        last = digest
    return chain.Head(tree.size, last, tree.root().hex())


def verified(scope: str) -> chain.Verdict:
    """Recompute a whole chain and hold its head against the one kept, also while it is written to.

    What is read first may only be shorter than what is read after it: an act past the kept end was
    put there by another hand.
    """
    last = Act.objects.filter(scope=scope).aggregate(Max("number"))["number__max"] or 0
    end = kept(scope) or Chain(scope=scope, head=chain.START)
    verdict = chain.verify(lines(scope, until=end.length), kept=chain.Head(end.length, end.head))
    if verdict.holds and last > end.length:
        return replace(verdict, holds=False, code="surplus")
    return verdict


def kinds(scope: str) -> list[str]:
    """Give the kinds of acts that happened, by name."""
    return list(
        Act.objects.filter(scope=scope).order_by("kind").values_list("kind", flat=True).distinct()
    )


def outbox(scope: str) -> QuerySet[Letter]:
    """Give the letters of a scope: what waits for a person, what failed, what goes out, the rest."""
    turn = Case(*(When(state=state, then=place) for place, state in enumerate(TURN)))
    found = Letter.objects.filter(scope=scope).select_related("wording")
    return found.order_by(turn, "-created_at", "-pk")


@dataclass(frozen=True)
class Batch:
    """Letters of one kind that wait for a person; `newest` is the last of those counted here."""

    kind: str
    subject: str
    number: int
    newest: int


def batches(scope: str) -> list[Batch]:
    """Give what waits for a release, by kind, with one of the subjects."""
    rows = (
        Letter.objects.filter(scope=scope, state="waiting")
        .values("kind")
        .annotate(number=Count("pk"), newest=Max("pk"), subject=Min("subject"))
        .order_by("kind")
    )
    return [Batch(**row) for row in rows]


def waiting(scope: str, kind: str, *, until: int) -> QuerySet[Letter]:
    """Give the waiting letters of a kind that were there when a person looked at the batch."""
    return Letter.objects.filter(scope=scope, kind=kind, state="waiting", pk__lte=until)


def wordings(scope: str) -> dict[tuple[str, str], Wording]:
    """Give the contest's own wordings in force, by kind and language."""
    last: dict[tuple[str, str], Wording] = {}
    for one in Wording.objects.filter(scope=scope).order_by("number"):
        last[one.kind, one.language] = one
    return {place: one for place, one in last.items() if one.body}


def versions(scope: str, kind: str, language: str) -> QuerySet[Wording]:
    """Give every version of a contest's wording of a kind in a language, the newest first."""
    found = Wording.objects.filter(scope=scope, kind=kind, language=language)
    return found.order_by("-number")


def worded(kind: Kind, scope: str, language: str) -> tuple[Wording | None, Words]:
    """Give the wording a letter is written in: the contest's own, or None and the house's.

    An own wording that does not fit its kind (a place is gone, a new one is needed, an address stands
    within a line) is not used.
    """
    last = versions(scope, kind.code, language).first() if scope and not kind.fixed else None
    if last is not None and last.body:
        words = Words(last.subject, last.body)
        if not (kind.strange(words) or kind.lacking(words) or kind.joined(words)):
            return last, words
    return None, kind.house(language)


def states(scope: str) -> dict[str, int]:
    """Give how many letters are in which state, in the order of `outbox`."""
    rows = Letter.objects.filter(scope=scope).values_list("state").annotate(Count("pk"))
    found = dict(rows.order_by("state"))
    return {state: found[state] for state in TURN if state in found}


def due(now: datetime) -> QuerySet[Letter]:
    """Give the letters that should go out now."""
    return Letter.objects.filter(state="queued", not_before__lte=now).order_by("not_before", "pk")


def dead(scope: str) -> QuerySet[DeadAddress]:
    """Give the addresses letters do not reach, the newest first, each with its number of `held`."""
    letters = Letter.objects.filter(scope=scope, state="held").annotate(to=Lower("recipient"))
    held = letters.filter(to=OuterRef("address")).order_by().values("to")
    number = held.annotate(number=Count("pk")).values("number")
    found = DeadAddress.objects.filter(scope=scope, lifted_at=None)
    return found.annotate(held=Coalesce(Subquery(number), 0)).order_by("-at", "address")


def dead_address(scope: str, address: str) -> DeadAddress | None:
    """Give what is known of an address letters do not reach; None when they do."""
    known = DeadAddress.objects.filter(scope=scope, address=address.lower(), lifted_at=None)
    return known.first()


def dead_among(scope: str, addresses: Collection[str]) -> set[str]:
    """Give those of the addresses, in small letters, that letters do not reach."""
    asked = {address.lower() for address in addresses}
    known = DeadAddress.objects.filter(scope=scope, address__in=asked, lifted_at=None)
    return set(known.values_list("address", flat=True))


def held_letters(scope: str, address: str) -> QuerySet[Letter]:
    """Give the letters held back from an address, told in small letters."""
    held = Letter.objects.filter(scope=scope, state="held")
    return held.annotate(to=Lower("recipient")).filter(to=address)


def to_dead(scope: str) -> QuerySet[Letter]:
    """Give the queued letters whose address is dead."""
    dead = DeadAddress.objects.filter(scope=scope, lifted_at=None).values("address")
    queued = Letter.objects.filter(scope=scope, state="queued")
    return queued.annotate(to=Lower("recipient")).filter(to__in=dead)


def told_of(message_id: str, address: str) -> Letter | None:
    """Give the letter of this Message-ID that was written to this address; None when there is none.

    Only who has seen the letter knows its Message-ID: that is what a forged bounce lacks.
    """
    name = message_id.strip("<> ").partition("@")[0]
    written = Letter.objects.filter(recipient__iexact=address).order_by("-pk")
    return next((one for one in written.iterator() if one.message_name == name), None)
