"""Part files: the bytes of an upload that have come so far, held by one request at a time."""

import errno
import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.core.files.storage import FileSystemStorage, default_storage

from baiqau.base import storage

FOLDER = "parts"
# What a full disk says: no room, no quota, the file may not grow.
FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class Busy(Exception):  # noqa: N818  what was found
    """Another request holds this part file."""


@dataclass(frozen=True)
class Part:
    """An open part file under this process's lock."""

    path: Path
    handle: int

    def size(self) -> int:
        """Give the bytes on the disk, promised or not."""
        return os.fstat(self.handle).st_size

    def cut(self, offset: int) -> None:
        """Forget what lies beyond the offset, and go on from there."""
        kept = os.fstat(self.handle).st_nlink > 1
        assert not kept or offset == self.size(), "these bytes belong to a blob already"
        os.ftruncate(self.handle, offset)
        os.lseek(self.handle, offset, os.SEEK_SET)

    def write(self, piece: bytes) -> None:
        """Write all of the piece; OSError of `FULL` when there is no room."""
        left = memoryview(piece)
        while left:
            left = left[os.write(self.handle, left) :]

    def settle(self) -> None:
        """Have everything written so far survive a power cut."""
        os.fsync(self.handle)

    def drop(self) -> None:
        """Remove the file; the lock goes with the request."""
        self.path.unlink(missing_ok=True)


@contextmanager
def held(key: UUID) -> Iterator[Part]:
    """Open an upload's part file for this request alone; Busy at once when another has it.

    The kernel's lock ends with its process, so a killed server leaves none behind.
    """
    path = _path(key)
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as taken:
            raise Busy(str(key)) from taken
        yield Part(path, handle)
    finally:
        os.close(handle)


def size_of(key: UUID) -> int:
    """Give the bytes on the disk without holding the file; 0 when there is none."""
    try:
        return _path(key).stat().st_size
    except FileNotFoundError:
        return 0


def settle_folder() -> None:
    """Have the names of new part files survive a power cut."""
    storage.settle(_folder())


def free() -> int:
    """Give the bytes that are free where part files lie."""
    return shutil.disk_usage(_folder()).free


def strays(known: set[UUID], before: datetime) -> list[Path]:
    """Give old files that belong to no known upload."""
    names = {key.hex for key in known}
    found = [path for path in _folder().iterdir() if path.name not in names]
    return [path for path in found if path.stat().st_mtime < before.timestamp()]


def _path(key: UUID) -> Path:
    return _folder() / key.hex


def _folder() -> Path:
    """Give the folder: beside the blobs, so that a whole file becomes one without being copied."""
    if isinstance(default_storage, FileSystemStorage):
        folder = Path(default_storage.path(FOLDER))
    else:
        folder = Path(settings.DATA) / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    return folder
