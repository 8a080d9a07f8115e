"""A table that only grows refuses UPDATE and DELETE, whoever asks."""

from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from baiqau.base.append_only import AppendOnly, append_only, unguarded

pytestmark = pytest.mark.django_db


def run(sql: str) -> list[tuple[object, ...]]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall() if sql.startswith("SELECT") else []


def apply(operation: AppendOnly, direction: str) -> None:
    editor = connection.schema_editor(atomic=False)
    getattr(operation, f"database_{direction}")("base", editor, None, None)


@pytest.fixture
def table(db: None) -> Iterator[str]:
    run("CREATE TABLE minutes (id integer PRIMARY KEY, word text NOT NULL)")
    run("INSERT INTO minutes VALUES (1, 'said')")
    return "minutes"


@pytest.mark.parametrize(
    "sql", ["UPDATE minutes SET word = 'unsaid'", "DELETE FROM minutes WHERE id = 1"]
)
def test_a_change_of_what_stands_is_refused(table: str, sql: str) -> None:
    apply(append_only(table), "forwards")

    with pytest.raises(IntegrityError, match="minutes is append-only"):
        run(sql)

    assert run("SELECT word FROM minutes") == [("said",)]


def test_rows_are_still_added(table: str) -> None:
    apply(append_only(table), "forwards")

    run("INSERT INTO minutes VALUES (2, 'and heard')")

    assert run("SELECT count(*) FROM minutes") == [(2,)]


def test_only_deletion_may_be_refused(table: str) -> None:
    apply(append_only(table, updates=False), "forwards")

    run("UPDATE minutes SET word = 'corrected'")

    assert run("SELECT word FROM minutes") == [("corrected",)]
    with pytest.raises(IntegrityError):
        run("DELETE FROM minutes")


@pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL has TRUNCATE")
def test_truncation_is_refused(table: str) -> None:
    apply(append_only(table), "forwards")

    with pytest.raises(IntegrityError):
        run("TRUNCATE minutes")


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite has REPLACE")
def test_replacement_is_refused(table: str) -> None:
    apply(append_only(table), "forwards")

    with pytest.raises(IntegrityError):
        run("REPLACE INTO minutes VALUES (1, 'unsaid')")


def test_the_guard_is_reversible(table: str) -> None:
    apply(append_only(table), "forwards")
    apply(append_only(table), "backwards")

    run("DELETE FROM minutes")

    assert run("SELECT count(*) FROM minutes") == [(0,)]


def test_every_table_made_append_only_by_a_migration_is_guarded() -> None:
    assert unguarded(connection) == []


@pytest.mark.django_db(transaction=True)
def test_the_test_database_can_be_emptied_and_is_guarded_again() -> None:
    call_command("flush", verbosity=0, interactive=False)

    assert unguarded(connection) == []
