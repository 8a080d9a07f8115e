"""Registers the app."""

from django.apps import AppConfig

from baiqau.base import refusals
from baiqau.mailings.wording import REFUSALS


class MailingsConfig(AppConfig):
    """Letters to many, and the addresses that want none."""

    name = "baiqau.mailings"
    label = "mailings"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Take over the wording of this stage's refusals; follow a person to another address."""
        from baiqau.mailings.following import address_moved  # noqa: PLC0415  models are ready only now
        from baiqau.people import moved  # noqa: PLC0415

        moved.follow(address_moved)
        refusals.word(REFUSALS)
