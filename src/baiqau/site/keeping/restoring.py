"""`restore`: everything is unpacked beside and held against the manifest before anything is in place."""

import hashlib
import tarfile
import tempfile
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from baiqau.site.keeping import databases
from baiqau.site.keeping.manifest import (
    DATABASES,
    FOLDERS,
    NAME,
    SECRET,
    Manifest,
    Piece,
    Unfit,
    read,
    safe,
)

_PIECE = 1 << 20


def verify(source: Path) -> Manifest:
    """Unpack an archive into a temporary folder and check every byte of it; Unfit tells what is wrong."""
    with tempfile.TemporaryDirectory(dir=settings.DATA) as folder:
        return _unpacked(source, Path(folder))


def restore(source: Path) -> Manifest:
    """Bring an archive back into an empty installation, then bring its database to this version.

    Unfit when the installation is not empty, its engine is another, or the archive is not whole:
    then nothing was changed.
    """
    with tempfile.TemporaryDirectory(dir=settings.DATA) as temporary:
        folder = Path(temporary)
        _refuse_occupied()
        manifest = _unpacked(source, folder)
        if manifest.engine != connection.vendor:
            raise Unfit(f"it was made on {manifest.engine}; set DATABASE_URL to such a database")
        _place(folder, manifest)
    if databases.rows() != manifest.rows:
        raise Unfit("the database has other rows than the manifest tells")
    call_command("migrate", verbosity=0)
    return manifest


def _refuse_occupied() -> None:
    """Refuse to write over anything: an installation that lives is no place for an old one."""
    held = [name for name in FOLDERS if any((settings.DATA / name).rglob("*"))]
    if not databases.is_empty() or held:
        raise Unfit(
            f"the installation in {settings.DATA} is not empty; "
            "set BAIQAU_DATA (and DATABASE_URL) to a new place"
        )


def _unpacked(source: Path, folder: Path) -> Manifest:
    try:
        with tarfile.open(source) as archive:
            manifest = _manifest(archive)
            for name, piece in manifest.pieces.items():
                _unpack(archive, name, piece, folder)
    except tarfile.TarError as error:
        raise Unfit("it is no archive of a backup, or it was cut off") from error
    if manifest.engine == "sqlite":
        found = databases.rows_of(folder / DATABASES["sqlite"])
        if found != manifest.rows:
            raise Unfit("its database has other rows than its manifest tells")
    return manifest


def _manifest(archive: tarfile.TarFile) -> Manifest:
    try:
        opened = archive.extractfile(NAME)
    except KeyError as error:
        raise Unfit("it has no manifest: it was cut off, or is no backup") from error
    if opened is None:
        raise Unfit("its manifest cannot be read")
    manifest = read(opened.read())
    if DATABASES[manifest.engine] not in manifest.pieces:
        raise Unfit("it has no database")
    return manifest


def _unpack(archive: tarfile.TarFile, name: str, piece: Piece, folder: Path) -> None:
    """Write one piece while its digest is taken: what differs is not used."""
    if not safe(name):
        raise Unfit(f"{name} would leave its folder")
    try:
        opened = archive.extractfile(name)
    except KeyError as error:
        raise Unfit(f"{name} is missing") from error
    if opened is None:
        raise Unfit(f"{name} is not a file")
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    digest = hashlib.sha256()
    with path.open("wb") as into:
        while part := opened.read(_PIECE):
            digest.update(part)
            into.write(part)
    if (path.stat().st_size, digest.hexdigest()) != (piece.size, piece.sha256):
        raise Unfit(f"{name} was changed or damaged")


def _place(folder: Path, manifest: Manifest) -> None:
    """Move everything to where it belongs, the database last: without it nothing has begun."""
    for name in FOLDERS:
        if (folder / name).exists():
            (settings.DATA / name).mkdir(parents=True, exist_ok=True)
            (settings.DATA / name).rmdir()
            (folder / name).rename(settings.DATA / name)
    if (folder / SECRET).exists():
        (folder / SECRET).replace(settings.DATA / SECRET)
    copy = folder / DATABASES[manifest.engine]
    if manifest.engine == "postgresql":
        databases.bring_back(copy)
        return
    connection.close()
    place = Path(connection.settings_dict["NAME"])
    for left in (f"{place}-wal", f"{place}-shm"):
        Path(left).unlink(missing_ok=True)
    copy.replace(place)
