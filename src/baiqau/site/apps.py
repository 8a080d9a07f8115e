"""Registers the app and its system checks."""

from django.apps import AppConfig

from baiqau.journal import wording
from baiqau.site.acts import ACTS


class SiteConfig(AppConfig):
    """Settings, root addresses, rights, checks, dashboards that join stages, the command line."""

    name = "baiqau.site"
    label = "site"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Load the checks (registering is their import's effect) and the words of the journal."""
        from baiqau.site import checks  # noqa: PLC0415, F401

        wording.tell(ACTS)
