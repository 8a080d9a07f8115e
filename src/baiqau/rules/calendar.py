"""The timeline: which stage a moment lies in, and when that changes next. Ends are inclusive."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Literal
from zoneinfo import ZoneInfo

from baiqau.rules.document import Regulation
from baiqau.rules.parts import Stage

State = Literal["past", "now", "next"]
INSTANT = timedelta(microseconds=1)


@dataclass(frozen=True)
class Step:
    """One stage seen from a moment. `opens` is None when the stage has always been open."""

    stage: Stage
    state: State
    opens: datetime | None
    closes: datetime


@dataclass(frozen=True)
class Position:
    """Where a moment stands: the stages running now, and the first one still to come."""

    steps: tuple[Step, ...]
    running: tuple[Step, ...]
    coming: Step | None

    @property
    def over(self) -> bool:
        """Everything is past."""
        return not self.running and self.coming is None


@dataclass(frozen=True)
class Countdown:
    """What is left until the end of a stage, in whole units; `seconds` is rounded up."""

    days: int
    hours: int
    minutes: int
    seconds: int

    @property
    def over(self) -> bool:
        """Nothing is left."""
        return not (self.days or self.hours or self.minutes or self.seconds)


def timeline(regulation: Regulation, now: datetime) -> tuple[Step, ...]:
    """Give every stage in the order of the document with its state at `now`.

    A stage that names no opening follows the one before it; the first one has always been open.
    """
    spans = _spans(regulation.stages)
    return tuple(
        Step(stage, _state(opens, stage.closes, now), opens, stage.closes)
        for stage, opens in zip(regulation.stages, spans, strict=True)
    )


def position(regulation: Regulation, now: datetime) -> Position:
    """Tell where `now` stands in the contest."""
    steps = timeline(regulation, now)
    coming = [step for step in steps if step.state == "next"]
    first = min(coming, key=lambda step: step.opens or step.closes, default=None)
    return Position(steps, tuple(step for step in steps if step.state == "now"), first)


def stage_at(regulation: Regulation, key: str, now: datetime) -> Step | None:
    """Give one stage with its state at `now`, or None when the document has no such stage."""
    return next((step for step in timeline(regulation, now) if step.stage.key == key), None)


def opening(regulation: Regulation) -> datetime | None:
    """Tell when the call opens; None where entries are taken from the beginning."""
    spans = zip(regulation.stages, _spans(regulation.stages), strict=True)
    return next(opens for stage, opens in spans if stage.kind == "call")


def is_open(regulation: Regulation, now: datetime) -> bool:
    """Tell whether entries are taken at `now`; both ends of the call belong to it."""
    return any(
        step.state == "now" for step in timeline(regulation, now) if step.stage.kind == "call"
    )


def is_sealed(regulation: Regulation, now: datetime) -> bool:
    """Tell whether works are sealed at `now`: where the regulation says so, to the last moment of the call."""
    return regulation.works.sealing is not None and now <= regulation.deadline


def next_border(regulation: Regulation, now: datetime) -> datetime | None:
    """Give the first moment after `now` at which some stage changes its state; None: never again.

    Whatever was derived from `timeline(regulation, now)` holds until just before that moment.
    """
    steps = timeline(regulation, now)
    starts = [step.opens for step in steps if step.opens is not None]
    ends = [step.closes + INSTANT for step in steps]
    return min((moment for moment in (*starts, *ends) if moment > now), default=None)


def countdown(until: datetime, now: datetime) -> Countdown:
    """Give what is left from `now` to the inclusive moment `until`; zeros when it has passed."""
    left = max(until - now, timedelta(0))
    whole = -(-left // timedelta(seconds=1))
    minutes, seconds = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    return Countdown(days, hours, minutes, seconds)


def day_of(moment: datetime, zone: str) -> date:
    """Give the contest's own day of a moment: 20:00 UTC on the 15th is the 16th in Astana."""
    return moment.astimezone(ZoneInfo(zone)).date()


def start_of(day: date, zone: str) -> datetime:
    """Give the first moment of a day in a zone."""
    return datetime.combine(day, time.min, ZoneInfo(zone))


def end_of(day: date, zone: str) -> datetime:
    """Give the last moment of a day in a zone, to the microsecond."""
    return datetime.combine(day, time.max, ZoneInfo(zone))


def end_of_day(moment: datetime, *, days: int, zone: str) -> datetime:
    """Give the last moment of the contest's day that lies `days` days after that of `moment`."""
    return end_of(day_of(moment, zone) + timedelta(days=days), zone)


def whole_days(opens: datetime | None, closes: datetime, zone: str) -> bool:
    """Tell whether a span fills whole days of the zone, so that days say all about it."""
    last = closes.astimezone(ZoneInfo(zone))
    begins = opens is None or opens == start_of(day_of(opens, zone), zone)
    return begins and last >= end_of(last.date(), zone).replace(microsecond=0)


def offset_of(moment: datetime, zone: str) -> str:
    """Give the offset in force at a moment as it is printed: `UTC+5`, `UTC+5:30`, `UTC−3`, `UTC`."""
    offset = moment.astimezone(ZoneInfo(zone)).utcoffset() or timedelta(0)
    sign = "+" if offset > timedelta(0) else "−"
    hours, minutes = divmod(abs(offset) // timedelta(minutes=1), 60)
    tail = f":{minutes:02}" if minutes else ""
    return f"UTC{sign}{hours}{tail}" if offset else "UTC"


def year_inherited(month: int, day: int, *, after: date) -> date | None:
    """Give the date of a day written without a year that follows the date `after`.

    It takes the year of the stage before it; a day that would lie before that stage is in the year
    after (a contest may run over New Year). None: that year has no such day (29 February).
    """
    year = after.year if (month, day) >= (after.month, after.day) else after.year + 1
    try:
        return date(year, month, day)
    except ValueError:
        return None


def range_inherited(
    first: tuple[int, int], last: tuple[int, int], *, after: date
) -> tuple[date, date] | None:
    """Give both dates of a range of (month, day) written without a year, as `year_inherited`."""
    begins = year_inherited(*first, after=after)
    ends = year_inherited(*last, after=begins) if begins else None
    return (begins, ends) if begins and ends else None


def _spans(stages: Sequence[Stage]) -> list[datetime | None]:
    """Give the opening of each stage, told or following from the end of the one before."""
    followed = [stage.opens or before.closes + INSTANT for before, stage in pairwise(stages)]
    return [stages[0].opens, *followed]


def _state(opens: datetime | None, closes: datetime, now: datetime) -> State:
    if now > closes:
        return "past"
    return "next" if opens is not None and now < opens else "now"
