"""The number buttons of a criterion: some seventy stand on a page, the same ones on page after page."""

from functools import lru_cache

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from baiqau.judging.pages import Choice, Row

register = template.Library()
BUTTON = '<button type="submit" name="value" value="{0}" aria-pressed="{1}"{2}{3}>{0}</button>'


@register.filter
def number_buttons(row: Row, closed: bool) -> SafeString:  # noqa: FBT001  filters have no keywords
    """Give one button a mark; the chosen one is pressed, a described one carries its meaning."""
    return _joined(row.choices, " disabled" if closed else "")


@lru_cache(maxsize=4096)
def _joined(choices: tuple[Choice, ...], disabled: str) -> SafeString:
    return format_html_join("", BUTTON, (_parts(one, SafeString(disabled)) for one in choices))


def _parts(choice: Choice, disabled: SafeString) -> tuple[object, ...]:
    title = format_html(' title="{}"', choice.meaning) if choice.meaning else SafeString()
    return choice.value, "true" if choice.chosen else "false", disabled, title
