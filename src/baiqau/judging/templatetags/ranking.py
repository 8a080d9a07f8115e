"""Filters of the ranking page: chances, agreement and jurors who stand apart, in words."""

from collections.abc import Mapping
from decimal import Decimal

from django import template
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from baiqau.judging.grades import APART, GRADES
from baiqau.language import numbers

register = template.Library()
SURE, NEVER = 990, 10  # thousandths beyond which a percentage would promise too much


@register.filter
def chance(thousandths: int | None) -> str:
    """Give a chance in per cent; the ends are never said to be certain."""
    if thousandths is None:
        return "–"
    if thousandths > SURE:
        return "> 99 %"
    return "< 1 %" if thousandths < NEVER else f"{round(thousandths / 10)} %"


@register.filter
def agreement(found: Mapping[str, int | None]) -> str:
    """Say how far the jurors agree: `agreement` of `certainty.measure`."""
    value = found["of_mean"]
    if value is None:
        return _("The sheets do not tell how far the experts agree.")
    grade = next(words for least, words in GRADES if value >= least)
    said = {"sheets": found["sheets"], "value": _decimal(value), "grade": grade}
    words = _("Reliability of the mean of %(sheets)s sheets: %(value)s – %(grade)s.") % said
    needed = found["needed"]
    if needed is None:
        return f"{words} {_('No number of sheets would make it strong.')}"
    if needed <= (found["sheets"] or 0):
        return words
    return f"{words} {_('Sheets of a work that would make it strong: %(needed)s.') % {'needed': needed}}"


def _decimal(thousandths: int) -> str:
    return numbers.decimal(Decimal(thousandths) / 1000, get_language() or "kk", places=2)


@register.filter
def apart(flag: str) -> str:
    """Say how a juror stands apart."""
    return str(APART[flag])
