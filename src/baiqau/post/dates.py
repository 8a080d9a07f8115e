"""The Date header read in the manners met: RFC 5322, its old zones, ISO 8601. A claim, no proof."""

import re
from datetime import UTC, datetime, timedelta, timezone

from baiqau.post.letter import Doubt

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_COMMENT = re.compile(r"\([^()]*\)")
_USUAL = re.compile(
    r"(?P<day>\d{1,2})[\s-]+(?P<month>[a-z]{3})[a-z]*[\s.,-]+(?P<year>\d{4}|\d{2})[\s,]+"
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2}))?(?P<zone>.*)"
)
_ISO = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})[t\s]+"
    r"(?P<hour>\d{2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?(?:\.\d+)?(?P<zone>.*)"
)
_OFFSET = re.compile(r"\s*(?:gmt|utc)?\s*([+-])(\d{2}):?(\d{2})")
_ZONES = {
    "gmt": 0, "utc": 0, "ut": 0, "z": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7,
    "mdt": -6, "pst": -8, "pdt": -7, "msk": 3, "msd": 4, "cet": 1, "cest": 2, "eet": 2, "eest": 3,
    "yekt": 5, "omst": 6, "almt": 5, "qyzt": 5, "aqtt": 5,
}  # fmt: skip
_THIS_CENTURY = 50  # RFC 5322, 4.3: two digits below are of this century
_EARLIEST, _LATEST = 1980, 2100


def read(text: str) -> tuple[datetime | None, tuple[Doubt, ...]]:
    """Give the moment with its zone; without a zone it is read as UTC, and told."""
    plain = _COMMENT.sub(" ", text[:200].lower()).strip()
    if not plain:
        return None, ("date-missing",)
    found = _USUAL.search(plain) or _ISO.search(plain)
    day = _in_utc(found) if found else None
    if found is None or day is None:
        return None, ("date-unreadable",)
    zone = _zone(found["zone"])
    if zone is None:
        return day, ("date-zone-missing",)
    return day.replace(tzinfo=zone), ()


def _in_utc(found: re.Match[str]) -> datetime | None:
    month = _MONTHS.index(found["month"]) + 1 if found["month"] in _MONTHS else found["month"]
    year = int(found["year"])
    if len(found["year"]) < len("2024"):
        year += 2000 if year < _THIS_CENTURY else 1900
    second = min(int(found["second"] or 0), 59)
    clock = int(found["hour"]), int(found["minute"]), second
    try:
        day = datetime(year, int(month), int(found["day"]), *clock, tzinfo=UTC)
    except ValueError:
        return None
    return day if _EARLIEST <= year <= _LATEST else None


def _zone(text: str) -> timezone | None:
    offset = _OFFSET.match(text)
    if offset:
        minutes = int(offset[2]) * 60 + int(offset[3])
        if minutes >= 24 * 60:
            return None
        return timezone(timedelta(minutes=minutes if offset[1] == "+" else -minutes))
    word = text.strip().partition(" ")[0]
    return timezone(timedelta(hours=_ZONES[word])) if word in _ZONES else None
