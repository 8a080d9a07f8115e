"""Letters: written with the act that causes them, sent afterwards by a job, once by their key."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction

from baiqau.journal import acts
from baiqau.journal.models import Letter


@transaction.atomic
def write(
    key: str,
    *,
    scope: str,
    kind: str,
    recipient: str,
    language: str,
    subject: str,
    body: str,
    at: datetime,
    wait: bool = False,
    not_before: datetime | None = None,
) -> Letter | None:
    """Put a letter into the outbox; a key used before writes nothing and gives None.

    `wait` keeps it until a person releases it. `not_before` lets a mass of letters be called back.
    """
    if not recipient or Letter.objects.filter(key=key).exists():
        return None
    return Letter.objects.create(
        key=key,
        scope=scope,
        kind=kind,
        recipient=recipient,
        language=language,
        subject=" ".join(subject.split())[:300],
        body=body,
        created_at=at,
        not_before=not_before or at,
        state=Letter.State.WAITING if wait else Letter.State.QUEUED,
    )


@transaction.atomic
def release(
    letters: Iterable[Letter], *, by: str, at: datetime, after: timedelta = timedelta(0)
) -> int:
    """Release waiting letters; they go out `after` and can be stopped until then."""
    keys = [letter.pk for letter in letters]
    released = Letter.objects.filter(pk__in=keys, state="waiting").update(
        state="queued", not_before=at + after
    )
    if released:
        _record("letters.released", keys, released, by, at)
    return released


@transaction.atomic
def stop(letters: Iterable[Letter], *, by: str, at: datetime) -> int:
    """Stop letters that have not gone out."""
    keys = [letter.pk for letter in letters]
    stopped = Letter.objects.filter(pk__in=keys, state__in=["waiting", "queued"]).update(
        state="stopped"
    )
    if stopped:
        _record("letters.stopped", keys, stopped, by, at)
    return stopped


def _record(kind: str, keys: list[int], number: int, by: str, at: datetime) -> None:
    scope = Letter.objects.filter(pk__in=keys).values_list("scope", flat=True).first() or ""
    acts.record(kind, by=by, on="outbox", at=at, scope=scope, facts={"number": number})
