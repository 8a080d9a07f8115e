"""Registers the app."""

from django.apps import AppConfig

from baiqau.base import refusals
from baiqau.journal import kinds
from baiqau.people.kinds import KINDS
from baiqau.people.wording import REFUSALS


class PeopleConfig(AppConfig):
    """Persons, libraries, sign-in, consents."""

    name = "baiqau.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Take over the wording of this stage's refusals, and its kinds of letters."""
        refusals.word(REFUSALS)
        kinds.tell(KINDS)
