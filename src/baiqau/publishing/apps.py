"""Registers the app."""

from django.apps import AppConfig

from baiqau.base import refusals
from baiqau.journal import kinds
from baiqau.publishing.kinds import KINDS
from baiqau.publishing.wording import REFUSALS


class PublishingConfig(AppConfig):
    """What the public reads: contest home, news, feeds, results, showcase."""

    name = "baiqau.publishing"
    label = "publishing"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Take over the wording of this stage's refusals, and its kinds of letters."""
        refusals.word(REFUSALS)
        kinds.tell(KINDS)
