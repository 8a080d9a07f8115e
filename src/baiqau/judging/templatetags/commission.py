"""Filters of the commission's pages: kinds of conflicts, languages and kinds of works in words."""

from django import template
from django.conf import settings

from baiqau.judging.wording import CONFLICTS

register = template.Library()
LANGUAGES = dict(settings.LANGUAGES)


@register.filter
def conflict(kind: str) -> str:
    """Give the words of a kind of conflict."""
    return str(CONFLICTS[kind])


@register.filter
def tongue(code: str) -> str:
    """Give a language by its own name."""
    return str(LANGUAGES.get(code, code))


@register.filter
def tongues(codes: list[str]) -> str:
    """Give languages by their own names, with commas between."""
    return ", ".join(tongue(code) for code in codes)


@register.filter
def percent(millionths: int) -> str:
    """Give a share as a percentage of at most three decimals, rounded down: a proof says no more."""
    whole, rest = divmod(millionths // 10, 1000)
    return f"{whole},{rest:03d}".rstrip("0").rstrip(",")
