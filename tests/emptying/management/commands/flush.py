"""Django's own `flush`, with the guards of append-only tables lifted meanwhile: tests only."""

from typing import Any

from django.core.management.commands import flush
from django.db import connections

from baiqau.base.append_only import lifted


class Command(flush.Command):
    """Empties the database after a transactional test."""

    def handle(self, **options: Any) -> None:
        with lifted(connections[options["database"]]):
            super().handle(**options)
