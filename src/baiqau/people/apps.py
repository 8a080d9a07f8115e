"""Registers the app."""

from django.apps import AppConfig

from baiqau.base import refusals


class PeopleConfig(AppConfig):
    """Persons, libraries, sign-in, consents."""

    name = "baiqau.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Take over the wording of this stage's refusals."""
        from baiqau.people.wording import REFUSALS  # noqa: PLC0415  translations need the apps

        refusals.word(REFUSALS)
