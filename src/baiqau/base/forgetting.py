"""Bytes that nobody names any more: noted when their row goes, freed days later if still nobody does.

Bytes are shared by their digest, so a row that goes never takes them along. Only what was noted is ever
freed, and only after every table was asked; what was never noted stays, whatever happens.
"""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from django.apps import apps
from django.core.files.storage import default_storage
from django.db import models, transaction
from django.utils import timezone

from baiqau.base import storage
from baiqau.base.models import Forgotten

REST = timedelta(days=2)  # longer than any act between keeping bytes and naming them
MOST = 1_000  # looked at in one go: each is looked up once more under the lock
_DIGEST = 64
_HEX = re.compile(r"[0-9a-f]{64}")


def note(blobs: Iterable[str]) -> None:
    """Note bytes whose row goes in this transaction; others may name them still."""
    now = timezone.now()  # the term runs in real time, also where a demo plays another
    fresh = [Forgotten(blob=blob, noted_at=now) for blob in sorted(set(blobs)) if blob]
    Forgotten.objects.bulk_create(
        fresh, update_conflicts=True, unique_fields=["blob"], update_fields=["noted_at"]
    )


def free(*, now: datetime) -> int:
    """Free what was noted long enough ago and nobody names; give how many files went."""
    due = Forgotten.objects.filter(noted_at__lt=now - REST).order_by("pk")[:MOST]
    noted = dict(due.values_list("blob", "pk"))
    named = _named_of(set(noted))
    Forgotten.objects.filter(blob__in=named, noted_at__lt=now - REST).delete()
    freed = 0
    for blob, pk in noted.items():
        if blob not in named:
            try:
                freed += _freed(pk)
            except OSError:  # a store that does not answer: the note stays for the next time
                continue
    return freed


def _named_of(blobs: set[str]) -> set[str]:
    """Give those of the blobs that some table names: each table is read once, nothing is locked."""
    found: set[str] = set()
    if not blobs:
        return found
    for model, name, lookup in naming():
        rows = model._base_manager.values_list(name, flat=True)  # noqa: SLF001
        if lookup:
            for told in rows.iterator():
                found.update(blobs.intersection(_HEX.findall(json.dumps(told))))
        else:
            found.update(rows.filter(**{f"{name}__in": blobs}))
    return found


def is_named(blob: str) -> bool:
    """Say whether any table names these bytes."""
    return any(
        model._base_manager.filter(**{f"{name}{lookup}": blob}).exists()  # noqa: SLF001  Django gives it no other name
        for model, name, lookup in naming()
    )


def naming() -> Iterator[tuple[type[models.Model], str, str]]:
    """Yield every column that may name bytes, with how it is asked.

    Rather too many than one too few: every text of the length of a digest, whatever it is for, and
    every JSON of ours (papers name the pictures of their letterhead so, letters what they carry).
    """
    for model in apps.get_models():
        for field in model._meta.local_concrete_fields:  # noqa: SLF001
            if model is Forgotten:
                continue
            if isinstance(field, models.CharField) and field.max_length == _DIGEST:
                yield model, field.name, ""
            elif isinstance(field, models.JSONField) and model.__module__.startswith("baiqau."):
                yield model, field.name, "__icontains"


def unnamed() -> tuple[int, int]:
    """Count the kept files that no table names, and their bytes: what could be freed at most."""
    named: set[str] = set()
    for model, name, lookup in naming():
        if not lookup:
            named.update(model._base_manager.values_list(name, flat=True).distinct().iterator())  # noqa: SLF001
    left = [size for blob, size in storage.everything() if blob not in named and not is_named(blob)]
    return len(left), sum(left)


@transaction.atomic
def _freed(pk: int) -> bool:
    """Free one file under the lock of its note; whoever keeps the same bytes waits, and finds them gone."""
    noted = Forgotten.objects.select_for_update().filter(pk=pk).first()
    if noted is None:
        return False  # kept anew meanwhile
    gone = not is_named(noted.blob)
    if gone:
        default_storage.delete(storage.name_of(noted.blob))
    noted.delete()
    return gone
