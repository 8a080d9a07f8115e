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
        """Take over the wording of this stage's refusals."""
        refusals.word(REFUSALS)
