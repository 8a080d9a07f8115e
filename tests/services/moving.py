"""A program for `test_dead_addresses`: move filled tables onward and back, print what stands in them."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import django

django.setup()

from django.db import connection  # noqa: E402  after the set-up
from django.db.migrations.executor import MigrationExecutor  # noqa: E402

OLD = [("journal", "0002_append_only"), ("mailbox", "0001_initial")]
NEW = [("journal", "0003_dead_addresses"), ("mailbox", "0002_dead_addresses_to_outbox")]
THEN = datetime(2024, 11, 1, tzinfo=UTC)


def at(targets):
    """Bring the database there; give the tables as they are then."""
    MigrationExecutor(connection).migrate(targets)
    return MigrationExecutor(connection).loader.project_state(targets).apps


def fill(apps):
    contest = apps.get_model("contests", "Contest").objects.create(slug="contest", created_at=THEN)
    for key, state in (("a", "sent"), ("b", "queued"), ("c", "sent")):
        letter(apps, key, state, recipient=f"{key.upper()}@example.kz")
    for key in "abd":
        apps.get_model("mailbox", "DeadAddress").objects.create(
            contest=contest,
            address=f"{key}@example.kz",
            status="5.1.1",
            why="no",
            at=THEN + timedelta(hours=1),
        )


def letter(apps, key, state, **given):
    apps.get_model("journal", "Letter").objects.create(
        scope="contest",
        key=key,
        kind="x",
        language="kk",
        subject="s",
        body="b",
        state=state,
        not_before=THEN,
        created_at=THEN,
        sent_at=THEN if state in {"sent", "bounced"} else None,
        **given,
    )


def rows(apps, model, *names: str) -> list[list[object]]:
    found: Iterable[tuple[object, ...]] = apps.get_model(model).objects.order_by(names[0])
    return [[*map(str, row)] for row in found.values_list(*names)]


def main() -> None:
    MigrationExecutor(connection).migrate(MigrationExecutor(connection).loader.graph.leaf_nodes())
    fill(at(OLD))
    new = at(NEW)
    onward = rows(new, "journal.DeadAddress", "address", "scope", "status", "lifted_at")
    letter(new, "d", "held", recipient="a@example.kz")
    letter(new, "e", "bounced", recipient="a@example.kz")
    old = at(OLD)
    back = rows(old, "mailbox.DeadAddress", "address", "contest__slug", "status")
    letters = rows(old, "journal.Letter", "key", "state")
    again = rows(at(NEW), "journal.DeadAddress", "address", "lifted_at")
    print(json.dumps({"onward": onward, "back": back, "letters": letters, "again": again}))  # noqa: T201  what the test reads


main()
