"""A mark as people read it: yes or no where that was the question, else its number."""

from django.utils.translation import gettext as _

from baiqau.rules.parts import Criterion


def said(rule: Criterion, value: int | None) -> int | str | None:
    """Give a mark in the page's language; None stays None."""
    if value is None or not rule.yes_no:
        return value
    return _("Yes") if value else _("No")


def choices() -> list[tuple[int, str]]:
    """Give the two answers with their marks, yes first."""
    return [(1, _("Yes")), (0, _("No"))]
