"""Registers the app."""

from django.apps import AppConfig

from baiqau.base import clock, refusals
from baiqau.contests.wording import REFUSALS


class ContestsConfig(AppConfig):
    """A contest, the versions of its regulation, the roles in it, and its clock."""

    name = "baiqau.contests"
    label = "contests"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Take over the wording of this stage's refusals; let the demo's time machine move the clock."""
        from baiqau.contests.clock import ahead  # noqa: PLC0415  models are ready only now
        from baiqau.contests.consents import words  # noqa: PLC0415
        from baiqau.people import agreed  # noqa: PLC0415

        refusals.word(REFUSALS)
        clock.follow(ahead)
        agreed.word(words)
