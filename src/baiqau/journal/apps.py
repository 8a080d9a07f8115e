"""Registers the app."""

from django.apps import AppConfig

from baiqau.base import refusals
from baiqau.journal.wording import REFUSALS


class JournalConfig(AppConfig):
    """Everything that happens leaves one line here; lines form a hash chain. Also the outbox of letters."""

    name = "baiqau.journal"
    label = "journal"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Take over the wording of this stage's refusals."""
        refusals.word(REFUSALS)
