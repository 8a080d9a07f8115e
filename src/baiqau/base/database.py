"""The embedded database: whether it is tuned as it must be, and a copy of it while people work."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from django.db import connection

# PRAGMA -> what it must say (docs: settings), as SQLite itself answers.
TUNING: dict[str, object] = {
    "journal_mode": "wal",  # readers never wait for the writer
    "synchronous": 2,  # FULL: what was received survives a power cut
    "foreign_keys": 1,
    "recursive_triggers": 1,  # REPLACE, too, meets the guards of append-only tables
}
LEAST_WAIT = 5000  # milliseconds a writer waits for another


class Damaged(Exception):  # noqa: N818  what was found
    """The copy is not a whole database; it has been removed."""


def untuned() -> list[str]:
    """Name the pragmas that do not say what they must; empty on PostgreSQL."""
    return list(_untuned()) if connection.vendor == "sqlite" else []


def backup_into(path: Path) -> None:
    """Write a consistent, checked and compact copy of the SQLite database to a new file.

    Writers go on meanwhile. FileExistsError when the file is there, Damaged when the copy is not
    whole, ValueError on PostgreSQL (its own pg_dump does this).
    """
    if connection.vendor != "sqlite":
        raise ValueError("only the embedded database is copied this way")
    os.close(os.open(path, os.O_CREAT | os.O_EXCL, 0o600))
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(path)])
    with closing(sqlite3.connect(path)) as copy:
        found = copy.execute("PRAGMA integrity_check").fetchone()
    if found != ("ok",):
        path.unlink()
        raise Damaged(found)
    with path.open("rb+") as written:
        os.fsync(written.fileno())


def _untuned() -> Iterator[str]:
    for pragma, value in TUNING.items():
        if _pragma(pragma) != value and not _in_memory(pragma):
            yield pragma
    if int(str(_pragma("busy_timeout"))) < LEAST_WAIT:
        yield "busy_timeout"


def _in_memory(pragma: str) -> bool:
    """A database in memory (tests) has no write-ahead log to keep."""
    return pragma == "journal_mode" and _pragma(pragma) == "memory"


def _pragma(name: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {name}")
        return cursor.fetchone()[0]
