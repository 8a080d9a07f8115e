"""What a draft begins with: nothing but the frame, or a contest that was, with its dates moved."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from importlib.resources import files
from typing import Any
from zoneinfo import ZoneInfo

from baiqau.language.dates import MONTHS
from baiqau.rules.calendar import day_of
from baiqau.rules.document import Regulation

Tree = dict[str, Any]
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_STEM = 4  # letters that stay of a month's name in every case


def plain(regulation: Regulation) -> Tree:
    """Give a regulation as the plain values of a draft: what a version keeps."""
    return regulation.model_dump(mode="json", exclude_none=True)


def empty() -> Tree:
    """Give the frame of a regulation: what every contest has, with nothing said in it yet."""
    return tomllib.loads(files(__package__).joinpath("frame.toml").read_text(encoding="utf-8"))


def moved(regulation: Regulation, *, slug: str, closes: date) -> Tree:
    """Give a regulation anew with its call closing on another day.

    Every other date moves by as many days and keeps its hour on the contest's clock. The words of the
    old dates are left out.
    """
    zone = ZoneInfo(regulation.zone)
    by = closes - day_of(regulation.deadline, regulation.zone)
    tree = plain(regulation) | {"slug": slug}
    for stage in tree["stages"]:
        stage.pop("words", None)
        for end in ("opens", "closes"):
            if stage.get(end):
                stage[end] = _later(stage[end], by, zone)
    measured = tree["eligibility"]["measured"]
    if measured["value"] not in ("deadline", "opening"):
        measured["value"] = (date.fromisoformat(measured["value"]) + by).isoformat()
    return tree


def next_slug(slug: str, closes: date) -> str:
    """Give the short name with its year raised: contest-2024 becomes contest-2025."""
    found = list(_YEAR.finditer(slug))
    if not found:
        return f"{slug[:35]}-{closes.year}"
    return f"{slug[: found[-1].start()]}{closes.year}{slug[found[-1].end() :]}"


def dated(tree: Mapping[str, Any]) -> tuple[str, ...]:
    """Give the numbers of the clauses whose text names a year or a month: dates are said twice there."""
    rows = tree.get("clauses")
    rows = rows if isinstance(rows, list) else []
    return tuple(
        str(row.get("number"))
        for row in rows
        if isinstance(row, Mapping) and any(_names_date(one) for one in _words(row.get("text")))
    )


def _words(text: Any) -> Iterator[str]:
    if isinstance(text, Mapping):
        yield from (str(one).lower() for one in text.values())


def _names_date(words: str) -> bool:
    if _YEAR.search(words):
        return True
    stems = (month[:_STEM].lower() for months in MONTHS.values() for month in months)
    return any(re.search(rf"\d\s+{stem}", words) for stem in stems)


def _later(moment: str, by: timedelta, zone: ZoneInfo) -> str:
    return (datetime.fromisoformat(moment).astimezone(zone) + by).isoformat()
