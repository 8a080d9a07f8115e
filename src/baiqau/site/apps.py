"""Registers the app."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """Settings, root addresses, rights, checks, dashboards that join stages, the command line."""

    name = "baiqau.site"
    label = "site"
    default_auto_field = "django.db.models.BigAutoField"
