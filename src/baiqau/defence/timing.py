"""The clock of a talk: which part it is in, how long that part may last, when it ends."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from baiqau.contests.models import Contest
from baiqau.defence.models import Sitting, Talk
from baiqau.rules.parts import DefenceRule

FIRST, LAST = 60, 15  # seconds left at the two warnings; less for a short part

CHANGE = timedelta(minutes=1)  # until the next speaker stands at the desk


@dataclass(frozen=True)
class Turn:
    """One talk in the plan of the day, with its questions."""

    talk: Talk
    begins: datetime
    ends: datetime


@dataclass(frozen=True)
class Timer:
    """A part of a talk: `talk` or `questions`, its length and warnings in seconds.

    `left` is what is left at the moment it was made, negative when the time is over. `ends` is the
    moment of the real clock at which a running part ends, None in a pause.
    """

    part: str
    seconds: int
    first: int
    last: int
    left: int
    ends: datetime | None

    @property
    def clock(self) -> str:
        """Minutes and seconds left, with a minus once the time is over."""
        return f"{'−' if self.left < 0 else ''}{clock(abs(self.left))}"


def timer(talk: Talk | None, rule: DefenceRule | None, now: datetime) -> Timer | None:
    """Give the clock of a talk that goes on; None when nobody speaks."""
    if talk is None or talk.started_at is None or rule is None:
        return None
    asked = talk.questions_at is not None
    seconds = rule.question_seconds if asked else rule.talk_seconds
    begun = talk.questions_at or talk.started_at
    ends = begun + timedelta(seconds=seconds + talk.paused)
    left = round((ends - (talk.paused_at or now)).total_seconds())
    return Timer(
        "questions" if asked else "talk",
        seconds,
        min(FIRST, seconds // 3),
        min(LAST, seconds // 12),
        left,
        None if talk.paused_at else _real(ends, now),
    )


def planned(sitting: Sitting, talks: Iterable[Talk]) -> list[Turn]:
    """Give the plan of a sitting: talk and questions at full length, a minute between two talks."""
    length = _length(sitting)
    turns, begins = [], sitting.starts_at
    for talk in talks:
        turns.append(Turn(talk, begins, begins + length))
        begins += length + CHANGE
    return turns


def expected(talk: Talk, before: int, speaking: Talk | None, now: datetime) -> datetime | None:
    """Say when a waiting talk begins about, with `before` waiting talks ahead; None when it is over.

    Who speaks now is reckoned to the full length; nothing begins before the sitting or before now.
    """
    if talk.state != "waiting":
        return None
    length = _length(talk.sitting)
    begins = max(now, talk.sitting.starts_at)
    if speaking is not None and speaking.started_at is not None:
        begins = max(begins, speaking.started_at + length) + CHANGE
    return begins + before * (length + CHANGE)


def clock(seconds: int) -> str:
    """Give minutes and seconds as a clock shows them."""
    minutes, rest = divmod(seconds, 60)
    return f"{minutes}:{rest:02d}"


def rule_of(contest: Contest) -> DefenceRule:
    """Give the rule of the defence; where the regulation has none, the usual times."""
    return contest.regulation.defence or DefenceRule(clause="1")


def _length(sitting: Sitting) -> timedelta:
    rule = rule_of(sitting.contest)
    return timedelta(seconds=rule.talk_seconds + rule.question_seconds)


def _real(moment: datetime, now: datetime) -> datetime:
    """Give the contest's moment on the real clock: the demo's time machine runs ahead of it."""
    return (moment - now + timezone.now() + timedelta(milliseconds=500)).replace(microsecond=0)
