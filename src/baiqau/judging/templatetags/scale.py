"""Filters of the look before signing: means and spreads as people read them."""

from decimal import Decimal

from django import template
from django.utils.translation import get_language

from baiqau.language import numbers

register = template.Library()


@register.filter
def thousandths(value: int) -> str:
    """Give a mean or a spread in marks with two decimals."""
    return numbers.decimal(Decimal(value) / 1000, (get_language() or "kk")[:2], places=2)


@register.filter
def thousandth(value: int) -> int:
    """Give thousandths of millionths as millionths: the mean of shares is a share."""
    return round(value / 1000)
