"""Tables that only grow, or stand still from some moment on: triggers of the database refuse the rest.

A migration lists `append_only("journal_act")`, or `still_once(table, condition)`, after the table is
made. On SQLite Django alters a table by making it anew, which loses its triggers: such a migration
lists its guard again, and `unguarded` (asked by a test and by the doctor) names every table where
that was forgotten.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation

_PREFIX = "append_only"


def append_only(table: str, *, updates: bool = True, deletes: bool = True) -> "AppendOnly":
    """Give the migration operation after which rows of `table` can be added and read, no more.

    `updates`, `deletes`: which of the two are refused. A refusal is Django's IntegrityError.
    """
    return AppendOnly(table, updates=updates, deletes=deletes)


def still_once(table: str, condition: str) -> "AppendOnly":
    """Give the migration operation after which rows for which `condition` holds cannot come, change or go.

    `condition` is SQL in which {row} stands for the row. A refusal is Django's IntegrityError.
    """
    return AppendOnly(table, inserts=True, once=condition)


class AppendOnly(Operation):
    """Installs the triggers of one table; reversible."""

    reduces_to_sql = True
    reversible = True

    def __init__(
        self,
        table: str,
        *,
        updates: bool = True,
        deletes: bool = True,
        inserts: bool = False,
        once: str = "",
    ) -> None:
        self.table = table
        self.updates = updates
        self.deletes = deletes
        self.inserts = inserts
        self.once = once

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Models do not change."""

    def database_forwards(self, _app_label: str, schema_editor: Any, *_states: Any) -> None:
        for sql in _guard(schema_editor.connection, self):
            schema_editor.execute(sql, params=None)

    def database_backwards(self, _app_label: str, schema_editor: Any, *_states: Any) -> None:
        for sql in _free(schema_editor.connection, self):
            schema_editor.execute(sql, params=None)

    def describe(self) -> str:
        return f"Let {self.table} only grow"

    @property
    def migration_name_fragment(self) -> str:
        return f"{self.table}_append_only"

    @property
    def refused(self) -> tuple[str, ...]:
        return ("update",) * self.updates + ("delete",) * self.deletes + ("insert",) * self.inserts

    def holds(self, act: str) -> str:
        """Give the condition for the rows that an act takes away or writes; without one, every row."""
        rows = {"insert": ("NEW",), "delete": ("OLD",), "update": ("OLD", "NEW")}[act]
        return " OR ".join(self.once.format(row=row) for row in rows) if self.once else "TRUE"


def unguarded(connection: BaseDatabaseWrapper) -> list[str]:
    """Name the tables which a migration made append-only and whose triggers are not there."""
    there = _triggers(connection)
    return sorted(
        operation.table
        for operation in _applied(connection)
        if not {f"{_PREFIX}_{operation.table}_{act}" for act in operation.refused} <= there
    )


@contextmanager
def lifted(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Take all guards away, and put them back: for emptying a test database, nothing else."""
    guarded = list(_applied(connection))
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for operation in guarded:
            for sql in _free(connection, operation):
                cursor.execute(sql)
        yield
        for operation in guarded:
            for sql in _guard(connection, operation):
                cursor.execute(sql)


def _applied(connection: BaseDatabaseWrapper) -> Iterator[AppendOnly]:
    """Yield the latest operation of each table among the migrations that were applied here."""
    loader = MigrationLoader(connection)
    latest: dict[str, AppendOnly] = {}
    for key in loader.graph.leaf_nodes():
        for node in loader.graph.forwards_plan(key):
            if node in loader.applied_migrations:
                operations = loader.graph.nodes[node].operations
                latest.update({o.table: o for o in operations if isinstance(o, AppendOnly)})
    return iter(latest.values())


def _triggers(connection: BaseDatabaseWrapper) -> set[str]:
    question = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE tgenabled <> 'D' AND NOT tgisinternal",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(question)
        return {name for (name,) in cursor.fetchall()}


def _guard(connection: BaseDatabaseWrapper, operation: AppendOnly) -> list[str]:
    quote = connection.ops.quote_name
    table = quote(operation.table)
    if connection.vendor == "sqlite":
        return _free(connection, operation) + [
            f"CREATE TRIGGER {quote(f'{_PREFIX}_{operation.table}_{act}')} BEFORE {act} ON {table} "
            f"WHEN {operation.holds(act)} "
            f"BEGIN SELECT RAISE(ABORT, '{operation.table} is append-only'); END"
            for act in operation.refused
        ]
    function = quote(f"{_PREFIX}_{operation.table}")
    acts = [(act, "ROW") for act in operation.refused]
    acts += [("truncate", "STATEMENT")] if operation.deletes and not operation.once else []
    return [
        *_free(connection, operation),
        (
            f"CREATE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"{_refusal(operation)} END $$"
        ),
        *(
            f"CREATE TRIGGER {quote(f'{_PREFIX}_{operation.table}_{act}')} BEFORE {act} ON {table} "
            f"FOR EACH {each} EXECUTE FUNCTION {function}()"
            for act, each in acts
        ),
    ]


def _refusal(operation: AppendOnly) -> str:
    """Give the body of PostgreSQL's function, which serves every act of the table."""
    refuse = f"RAISE EXCEPTION '{operation.table} is append-only' USING ERRCODE = '23001';"
    if not operation.once:
        return refuse
    checks = " ".join(
        f"IF TG_OP = '{act.upper()}' THEN IF {operation.holds(act)} THEN {refuse} END IF; END IF;"
        for act in operation.refused
    )
    return f"{checks} IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;"


def _free(connection: BaseDatabaseWrapper, operation: AppendOnly) -> list[str]:
    quote = connection.ops.quote_name
    if connection.vendor == "sqlite":
        return [
            f"DROP TRIGGER IF EXISTS {quote(f'{_PREFIX}_{operation.table}_{act}')}"
            for act in ("update", "delete", "insert")
        ]
    return [f"DROP FUNCTION IF EXISTS {quote(f'{_PREFIX}_{operation.table}')}() CASCADE"]
