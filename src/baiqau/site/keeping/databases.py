"""The database as one file, and its rows: SQLite by itself, PostgreSQL by its own programs."""

import os
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import connection, transaction

from baiqau.base import database
from baiqau.site.keeping.manifest import Unfit


def copy_into(path: Path) -> dict[str, int]:
    """Write a consistent copy of the database to a new file; give the rows of its tables."""
    if connection.vendor == "sqlite":
        try:
            database.backup_into(path)
        except database.Damaged as damaged:
            raise Unfit(f"the copy of the database is damaged: {damaged}") from damaged
        return rows_of(path)
    with _snapshot() as name:
        _run("pg_dump", "--format=custom", f"--snapshot={name}", f"--file={path}")
        return rows()


def bring_back(path: Path) -> None:
    """Fill the empty PostgreSQL database from a dump."""
    _run("pg_restore", "--exit-on-error", "--no-owner", f"--dbname={_name()}", str(path))


def is_empty() -> bool:
    """Say whether the database has no tables yet."""
    return not connection.introspection.table_names()


def rows_of(path: Path) -> dict[str, int]:
    """Count the rows of an SQLite file; Unfit when it is not a whole database."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as copy:
            if copy.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                raise Unfit("its database is damaged")
            tables = copy.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1")
            names = [str(name) for (name,) in tables if not name.startswith("sqlite_")]
            return {
                name: copy.execute(f'SELECT COUNT(*) FROM "{name}"').fetchone()[0]  # noqa: S608  names come from the database itself
                for name in names
            }
    except sqlite3.DatabaseError as error:
        raise Unfit(f"its database cannot be read: {error}") from error


def rows() -> dict[str, int]:
    """Count the rows of the database in use."""
    with connection.cursor() as cursor:
        found = {}
        for name in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f"SELECT COUNT(*) FROM {connection.ops.quote_name(name)}")  # noqa: S608  as above
            found[name] = int(cursor.fetchone()[0])
        return found


@contextmanager
def _snapshot() -> Iterator[str]:
    """Lend the name of a frozen view of the database, shared by the dump and the counting."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SELECT pg_export_snapshot()")
        yield str(cursor.fetchone()[0])


def _run(program: str, *words: str) -> None:
    """Run a program of PostgreSQL; the password travels in its environment, never in its words."""
    given = {
        "PGHOST": "HOST",
        "PGPORT": "PORT",
        "PGUSER": "USER",
        "PGPASSWORD": "PASSWORD",
        "PGDATABASE": "NAME",
    }
    known = connection.settings_dict
    said = {name: str(known[key]) for name, key in given.items() if known.get(key)}
    try:
        subprocess.run(  # noqa: S603  fixed words
            [program, *words],
            env={**os.environ, **said},
            check=True,
            capture_output=True,
            text=True,
        )
    except FileNotFoundError as error:
        raise Unfit(f"{program} is not installed: install PostgreSQL's client programs") from error
    except subprocess.CalledProcessError as error:
        raise Unfit(f"{program} failed: {error.stderr.strip()}") from error


def _name() -> str:
    return str(connection.settings_dict["NAME"])
