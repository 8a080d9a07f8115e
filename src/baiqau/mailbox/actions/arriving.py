"""Taking a letter in: raw, on the disk and in the table, before anybody reads it."""

from datetime import datetime

from django.db import transaction

from baiqau.base import storage
from baiqau.contests.models import Contest
from baiqau.journal import acts
from baiqau.mailbox.models import Incoming


def arrive(
    raw: bytes,
    *,
    source: str,
    uid: str = "",
    uid_validity: str = "",
    contest: Contest | None = None,
    received_at: datetime,
    now: datetime,
) -> tuple[Incoming, bool]:
    """Keep a letter; give its row and whether it is new. On return it survives a power cut.

    A letter counts once by (source, UIDVALIDITY, UID); without a UID, by its bytes.
    """
    blob = storage.keep([raw])
    with transaction.atomic():
        letter, new = Incoming.objects.get_or_create(
            source=source,
            uid_validity=uid_validity,
            uid=uid or blob.sha256,
            defaults={
                "contest": contest,
                "blob": blob.sha256,
                "size": blob.size,
                "received_at": received_at,
                "stored_at": now,
            },
        )
        if new:
            acts.record(
                "letter.arrived",
                by="system",
                on=f"incoming:{letter.key}",
                at=now,
                scope=contest.scope if contest else "",
                facts={"letter": blob.sha256},
            )
    return letter, new
