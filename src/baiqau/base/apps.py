"""Registers the app."""

from django.apps import AppConfig


class BaseConfig(AppConfig):
    """Plumbing with no subject: page answers, components, jobs, storage, mail transport."""

    name = "baiqau.base"
    label = "base"
    default_auto_field = "django.db.models.BigAutoField"
