"""`backup`: the database first, files after, so that every file the database names is in the set."""

import hashlib
import io
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage, default_storage
from django.db import connection

from baiqau.base.storage import ARRIVING
from baiqau.journal.models import Chain
from baiqau.site.keeping import databases
from baiqau.site.keeping.manifest import (
    DATABASES,
    FOLDERS,
    NAME,
    SECRET,
    Manifest,
    Piece,
    Unfit,
    written,
)


def backup(target: Path, *, now: datetime) -> Manifest:
    """Write the archive, whole or not at all; people go on working meanwhile.

    It holds personal data and keys: only its owner may read it. Unfit when the file is there
    already or the database cannot be copied.
    """
    if target.exists():
        raise Unfit(f"{target} is there already; a backup never replaces another")
    target.parent.mkdir(parents=True, exist_ok=True)
    half = target.with_name(f"{target.name}.part")
    half.touch(mode=0o600)
    try:
        with tempfile.TemporaryDirectory(dir=settings.DATA) as folder:
            made = _pack(half, Path(folder) / DATABASES[connection.vendor], now)
        half.rename(target)
    finally:
        half.unlink(missing_ok=True)
    return made


def _pack(half: Path, copy: Path, now: datetime) -> Manifest:
    local = isinstance(default_storage, FileSystemStorage)
    made = Manifest(
        version=version("baiqau"),
        made=now.isoformat(),
        engine=connection.vendor,
        elsewhere=not local,
        rows=databases.copy_into(copy),
        heads={chain.scope: chain.head for chain in Chain.objects.order_by("scope")},
    )
    with tarfile.open(half, "w") as archive:
        pieces = {copy.name: _add(archive, copy.name, copy)}
        for name, path in _files(local=local):
            pieces[name] = _add(archive, name, path)
        made = replace(made, pieces=pieces)
        content = written(made)
        entry = tarfile.TarInfo(NAME)
        entry.size = len(content)
        archive.addfile(entry, io.BytesIO(content))
    return made


def _files(*, local: bool) -> Iterator[tuple[str, Path]]:
    """Yield what belongs to the set beside the database; what still arrives does not."""
    for folder in FOLDERS:
        top = settings.DATA / folder
        if folder == "files" and not local:
            continue
        for path in sorted(top.rglob("*")):
            inside = path.relative_to(top)
            if path.is_file() and inside.parts[0] != ARRIVING:
                yield f"{folder}/{inside.as_posix()}", path
    secret = settings.DATA / SECRET
    if secret.exists():
        yield SECRET, secret


def _add(archive: tarfile.TarFile, name: str, path: Path) -> Piece:
    entry = tarfile.TarInfo(name)
    entry.mode = 0o600
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        entry.size = file.tell()
        file.seek(0)
        archive.addfile(entry, file)
    return Piece(entry.size, digest)
