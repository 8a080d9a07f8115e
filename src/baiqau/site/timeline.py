"""The contest's timeline, the spine of every page: stages, where we are, when it is in Astana."""

from dataclasses import dataclass
from datetime import datetime

from baiqau.contests.models import Contest
from baiqau.language import dates
from baiqau.rules import calendar


@dataclass(frozen=True)
class Stop:
    """One stage on the line, worded for the page."""

    key: str
    name: str
    state: str
    span: str
    clause: str


def steps(contest: Contest, now: datetime, language: str) -> list[Stop]:
    """Give the stages in their order with their state: past, now or next."""
    return [
        Stop(
            key=step.stage.key,
            name=step.stage.name.within(language),
            state=step.state,
            span=_span(step.stage.opens, step.stage.closes, contest.regulation.zone, language),
            clause=step.stage.clause,
        )
        for step in calendar.timeline(contest.regulation, now)
    ]


def _span(opens: datetime | None, closes: datetime, zone: str, language: str) -> str:
    last = calendar.day_of(closes, zone)
    if opens is None:
        return dates.until(last, language)
    first = calendar.day_of(opens, zone)
    return dates.long(last, language) if first == last else dates.span(first, last, language)
