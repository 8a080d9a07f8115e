"""What every act on a letter to many does: take its row, tell the journal, know its letters."""

from collections.abc import Mapping
from datetime import datetime

from django.db.models import QuerySet

from baiqau.journal import acts
from baiqau.journal.models import Letter
from baiqau.mailings.models import Mailing
from baiqau.people.models import Person


def locked(mailing: Mailing) -> Mailing:
    kept = Mailing.objects.select_for_update(of=("self",))
    return kept.select_related("contest__current").get(pk=mailing.pk)


def letters_of(mailing: Mailing) -> QuerySet[Letter]:
    return Letter.objects.filter(scope=mailing.contest.scope, kind=mailing.kind)


def record(
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
