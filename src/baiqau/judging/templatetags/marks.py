"""The fixed words and the number buttons of a criterion: the same on every sheet, so they are kept."""

from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from baiqau.judging.pages import Row
from baiqau.judging.saying import said
from baiqau.rules.parts import Criterion

register = template.Library()
BUTTON = '<button type="submit" name="value" value="{0}" aria-pressed="{1}"{2}{3}>{4}</button>'


@register.filter
def rule_words(row: Row) -> SafeString:
    """Give the criterion's name, weight and help."""
    return _words(row.rule, row.language, "judging/_rule.html")


@register.filter
def anchors(row: Row) -> SafeString:
    """Give what the marks of the criterion mean."""
    return _words(row.rule, row.language, "judging/_anchors.html")


@register.filter
def number_buttons(row: Row, closed: bool) -> SafeString:  # noqa: FBT001  filters have no keywords
    """Give one button a mark; the chosen one is pressed, a described one carries its meaning."""
    return _buttons(row.rule, row.language, row.value, closed)


@register.filter
def as_mark(value: int | None, rule: Criterion) -> int | str:
    """Give a mark as it is read; a dash where there is none."""
    words = said(rule, value)
    return "–" if words is None else words


@register.simple_tag
def fixed(name: str) -> SafeString:
    """Give a template in which nothing but the language changes."""
    return _fixed(name, get_language() or "kk")


@lru_cache(maxsize=100)
def _fixed(name: str, language: str) -> SafeString:
    """Render it once for each language of the page."""
    return mark_safe(render_to_string(name, {"language": language}))  # noqa: S308  a template of ours


@lru_cache(maxsize=1000)
def _words(rule: Criterion, language: str, name: str) -> SafeString:
    """Render the words of a criterion, an immutable value; the page's language is `language`."""
    shown = {
        "rule": rule,
        "name": rule.name.within(language),
        "help": rule.help.within(language) if rule.help else "",
        "anchors": [(mark, words) for mark, words, _ in _meanings(rule, language)],
    }
    return mark_safe(render_to_string(name, shown).strip())  # noqa: S308  a template of ours


@lru_cache(maxsize=5000)
def _buttons(rule: Criterion, language: str, value: int | None, closed: bool) -> SafeString:  # noqa: FBT001  keys of a cache
    titles = {mark: title for mark, _, title in _meanings(rule, language)}
    disabled = SafeString(" disabled" if closed else "")
    found = (
        format_html(
            BUTTON,
            number,
            "true" if number == value else "false",
            disabled,
            titles.get(number, SafeString()),
            said(rule, number),
        )
        for number in ((1, 0) if rule.yes_no else range(rule.lowest, rule.highest + 1))
    )
    return mark_safe("".join(found))  # noqa: S308  joined of escaped parts


def _meanings(rule: Criterion, language: str) -> list[tuple[int, str, SafeString]]:
    """Give mark, meaning and the button's title of each described mark, in order."""
    found = sorted((anchor.mark, anchor.meaning.within(language)) for anchor in rule.anchors)
    return [(mark, words, format_html(' title="{}"', words)) for mark, words in found]
