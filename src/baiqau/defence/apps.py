"""Registers the app."""

from django.apps import AppConfig


class DefenceConfig(AppConfig):
    """The defence day: draw, presence, live marks, the final result and its seal."""

    name = "baiqau.defence"
    label = "defence"
    default_auto_field = "django.db.models.BigAutoField"
