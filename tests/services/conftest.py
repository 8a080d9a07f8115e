"""Servers that tests may ask for."""

from tests.services.postgres import postgres

__all__ = ["postgres"]
