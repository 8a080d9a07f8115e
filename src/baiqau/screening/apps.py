"""Registers the app."""

from django.apps import AppConfig

from baiqau.base import refusals
from baiqau.journal import kinds
from baiqau.screening.kinds import KINDS
from baiqau.screening.wording import REFUSALS


class ScreeningConfig(AppConfig):
    """The committee's formal check: findings, returns with a deadline, admission."""

    name = "baiqau.screening"
    label = "screening"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        refusals.word(REFUSALS)
        kinds.tell(KINDS)
