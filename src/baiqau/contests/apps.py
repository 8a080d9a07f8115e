"""Registers the app."""

from django.apps import AppConfig


class ContestsConfig(AppConfig):
    """A contest, the versions of its regulation, the roles in it, and its clock."""

    name = "baiqau.contests"
    label = "contests"
    default_auto_field = "django.db.models.BigAutoField"
