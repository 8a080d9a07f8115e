"""Registers the app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Persons, libraries, sign-in, consents."""

    name = "baiqau.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"
