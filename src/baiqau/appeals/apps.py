"""Registers the app."""

from django.apps import AppConfig

from baiqau.appeals.wording import REFUSALS
from baiqau.base import refusals


class AppealsConfig(AppConfig):
    """Appeals and the corrected versions of a result."""

    name = "baiqau.appeals"
    label = "appeals"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Take over the wording of this stage's refusals."""
        refusals.word(REFUSALS)
