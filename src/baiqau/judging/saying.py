"""A mark as people read it: yes or no, better or not, where that was the question, else its number."""

from django.utils.translation import gettext as _

from baiqau.judging import paired
from baiqau.rules.parts import Criterion


def said(rule: Criterion, value: int | None) -> int | str | None:
    """Give a mark in the page's language; None stays None."""
    if value is not None and paired.is_choice(rule.key):
        return _compared(value)
    if value is None or not rule.yes_no:
        return value
    return _("Yes") if value else _("No")


def choices() -> list[tuple[int, str]]:
    """Give the two answers with their marks, yes first."""
    return [(1, _("Yes")), (0, _("No"))]


def _compared(value: int) -> str:
    words = {
        paired.MORE: _("Better"),
        paired.LESS: _("Not as good"),
        paired.EQUAL: _("Equal"),
        paired.UNTOLD: _("Cannot tell"),
    }
    return words[value]
