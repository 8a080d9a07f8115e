"""Registers the app."""

from django.apps import AppConfig

from baiqau.appeals.kinds import KINDS
from baiqau.appeals.wording import REFUSALS
from baiqau.base import refusals
from baiqau.journal import kinds


class AppealsConfig(AppConfig):
    """Appeals and the corrected versions of a result."""

    name = "baiqau.appeals"
    label = "appeals"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Take over the wording of this stage's refusals, and its kinds of letters."""
        refusals.word(REFUSALS)
        kinds.tell(KINDS)
