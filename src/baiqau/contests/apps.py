"""Registers the app."""

from django.apps import AppConfig

from baiqau.base import refusals
from baiqau.contests.wording import REFUSALS


class ContestsConfig(AppConfig):
    """A contest, the versions of its regulation, the roles in it, and its clock."""

    name = "baiqau.contests"
    label = "contests"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Take over the wording of this stage's refusals."""
        refusals.word(REFUSALS)
