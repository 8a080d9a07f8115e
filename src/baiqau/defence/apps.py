"""Registers the app."""

from django.apps import AppConfig

from baiqau.base import refusals
from baiqau.defence.wording import REFUSALS


class DefenceConfig(AppConfig):
    """The defence day: draw, presence, live marks, the final result and its seal."""

    name = "baiqau.defence"
    label = "defence"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Take over the wording of this stage's refusals."""
        refusals.word(REFUSALS)
