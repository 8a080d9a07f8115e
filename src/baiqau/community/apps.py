"""Registers the app."""

from django.apps import AppConfig


class CommunityConfig(AppConfig):
    """Librarians after the contest: public profiles by consent."""

    name = "baiqau.community"
    label = "community"
    default_auto_field = "django.db.models.BigAutoField"
