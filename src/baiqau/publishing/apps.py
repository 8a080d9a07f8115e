"""Registers the app."""

from django.apps import AppConfig

from baiqau.base import refusals
from baiqau.publishing.wording import REFUSALS


class PublishingConfig(AppConfig):
    """What the public reads: contest home, news, feeds, results, showcase."""

    name = "baiqau.publishing"
    label = "publishing"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Take over the wording of this stage's refusals."""
        refusals.word(REFUSALS)
