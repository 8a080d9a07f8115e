"""Registers the app."""

from django.apps import AppConfig


class AwardsConfig(AppConfig):
    """Places, gifts, diplomas, certificates and their verification."""

    name = "baiqau.awards"
    label = "awards"
    default_auto_field = "django.db.models.BigAutoField"
