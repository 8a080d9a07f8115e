"""A database brought to this version once: migrating an empty one takes many seconds, copying one a moment."""

import fcntl
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parent.parent
MADE = ROOT / "var" / "migrated"
NAME = "baiqau.sqlite3"  # of the database in a data folder


def migrated(folder: Path) -> None:
    """Put a database with the tables of this version into a data folder that has none."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(template(), folder / NAME)


def template() -> Path:
    """Give the file the others are copied from; whoever needs it first makes it."""
    MADE.mkdir(parents=True, exist_ok=True)
    file = MADE / f"{_digest()}.sqlite3"
    with (MADE / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not file.exists():
            for old in MADE.glob("*.sqlite3"):
                old.unlink()
            _make(file)
    return file


def _make(file: Path) -> None:
    with TemporaryDirectory(dir=MADE) as folder:
        environment = os.environ | {
            "BAIQAU_DATA": folder,
            "BAIQAU_MODE": "production",
            "BAIQAU_SECRET_KEY": "only-for-tests",
            "DATABASE_URL": "",
            "DJANGO_SETTINGS_MODULE": "baiqau.site.settings",
        }
        command = [sys.executable, "-m", "baiqau.site.cli", "migrate"]
        subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
        made = Path(folder, NAME)
        with closing(sqlite3.connect(made)) as database:
            database.execute("PRAGMA journal_mode = DELETE")  # one file, and fit for the memory
        made.replace(file)


def _digest() -> str:
    """Name the code the tables come from: ours with every file of it, Django and its sign-in by version."""
    said = hashlib.sha256("".join(map(version, ("django", "django-allauth"))).encode())
    for path in sorted(ROOT.glob("src/baiqau/**/*.py")):
        said.update(path.read_bytes())
    return said.hexdigest()[:16]
