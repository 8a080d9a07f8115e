"""Registers the app."""

from django.apps import AppConfig

from baiqau.awards.kinds import KINDS
from baiqau.awards.wording import REFUSALS
from baiqau.base import refusals
from baiqau.journal import kinds


class AwardsConfig(AppConfig):
    """Places, gifts, diplomas, certificates and their verification."""

    name = "baiqau.awards"
    label = "awards"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Take over the wording of this stage's refusals, and its kinds of letters."""
        refusals.word(REFUSALS)
        kinds.tell(KINDS)
