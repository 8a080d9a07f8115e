"""Registers the app."""

from django.apps import AppConfig

from baiqau.base import refusals
from baiqau.journal import kinds
from baiqau.judging.kinds import KINDS
from baiqau.judging.wording import REFUSALS


class JudgingConfig(AppConfig):
    """The expert commission: conflicts, assignment, score sheets, ranking, shortlist."""

    name = "baiqau.judging"
    label = "judging"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Take over the wording of this stage's refusals, and its kinds of letters."""
        refusals.word(REFUSALS)
        kinds.tell(KINDS)
