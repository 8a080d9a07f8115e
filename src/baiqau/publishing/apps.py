"""Registers the app."""

from django.apps import AppConfig


class PublishingConfig(AppConfig):
    """What the public reads: contest home, news, feeds, results, showcase."""

    name = "baiqau.publishing"
    label = "publishing"
    default_auto_field = "django.db.models.BigAutoField"
