"""Registers the app."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """Everything that happens leaves one line here; lines form a hash chain. Also the outbox of letters."""

    name = "baiqau.journal"
    label = "journal"
    default_auto_field = "django.db.models.BigAutoField"
