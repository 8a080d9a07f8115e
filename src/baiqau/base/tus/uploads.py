"""Acts on an upload: begin, receive, keep, take, drop, sweep.

Bytes are on the disk before the offset moves in the table. After any crash the true offset is the
smaller of the two, so no byte is ever promised that is not there.
"""

import base64
import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Self
from uuid import UUID

from django.db.models import Count, F, Sum

from baiqau.base import forgetting, storage
from baiqau.base.bucket.client import Away
from baiqau.base.tus import parts, straight
from baiqau.base.tus.models import LIFE, Upload
from baiqau.base.tus.parts import Part
from baiqau.rules.refusals import Refused

ALGORITHMS = ("sha1", "sha256", "md5")
SETTLED = 8 << 20  # bytes after which a long part is settled on the way
RESERVE = 64 << 20  # bytes no upload may take: the database lives on this disk, too
PERSON_BYTES, PERSON_FILES = 4 << 30, 10  # unfinished, of one person
SCOPE_BYTES = 200 << 30  # unfinished, of one contest


@dataclass(frozen=True)
class Checksum:
    """What the sender says of one part: algorithm and digest."""

    algorithm: str
    digest: bytes

    @classmethod
    def read(cls, header: str) -> Self:
        """Read `sha1 Kq5sNclPz7QV2+lfQIuc6R7oRu0=`; ValueError when it is anything else."""
        algorithm, _, digest = header.partition(" ")
        if algorithm not in ALGORITHMS:
            raise ValueError("unknown algorithm")
        return cls(algorithm, base64.b64decode(digest, validate=True))


def begin(
    *,
    owner: str,
    place: str,
    scope: str,
    size: int,
    metadata: dict[str, str],
    now: datetime,
    to_store: bool = False,
) -> Upload:
    """Promise to take a file of so many bytes; refuses what quota or disk cannot hold.

    `to_store`: its sender can bring it straight to the store, when there is one and it answers.
    """
    _room_for(owner, scope, size, now)
    to_store = to_store and straight.is_open()
    if not to_store:
        _room_here(size)
    upload = Upload.objects.create(
        owner=owner,
        place=place,
        scope=scope,
        size=size,
        metadata=metadata,
        begun_at=now,
        expires_at=now + LIFE,
    )
    if to_store and straight.begin(upload):
        return upload
    with parts.held(upload.key):
        parts.settle_folder()
    return upload


def find(key: UUID, *, owner: str, place: str, now: datetime) -> Upload | None:
    """Give one's own upload to this place while it lives."""
    return Upload.objects.filter(key=key, owner=owner, place=place, expires_at__gt=now).first()


def standing(upload: Upload) -> int:
    """Give the true offset: what is recorded and on the disk, both; and what was counted in the store."""
    if upload.blob:
        return upload.size
    return min(upload.offset, upload.straight + parts.size_of(upload.key))


def receive(
    upload: Upload,
    pieces: Callable[[], Iterable[bytes]],
    *,
    at: int,
    length: int,
    checksum: Checksum | None = None,
    now: datetime,
) -> Upload:
    """Append `length` bytes at offset `at`; whatever came of a part that was cut is kept.

    A part with a checksum is kept whole or not at all. Refuses a wrong offset, a part beyond the
    end, a wrong checksum and a full disk, with everything settled before left as it was; Busy when
    another request is sending. The last byte makes the file a blob.
    """
    with parts.held(upload.key) as part:
        row = Upload.objects.filter(pk=upload.pk).first()
        if row is None or row.blob:
            part.drop()  # opening it has made it anew
            return _after_all(row, at, length)
        if not part.size():
            straight.count(row)
        offset = min(row.offset, row.straight + part.size())
        _follows(row, offset, at=at, length=length)
        part.cut(offset - row.straight)
        if offset < row.offset:
            _record(row, offset, now)
        with _room_kept(part, row, length):
            _pour(part, row, pieces(), checksum=checksum, now=now)
        if row.offset == row.size:
            _keep(part, row)
    return row


def claim(upload: Upload, *, now: datetime) -> bool:
    """Note that the whole file is taken over; False when it was before. Undone with its transaction."""
    whole = Upload.objects.filter(pk=upload.pk, taken_at__isnull=True).exclude(blob="")
    return whole.update(taken_at=now) == 1


def refuse(upload: Upload, code: str) -> None:
    """Keep why the whole file can never be taken, so that nobody has to look into it again."""
    Upload.objects.filter(pk=upload.pk, taken_at__isnull=True).exclude(blob="").update(refused=code)


def unfinished(*, owner: str, place: str, now: datetime) -> list[tuple[Upload, int]]:
    """Give one's own uploads to a place that were not taken over yet, with their true offsets."""
    rows = Upload.objects.filter(
        owner=owner, place=place, taken_at__isnull=True, expires_at__gt=now
    )
    return [(row, standing(row)) for row in rows.order_by("begun_at")]


