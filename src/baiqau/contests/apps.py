"""Registers the app."""

from django.apps import AppConfig

from baiqau.base import refusals


class ContestsConfig(AppConfig):
    """A contest, the versions of its regulation, the roles in it, and its clock."""

    name = "baiqau.contests"
    label = "contests"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Take over the wording of this stage's refusals."""
        from baiqau.contests.wording import REFUSALS  # noqa: PLC0415  translations need the apps

        refusals.word(REFUSALS)
