"""Questions to the journal and the outbox."""

from collections.abc import Iterator
from datetime import datetime

from django.db import connection
from django.db.models import QuerySet

from baiqau.journal.models import Act, Chain, Letter
from baiqau.proof import chain
from baiqau.proof.canonical import encode


def edition() -> int:
    """Give a number that grows with every act the public pages show: one small query."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT COALESCE(SUM(edition), 0) FROM journal_chain")
        return int(cursor.fetchone()[0])


def acts_of(scope: str) -> QuerySet[Act]:
    """Give the acts of one chain in their order."""
    return Act.objects.filter(scope=scope).order_by("number")


def history(on: str) -> QuerySet[Act]:
    """Give everything that happened to one subject, the newest first."""
    return Act.objects.filter(subject=on).order_by("-at", "-number")


def lines(scope: str) -> Iterator[str]:
    """Give the chain as JSON lines, as `baiqau verify` reads them."""
    for act in acts_of(scope).iterator(chunk_size=2000):
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


def verified(scope: str) -> chain.Verdict:
    """Recompute a whole chain and hold its head against the one kept."""
    kept = Chain.objects.filter(scope=scope).first()
    head = chain.Head(kept.length, kept.head) if kept else None
    return chain.verify(lines(scope), kept=head)


def outbox(scope: str) -> QuerySet[Letter]:
    """Give the letters of a scope: those that wait for a person first, then the newest."""
    return Letter.objects.filter(scope=scope).order_by("-state", "-created_at", "-pk")


def due(now: datetime) -> QuerySet[Letter]:
    """Give the letters that should go out now."""
    return Letter.objects.filter(state="queued", not_before__lte=now).order_by("not_before", "pk")
