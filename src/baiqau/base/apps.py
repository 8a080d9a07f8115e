"""Registers the app."""

from django.apps import AppConfig

from baiqau.base import refusals
from baiqau.base.tus.wording import REFUSALS


class BaseConfig(AppConfig):
    """Plumbing with no subject: page answers, components, jobs, storage, mail transport."""

    name = "baiqau.base"
    label = "base"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        refusals.word(REFUSALS)
