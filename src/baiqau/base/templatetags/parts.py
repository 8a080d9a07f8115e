"""Filters: texts in the page's language, dates in the contest's zone, states as word and shape."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from baiqau.base import states
from baiqau.base.markdown import as_html
from baiqau.language import dates, numbers
from baiqau.rules.values import Text

register = template.Library()
HOME = "Asia/Almaty"


def _tongue() -> str:
    return (get_language() or "kk")[:2]


@register.filter
def said(text: Text | dict[str, str] | None) -> str:
    """Give a text in the page's language, else in the first it is written in."""
    if not text:
        return ""
    if isinstance(text, Text):
        return text.within(_tongue())
    return text.get(_tongue()) or next(iter(text.values()))


@register.filter
def clause(number: str) -> str:
    """Name a clause of the regulation, or several: «6.1-тармақ», «пункт 6.1»."""
    return gettext("clause %(number)s") % {"number": number}


@register.filter
def at(moment: datetime | None, zone: str = HOME) -> str:
    """Give day, time and offset: «2024 ж. 15 қараша, 23:59 (UTC+5)»."""
    return dates.moment(moment.astimezone(ZoneInfo(zone or HOME)), _tongue()) if moment else "–"


@register.filter
def day(moment: datetime | date | None, zone: str = HOME) -> str:
    """Give the day in the zone."""
    if isinstance(moment, datetime):
        moment = moment.astimezone(ZoneInfo(zone or HOME)).date()
    return dates.long(moment, _tongue()) if moment else "–"


@register.filter
def hour(moment: datetime, zone: str = HOME) -> str:
    """Give the hour and minute in the zone."""
    return f"{moment.astimezone(ZoneInfo(zone or HOME)):%H:%M}"


@register.filter
def offset(moment: datetime, zone: str = HOME) -> str:
    """Give «UTC+5»."""
    return dates.offset(moment.astimezone(ZoneInfo(zone or HOME)))


@register.filter
def share(millionths: int | None) -> str:
    """Give a share as points of 100."""
    return numbers.share(millionths, _tongue())


@register.filter
def size(count: int) -> str:
    """Give the size of a file."""
    return numbers.size(count, _tongue())


@register.simple_tag
def size_words() -> str:
    """Give the units of sizes and the decimal mark, for a script that writes sizes."""
    return numbers.size_words(_tongue())


@register.filter
def duration(seconds: int) -> str:
    """Give minutes and seconds."""
    return numbers.duration(seconds, _tongue())


@register.filter
def rich(text: str) -> SafeString:
    """Give people's Markdown as clean HTML."""
    return as_html(text)


@register.filter
def worded(state: str) -> str:
    """Give the word of a state."""
    return str(states.WORDS.get(state, state))


@register.filter
def shape(state: str) -> str:
    """Give the shape and colour of a state: good, care, bad, now, gold or none."""
    return states.SHAPES.get(state, "")


@register.filter
def keyed(mapping: dict[str, object], key: str) -> object:
    """Look a key up in a mapping."""
    return mapping.get(key)
