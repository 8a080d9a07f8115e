"""An address wants no letters to many, or wants them again."""

from datetime import datetime

from django.db import transaction

from baiqau.contests.models import Contest
from baiqau.journal import acts, outbox
from baiqau.journal.models import Letter
from baiqau.mailings.models import Unsubscribed


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
