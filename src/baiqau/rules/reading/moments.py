"""Days and spans of days as regulations write them in Kazakh, Russian and English.

A day is an ISO date; `XXXX-11-15` where the text states no year, `2024-11` where it states only a month.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

_MONTHS = (
    r"қаңтар\w*|қантар\w*|январ\w+|january|jan",
    r"ақпан\w*|феврал\w+|february|feb",
    r"наурыз\w*|март[а-я]?|march|mar",
    r"сәуір\w*|апрел\w+|april|apr",
    r"мамыр\w*|ма[йяею]|may",
    r"маусым\w*|июн\w+|june|jun",
    r"шілде\w*|июл\w+|july|jul",
    r"тамыз\w*|август\w*|august|aug",
    r"қыркүйе[кг]\w*|сентябр\w+|september|sept|sep",
    r"қазан\w*|октябр\w+|october|oct",
    r"қараша\w*|ноябр\w+|november|nov",
    r"желтоқсан\w*|декабр\w+|december|dec",
)
_MONTH = rf"(?:{'|'.join(_MONTHS)})"
_YEAR = r"(?:19|20)\d\d"
_OF_YEAR = r"\s*(?:жылдың|жылғы|жыл\w*|года|году|год|гг?\.?|жж?\.?)?(?!\w)"
_ENDING = r"(?:\s*[-–]?\s*(?:ші|шы|інші|ыншы|нші|ншы|го|ое|st|nd|rd|th)(?!\w)|\s+of(?!\w))?"
_DAY = rf"(?P<day>[0-3]?\d){_ENDING}"
_TO = r"\s*(?:-|–|—|−|\.\.\.?|…|по|до|to|through|until|till|and|и|мен|бен|пен)\s*"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?<![\d.])(?P<year>{_YEAR})-(?P<monthn>\d\d)-(?P<day>\d\d)(?!\d)",
        rf"(?<![\d.])(?P<day>[0-3]?\d)\s*[./]\s*(?P<monthn>[01]?\d)\s*[./]\s*(?P<year>{_YEAR}|\d\d)(?![\d]|\.\d)(?:{_OF_YEAR})",
        rf"(?<!\w)(?P<year>{_YEAR})\s*(?:жылдың|жылғы|жыл|ж\.|года|г\.|year)?\s*,?\s*(?P<first>[0-3]?\d){_ENDING}{_TO}{_DAY}\s*(?P<month>{_MONTH})(?!\w)",
        rf"(?<!\w)(?P<year>{_YEAR})\s*(?:жылдың|жылғы|жыл|ж\.|года|г\.|year)?\s*,?\s*{_DAY}\s*(?P<month>{_MONTH})(?!\w)",
        rf"(?<![\w.])(?P<first>[0-3]?\d){_ENDING}{_TO}{_DAY}\s+(?P<month>{_MONTH})(?!\w)\.?,?(?:\s*(?P<year>{_YEAR}){_OF_YEAR})?",
        rf"(?<![\w.])«?\"?{_DAY}»?\"?\s+(?P<month>{_MONTH})(?!\w)\.?,?(?:\s*(?P<year>{_YEAR}){_OF_YEAR})?",
        rf"(?<!\w)(?P<month>{_MONTH})\.?\s+(?P<first>[0-3]?\d){_ENDING}{_TO}{_DAY}(?![\w:])(?:,?\s*(?P<year>{_YEAR}))?",
        rf"(?<!\w)(?P<month>{_MONTH})\.?\s+{_DAY}(?![\w:.]\d)(?:,?\s*(?P<year>{_YEAR}))?",
        rf"(?<!\w)(?P<year>{_YEAR})\s*(?:жылдың|жылғы|жыл|ж\.|года|г\.)\s*(?P<month>{_MONTH})(?!\w)",
        rf"(?<!\w)(?P<month>{_MONTH})\s+(?P<year>{_YEAR}){_OF_YEAR}",
    )
)
_SPAN = re.compile(
    rf"^{_OF_YEAR}\s*,?\s*(?:бастап|басталып|[-–—−]|по|до|to|through|until|till|and|мен|бен|пен)\s*(?:по|до|the)?\s*,?\s*$",
    re.IGNORECASE,
)
_FROM = re.compile(r"(?:[дтн][ае]н)$", re.IGNORECASE)  # the Kazakh ending "from"
_OF_LAW = re.compile(
    r"приказ|закон|постановл|утвержд|основан[аоы]?\b|учрежд[её]н|родил|№|бұйры|заң\w*|қаулы|құрылған|бекіт|туған|founded|established|\bact\b|\border\b|\bborn\b|редакци",
    re.IGNORECASE,
)
_BLANK = re.compile(r"^\s*(?:бастап)?\s*,?\s*$", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?<![\d.])(?P<hour>[01]?\d|2[0-4])\s*[:.]\s*(?P<minute>[0-5]\d)(?!\d|\.\d)\s*(?P<half>[ap]\.?m\.?)?(?!\w)"
    r"|(?<![\d.:])(?P<alone>[01]?\d)\s*(?P<half2>[ap]\.?m\.?)(?!\w)",
    re.IGNORECASE,
)
_AT = re.compile(
    r"сағат|час|врем[яе]|уақыт|a\.?m|p\.?m|\bat\b|к\s*$|в\s*$|до\s*$|-ге|-ға|-ке|-қа", re.IGNORECASE
)


@dataclass(frozen=True)
class Mention:
    """A day or a span named in a text from `start` to `end`; `first` None: one day."""

    start: int
    end: int
    first: str | None
    last: str
    taken: bool = False  # the year stands elsewhere in the text

    @property
    def days(self) -> tuple[str, str]:
        return self.first or self.last, self.last


def mentions(text: str) -> list[Mention]:
    """Give the days a text names, in order, spans joined; years are still only those beside them."""
    found: list[Mention] = []
    taken: list[tuple[int, int]] = []
    for form in _FORMS:
        for match in form.finditer(text):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            taken.append(match.span())  # a day in no calendar is no month either
            mention = _mention(match)
            if mention:
                found.append(mention)
    return _joined(text, sorted(found, key=lambda one: one.start))


def with_years(lines: Iterable[tuple[str, list[Mention]]]) -> list[list[Mention]]:
    """Give days without a year the one named last before them, marked as taken from there.

    The years of laws, orders and foundings are not the contest's, nor is one that stands only later.
    """
    year = ""
    filled = []
    for text, group in lines:
        row = []
        for one in group:
            own = [day[:4] for day in one.days if day[0] != "X"]
            if own and not _OF_LAW.search(text[max(0, one.start - 70) : one.end + 40]):
                year = own[-1]
            row.append(_filled(one, year))
        filled.append(row)
    return filled


def clock(text: str, near: Mention) -> str | None:
    """Give the time of day (HH:MM) named within a few words of a day; None where there is none."""
    reach = 40
    start, end = max(0, near.start - reach), min(len(text), near.end + reach)
    times: list[tuple[int, str]] = []
    for match in _CLOCK.finditer(text, start, end):
        if near.start <= match.start() < near.end:
            continue
        around = text[max(0, match.start() - 12) : match.end() + 14]
        if ":" in match[0] or _AT.search(around):
            apart = max(near.start - match.end(), match.start() - near.end)
            times.append((apart, _time(match)))
    return min(times)[1] if times else None


def _time(match: re.Match[str]) -> str:
    hour, minute = int(match["hour"] or match["alone"]), int(match["minute"] or 0)
    half = (match["half"] or match["half2"] or "").lower()
    if half.startswith("p") and hour < 12:  # noqa: PLR2004  noon
        hour += 12
    if half.startswith("a") and hour == 12:  # noqa: PLR2004  midnight
        hour = 0
    return f"{hour:02d}:{minute:02d}"


def _mention(match: re.Match[str]) -> Mention | None:
    parts = match.groupdict()
    month = int(parts.get("monthn") or 0) or _month(parts.get("month") or "")
    year = parts.get("year") or "XXXX"
    if len(year) == 2:  # noqa: PLR2004  as in 15.11.24
        year = f"20{year}"
    if not parts.get("day"):
        return Mention(*match.span(), None, f"{year}-{month:02d}") if month else None
    days = [_day(year, month, parts[name]) for name in ("first", "day") if parts.get(name)]
    if not all(days):
        return None
    return Mention(*match.span(), days[0] if len(days) > 1 else None, days[-1] or "")


def _day(year: str, month: int, day: str | None) -> str | None:
    """Give an ISO day, None for one that is in no calendar."""
    try:
        date(int(year) if year.isdigit() else 2024, month, int(day or 0))
    except ValueError:
        return None
    return f"{year}-{month:02d}-{int(day or 0):02d}"


@cache
def _month(word: str) -> int:
    names = (re.fullmatch(form, word, re.IGNORECASE) for form in _MONTHS)
    return next((number for number, found in enumerate(names, start=1) if found), 0)


def _joined(text: str, found: list[Mention]) -> list[Mention]:
    """Join two days with "from … to …" between them to one span."""
    row: list[Mention] = []
    for one in found:
        before = row[-1] if row else None
        if before and not before.first and not one.first and _spans(text, before, one):
            row[-1] = Mention(before.start, one.end, before.last, one.last)
        else:
            row.append(one)
    return [_same_year(one) for one in row]


def _spans(text: str, first: Mention, last: Mention) -> bool:
    between = text[first.end : last.start]
    if _SPAN.match(between):
        return True
    return bool(_FROM.search(text[first.start : first.end]) and _BLANK.match(between))


def _same_year(one: Mention) -> Mention:
    """Give both ends of a span the year that stands at one of them."""
    if one.first is None:
        return one
    first, last = one.first, one.last
    if first[0] == "X" and last[0] != "X":
        year = int(last[:4]) - (first[5:] > last[5:])
        first = f"{year}{first[4:]}"
    if last[0] == "X" and first[0] != "X":
        year = int(first[:4]) + (last[5:] < first[5:])
        last = f"{year}{last[4:]}"
    return replace(one, first=first, last=last)


def _filled(one: Mention, year: str) -> Mention:
    if not year or one.last[0] != "X":
        return one
    first = one.first and one.first.replace("XXXX", year)
    last = one.last.replace("XXXX", year)
    if first and first > last:
        last = f"{int(year) + 1}{last[4:]}"
    return replace(one, first=first, last=last, taken=True)
