"""Registers the app."""

from django.apps import AppConfig

from baiqau.base import refusals
from baiqau.journal import kinds
from baiqau.journal import wording as journal
from baiqau.mailbox.kinds import KINDS
from baiqau.mailbox.wording import ACTS, REFUSALS


class MailboxConfig(AppConfig):
    """Letters that arrive: kept raw, understood, turned into drafts and newer versions of works."""

    name = "baiqau.mailbox"
    label = "mailbox"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        refusals.word(REFUSALS)
        kinds.tell(KINDS)
        journal.tell(ACTS)
