"""Registers the app."""

from django.apps import AppConfig

from baiqau.base import refusals
from baiqau.entries.kinds import KINDS
from baiqau.entries.wording import EVENTS, REFUSALS
from baiqau.journal import kinds
from baiqau.journal import wording as journal


class EntriesConfig(AppConfig):
    """An entry: authors, answers, files, versions, receipt."""

    name = "baiqau.entries"
    label = "entries"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        refusals.word(REFUSALS)
        kinds.tell(KINDS)
        journal.tell(EVENTS)
