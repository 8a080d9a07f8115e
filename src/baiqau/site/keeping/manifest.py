"""What lies in an archive: every file with size and SHA-256, every table with its rows."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

FORMAT = "baiqau-backup-1"
NAME = "manifest.json"
FOLDERS = ("files", "keys")  # of the data folder
SECRET = "secret.key"  # noqa: S105  a file's name
DATABASES = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}


class Unfit(Exception):  # noqa: N818  what was found
    """The archive, or the place it should go to, is not fit; the sentence says why."""


@dataclass(frozen=True)
class Piece:
    """One file of the archive."""

    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """The archive's own account of itself; `heads` are the journals' ends, scope by scope.

    `elsewhere` says that handed-in files lie in an object storage, which keeps its own copies.
    """

    version: str
    made: str
    engine: str
    elsewhere: bool
    rows: dict[str, int]
    heads: dict[str, str]
    pieces: dict[str, Piece] = field(default_factory=dict)
    format: str = FORMAT


def written(manifest: Manifest) -> bytes:
    """Give the manifest as readable JSON."""
    return json.dumps(asdict(manifest), ensure_ascii=False, indent=1, sort_keys=True).encode()


def read(content: bytes) -> Manifest:
    """Read a manifest; Unfit for anything else."""
    try:
        told = json.loads(content)
        pieces = {name: Piece(**piece) for name, piece in told.pop("pieces").items()}
        found = Manifest(**told, pieces=pieces)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise Unfit("its manifest cannot be read") from error
    if found.format != FORMAT or found.engine not in DATABASES:
        raise Unfit(f"it is of the format {found.format}, which this version does not know")
    return found


def safe(name: str) -> bool:
    """Say whether a name of the archive stays inside the folder it is unpacked to."""
    path = Path(name)
    top = path.parts[0] if path.parts else ""
    known = top in FOLDERS or name in {SECRET, *DATABASES.values()}
    return known and not path.is_absolute() and ".." not in path.parts
