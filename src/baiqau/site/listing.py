"""The contests of the house as a visitor finds them: which one is open, running, or over."""

from dataclasses import dataclass
from datetime import datetime

from baiqau.contests import queries as contests
from baiqau.contests.models import Contest
from baiqau.defence import queries as defence
from baiqau.rules import calendar


@dataclass(frozen=True)
class Card:
    """One contest. `published` is when its result became public; `running` names the stages of now."""

    contest: Contest
    open: bool
    over: bool
    opens: datetime | None
    running: tuple[str, ...]
    published: datetime | None


def cards(now: datetime, language: str) -> list[Card]:
    """Give the contests the public may see, the newest first: two queries for any number."""
    announced = list(contests.announced(now))
    public = defence.published_at(announced)
    return [_card(one, public.get(one.pk), now, language) for one in announced]


def _card(contest: Contest, published: datetime | None, now: datetime, language: str) -> Card:
    rules = contest.regulation
    position = calendar.position(rules, now)
    return Card(
        contest=contest,
        open=calendar.is_open(rules, now),
        over=rules.deadline < now,
        opens=calendar.opening(rules),
        running=tuple(step.stage.name.within(language) for step in position.running),
        published=published,
    )
