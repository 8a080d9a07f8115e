"""Registers the app."""

from django.apps import AppConfig

from baiqau.base import refusals
from baiqau.judging.wording import REFUSALS


class JudgingConfig(AppConfig):
    """The expert commission: conflicts, assignment, score sheets, ranking, shortlist."""

    name = "baiqau.judging"
    label = "judging"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Take over the wording of this stage's refusals."""
        refusals.word(REFUSALS)
