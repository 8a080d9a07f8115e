"""Registers the app."""

from django.apps import AppConfig


class JudgingConfig(AppConfig):
    """The expert commission: conflicts, assignment, score sheets, ranking, shortlist."""

    name = "baiqau.judging"
    label = "judging"
    default_auto_field = "django.db.models.BigAutoField"
