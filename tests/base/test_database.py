"""The embedded database is tuned, and is copied whole while people work."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone

from baiqau.base.database import backup_into, untuned
from baiqau.base.ratelimit import allow

embedded = pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite only")


@pytest.mark.django_db
def test_the_database_is_tuned() -> None:
    assert untuned() == []


@embedded
@pytest.mark.django_db
def test_a_pragma_that_was_changed_is_named() -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA recursive_triggers=OFF")
        cursor.execute("PRAGMA busy_timeout=100")
        try:
            assert untuned() == ["recursive_triggers", "busy_timeout"]
        finally:
            cursor.execute("PRAGMA recursive_triggers=ON")
            cursor.execute("PRAGMA busy_timeout=20000")


@embedded
@pytest.mark.django_db(transaction=True)
def test_a_copy_has_everything_and_is_for_its_owner_only(tmp_path: Path) -> None:
    allow("something", 1, 60, timezone.now())
    backup_into(tmp_path / "copy.sqlite3")

    with closing(sqlite3.connect(tmp_path / "copy.sqlite3")) as copy:
        assert copy.execute("SELECT count(*) FROM base_attempts").fetchone() == (1,)
    assert (tmp_path / "copy.sqlite3").stat().st_mode & 0o777 == 0o600


@embedded
@pytest.mark.django_db(transaction=True)
def test_a_copy_never_overwrites(tmp_path: Path) -> None:
    (tmp_path / "copy.sqlite3").write_text("the letters of grandmother")

    with pytest.raises(FileExistsError):
        backup_into(tmp_path / "copy.sqlite3")

    assert (tmp_path / "copy.sqlite3").read_text() == "the letters of grandmother"


@pytest.mark.skipif(connection.vendor == "sqlite", reason="PostgreSQL only")
@pytest.mark.django_db
def test_another_database_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="only the embedded database"):
        backup_into(tmp_path / "copy")
