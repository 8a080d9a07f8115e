"""Acts on a file whose sender brings it straight to the store: sign for a part, count, join, read.

The same row, rights and quota as any upload. Whenever the way to the store fails, the rest comes to the
house from where it stands, and the house brings it to the store itself.
"""

import base64
import hashlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import IO

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import transaction

from baiqau.base import storage
from baiqau.base.bucket import client, multipart
from baiqau.base.bucket.client import Away
from baiqau.base.tus import parts
from baiqau.base.tus.models import LIFE, Upload
from baiqau.rules.refusals import Refused

PART = 5 << 20  # the least a store takes: what a cut line has to send again is never more


def is_open() -> bool:
    """Say whether browsers may bring files to the store themselves."""
    return settings.BUCKET is not None and settings.BUCKET.straight


def destination() -> str:
    """Give the address that a page may connect to for it; "" when it is not open."""
    return client.bucket().destination if is_open() else ""


def begin(upload: Upload) -> bool:
    """Have the store await the parts; False when it does not answer: all comes to the house then."""
    try:
        upload.remote = multipart.begin(upload.key)
    except (Away, FileNotFoundError):
        return False
    upload.part_size = PART
    upload.save(update_fields=["remote", "part_size"])
    return True


def goes_on(upload: Upload) -> bool:
    """Say whether the next part may still go to the store: nothing of the file lies in the house."""
    here = parts.size_of(upload.key)
    return bool(upload.remote) and is_open() and upload.offset == upload.straight and not here


def count(upload: Upload) -> None:
    """Note how much the store has without a gap; what came to the house after it stays where it is.

    When the store has lost all of it (its bucket clears away old parts), the file begins anew.
    """
    if not upload.remote or upload.offset != upload.straight:
        return
    try:
        stands = _without_gap(upload, multipart.arrived(upload.key, upload.remote))
    except FileNotFoundError:
        if default_storage.exists(multipart.name_of(upload.key)):
            return  # joined already: it was whole
        upload.remote, upload.part_size, stands = "", None, 0
    seen = {"offset": upload.offset, "straight": upload.straight, "blob": ""}
    told: dict[str, object] = {"offset": stands, "straight": stands}
    told |= {"remote": upload.remote, "part_size": upload.part_size}
    # meanwhile the house may have written on, or all of it may be kept: then that stands
    Upload.objects.filter(pk=upload.pk, **seen).update(**told)
    upload.refresh_from_db()


def sign(upload: Upload, *, at: int, digest: bytes, now: datetime) -> str:
    """Give the address to which the part that begins at `at` may be PUT; its digest is kept.

    Refuses any part but the next.
    """
    count(upload)
    if at != upload.offset or at == upload.size or not goes_on(upload):
        raise Refused("upload-offset-differs", offset=upload.offset)
    assert upload.part_size
    number, told = at // upload.part_size + 1, base64.b64encode(digest).decode()
    _announce(upload, number, told, now)
    length = min(upload.part_size, upload.size - at)
    return multipart.signed(upload.key, upload.remote, number=number, length=length, checksum=told)


@transaction.atomic
def _announce(upload: Upload, number: int, told: str, now: datetime) -> None:
    row = Upload.objects.select_for_update().get(pk=upload.pk)
    row.digests[str(number)], row.expires_at = told, now + LIFE
    row.save(update_fields=["digests", "expires_at"])


def keep(row: Upload, rest: Path) -> None:
    """Make a blob of what lies in the store and, after it, in `rest`. Cut off anywhere, it may be called again.

    Damaged when the store has other bytes than were announced.
    """
    try:
        arrived = multipart.arrived(row.key, row.remote)
    except FileNotFoundError:
        pass  # joined before, when something cut us off
    else:
        multipart.join(row.key, row.remote, _all(row, arrived, rest))
    row.blob = _read(row)
    name = storage.name_of(row.blob)
    storage.withdraw(row.blob)
    if not default_storage.exists(name):
        multipart.rename(row.key, name)
    row.remote = ""
    row.save(update_fields=["blob", "remote"])
    multipart.forget(multipart.name_of(row.key))


def give_up(row: Upload) -> None:
    """Have the store forget what it has of a file."""
    if row.remote:
        multipart.give_up(row.key, row.remote)


def sweep(before: datetime) -> int:
    """Have the store forget what began to arrive before that time and no upload waits for."""
    if settings.BUCKET is None:
        return 0
    awaited = {multipart.name_of(key) for key in Upload.objects.values_list("key", flat=True)}
    left = [one for one in multipart.left_behind(before) if one[0] not in awaited]
    for name, remote in left:
        if remote:
            multipart.abort(name, remote)
        else:
            multipart.forget(name)
    return len(left)


def _without_gap(row: Upload, arrived: list[multipart.Arrived]) -> int:
    """Count the bytes up to the first part that is missing, cut or not what its sender announced."""
    known, at = {part.number: part for part in arrived}, 0
    assert row.part_size
    for number in range(1, -(-row.size // row.part_size) + 1):
        part, told = known.get(number), row.digests.get(str(number), "")
        whole = part is not None and part.size == min(row.part_size, row.size - at)
        if not whole or (part and part.checksum not in {"", told}):
            break
        at += min(row.part_size, row.size - at)
    return at


def _all(row: Upload, arrived: list[multipart.Arrived], rest: Path) -> list[multipart.Arrived]:
    """Bring the rest to the store and give all parts, or refuse: something is missing after all."""
    if row.straight < row.size:
        with rest.open("rb") as file:
            for number, content in _numbered(row, file):
                told = base64.b64encode(hashlib.sha256(content).digest()).decode()
                row.digests[str(number)] = told
                multipart.put(row.key, row.remote, number=number, content=content, checksum=told)
        row.save(update_fields=["digests"])
        arrived = multipart.arrived(row.key, row.remote)
    stands = _without_gap(row, arrived)
    if stands < row.size:
        raise Refused("upload-offset-differs", offset=stands)
    assert row.part_size
    return [part for part in arrived if (part.number - 1) * row.part_size < row.size]


def _numbered(row: Upload, file: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    assert row.part_size
    for at in range(row.straight, row.size, row.part_size):
        yield at // row.part_size + 1, file.read(row.part_size)


def _read(row: Upload) -> str:
    """Read the joined file to its end and give its SHA-256; each part must be what was announced.

    Not every store checks what it takes; so the house does.
    """
    assert row.part_size
    total = hashlib.sha256()
    with default_storage.open(multipart.name_of(row.key), "rb") as file:
        for at in range(0, row.size, row.part_size):
            part = file.read(min(row.part_size, row.size - at))
            total.update(part)
            told = row.digests.get(str(at // row.part_size + 1))
            if base64.b64encode(hashlib.sha256(part).digest()).decode() != told:
                raise Damaged(str(row.key))
        if file.read(1):
            raise Damaged(str(row.key))
    return total.hexdigest()


class Damaged(Exception):  # noqa: N818  what was found
    """The store has other bytes than the sender announced."""