def hand_over(before: str, after: str, *, place: str) -> None:
    """Let what one sender began at a place go on as another's: an account was found for it."""
    Upload.objects.filter(owner=before, place=place).update(owner=after)


def drop(upload: Upload) -> None:
    """Forget an upload and its bytes; a file that was taken over stays. Busy while it is sent."""
    with parts.held(upload.key) as part:
        straight.give_up(upload)
        if upload.blob:
            forgetting.note([upload.blob])
        Upload.objects.filter(pk=upload.pk).delete()
        part.drop()


def sweep(now: datetime) -> int:
    """Forget the uploads whose time is over, and files that belong to none; give their number."""
    over = list(Upload.objects.filter(expires_at__lte=now))
    for upload in over:
        try:
            drop(upload)
        except (parts.Busy, Away):
            continue  # the next sweep meets it again
    known = set(Upload.objects.values_list("key", flat=True))
    strays = parts.strays(known, now - LIFE)
    for path in strays:
        path.unlink(missing_ok=True)
    try:
        return len(over) + len(strays) + straight.sweep(now - LIFE)
    except Away:  # the doctor says what is wrong with the store
        return len(over) + len(strays)


def _room_for(owner: str, scope: str, size: int, now: datetime) -> None:
    coming = Upload.objects.filter(blob="", expires_at__gt=now)
    mine = coming.filter(owner=owner).aggregate(files=Count("pk"), size=Sum("size"))
    if mine["files"] >= PERSON_FILES or (mine["size"] or 0) + size > PERSON_BYTES:
        raise Refused("upload-person-quota", files=PERSON_FILES, limit=PERSON_BYTES)
    ours = coming.filter(scope=scope).aggregate(left=Sum(F("size") - F("offset")))["left"] or 0
    if ours + size > SCOPE_BYTES:
        raise Refused("upload-scope-quota")


def _room_here(size: int) -> None:
    if parts.free() < size + RESERVE:
        raise Refused("upload-disk-full")


def _after_all(row: Upload | None, at: int, length: int) -> Upload:
    """Answer a part that came after the end: the file is whole already, or the upload is gone."""
    if row is None:
        raise Refused("upload-gone")
    _follows(row, row.size, at=at, length=length)
    return row


def _follows(row: Upload, offset: int, *, at: int, length: int) -> None:
    if at != offset:
        raise Refused("upload-offset-differs", offset=offset)
    if at + length > row.size:
        raise Refused("upload-beyond-its-end")


@contextmanager
def _room_kept(part: Part, row: Upload, length: int) -> Iterator[None]:
    """Refuse when the disk is full, now or on the way; what was settled stays as it is."""
    if length and parts.free() < length + RESERVE:
        raise Refused("upload-disk-full")
    try:
        yield
    except OSError as error:
        if error.errno not in parts.FULL:
            raise
        part.cut(row.offset - row.straight)
        raise Refused("upload-disk-full") from error


def _pour(
    part: Part,
    row: Upload,
    pieces: Iterable[bytes],
    *,
    checksum: Checksum | None,
    now: datetime,
) -> None:
    arrived = begun = row.offset
    digest = hashlib.new(checksum.algorithm, usedforsecurity=False) if checksum else None
    for piece in pieces:
        part.write(piece)
        arrived += len(piece)
        if digest is not None:
            digest.update(piece)
        elif arrived - row.offset >= SETTLED:
            _settle(part, row, arrived, now)
    if checksum and digest and digest.digest() != checksum.digest:
        part.cut(begun - row.straight)
        raise Refused("upload-checksum-differs")
    _settle(part, row, arrived, now)


def _settle(part: Part, row: Upload, arrived: int, now: datetime) -> None:
    if arrived > row.offset:
        part.settle()
        _record(row, arrived, now)


def _record(row: Upload, offset: int, now: datetime) -> None:
    row.offset, row.expires_at = offset, now + LIFE
    Upload.objects.filter(pk=row.pk).update(offset=row.offset, expires_at=row.expires_at)


def _keep(part: Part, row: Upload) -> None:
    """Make the whole file a blob. Cut off anywhere, the next request at the end does it again."""
    if row.straight:
        _joined(part, row)
    else:
        straight.give_up(row)
        row.blob, row.remote, row.part_size = storage.keep_file(part.path).sha256, "", None
        row.save(update_fields=["blob", "remote", "part_size"])
    part.drop()


def _joined(part: Part, row: Upload) -> None:
    """Make a blob of what lies in the store; what is damaged or lost there is forgotten here, too."""
    try:
        straight.keep(row, part.path)
    except (straight.Damaged, FileNotFoundError) as error:
        straight.give_up(row)
        Upload.objects.filter(pk=row.pk).delete()
        part.drop()
        lost = isinstance(error, FileNotFoundError)
        raise Refused("upload-gone" if lost else "upload-damaged") from error
