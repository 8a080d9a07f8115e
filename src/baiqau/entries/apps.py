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
        """Take over the words of this stage; follow a person to another address."""
        from baiqau.contests import amending  # noqa: PLC0415  models are ready only now
        from baiqau.entries.following import address_moved, nominations_stand  # noqa: PLC0415
        from baiqau.people import moved  # noqa: PLC0415

        moved.follow(address_moved)
        amending.guard(nominations_stand, at="nominations")
        refusals.word(REFUSALS)
        kinds.tell(KINDS)
        journal.tell(EVENTS)
