"""Registers the app and its system checks."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """Settings, root addresses, rights, checks, dashboards that join stages, the command line."""

    name = "baiqau.site"
    label = "site"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Load the checks; registering is their import's effect."""
        from baiqau.site import checks  # noqa: PLC0415, F401
