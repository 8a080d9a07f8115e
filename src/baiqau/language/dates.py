"""Dates as people read them in Kazakh, Russian and English: tables, never glued endings.

Source of the Kazakh forms: generated with a published grammar and checked by eye (docs/translation.md).
"""

from datetime import date, datetime

NBSP = " "
MONTHS: dict[str, tuple[str, ...]] = {
    "kk": (
        "қаңтар",
        "ақпан",
        "наурыз",
        "сәуір",
        "мамыр",
        "маусым",
        "шілде",
        "тамыз",
        "қыркүйек",
        "қазан",
        "қараша",
        "желтоқсан",
    ),
    "ru": (
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ),
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
}
KAZAKH_DATIVE = (
    "қаңтарға",
    "ақпанға",
    "наурызға",
    "сәуірге",
    "мамырға",
    "маусымға",
    "шілдеге",
    "тамызға",
    "қыркүйекке",
    "қазанға",
    "қарашаға",
    "желтоқсанға",
)


def numeric(day: date) -> str:
    """Give 21.11.2024, in all three languages."""
    return f"{day:%d.%m.%Y}"


def long(day: date, language: str) -> str:
    """Give «2024 ж. 21 қараша», «21 ноября 2024 г.», “21 November 2024”."""
    month = _month(day, language)
    if language == "kk":
        return f"{day.year}{NBSP}ж. {day.day}{NBSP}{month}"
    if language == "ru":
        return f"{day.day}{NBSP}{month} {day.year}{NBSP}г."
    return f"{day.day}{NBSP}{month} {day.year}"


def official(day: date) -> str:
    """Give the Kazakh official form «2024 жылғы 21 қараша»."""
    return f"{day.year} жылғы {day.day}{NBSP}{_month(day, 'kk')}"


def span(first: date, last: date, language: str) -> str:
    """Give a range of days: «2024 ж. 16–20 қараша», «16–20 ноября 2024 г.»; longer ones in full."""
    if first == last:
        return long(first, language)
    if first.year != last.year:
        return f"{long(first, language)} – {long(last, language)}"
    if first.month != last.month:
        return _across_months(first, last, language)
    days, month = f"{first.day}–{last.day}", _month(last, language)
    if language == "kk":
        return f"{last.year}{NBSP}ж. {days}{NBSP}{month}"
    return f"{days}{NBSP}{month} {_year(last, language)}"


def until(day: date, language: str) -> str:
    """Give an inclusive end: «2024 жылғы 15 қарашаға дейін (қоса алғанда)»."""
    if language == "kk":
        return (
            f"{day.year} жылғы {day.day}{NBSP}{KAZAKH_DATIVE[day.month - 1]} дейін (қоса алғанда)"
        )
    if language == "ru":
        return f"до {long(day, 'ru')} включительно"
    return f"until {long(day, 'en')}, inclusive"


def moment(when: datetime, language: str) -> str:
    """Give the local time of an aware moment with its offset: «2024 ж. 15 қараша, 23:59 (UTC+5)»."""
    return f"{long(when.date(), language)}, {when:%H:%M} ({offset(when)})"


def offset(when: datetime) -> str:
    """Give «UTC+5»; raises ValueError for a naive moment."""
    ahead = when.utcoffset()
    if ahead is None:
        raise ValueError("a moment without a zone")
    minutes = round(ahead.total_seconds() / 60)
    sign, hours, rest = "+" if minutes >= 0 else "−", *divmod(abs(minutes), 60)
    return f"UTC{sign}{hours}" + (f":{rest:02d}" if rest else "")


def _month(day: date, language: str) -> str:
    return MONTHS[language][day.month - 1]


def _year(day: date, language: str) -> str:
    return f"{day.year}{NBSP}г." if language == "ru" else str(day.year)


def _across_months(first: date, last: date, language: str) -> str:
    start = f"{first.day}{NBSP}{_month(first, language)}"
    end = f"{last.day}{NBSP}{_month(last, language)}"
    if language == "kk":
        return f"{last.year}{NBSP}ж. {start} – {end}"
    return f"{start} – {end} {_year(last, language)}"
