"""Acts on many entries at once: each entry by itself, and what was not possible is told by number."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from baiqau.contests.models import Contest
from baiqau.entries.models import Entry
from baiqau.people.models import Person
from baiqau.rules.refusals import Refused
from baiqau.screening import letters, queries
from baiqau.screening.actions.checking import tag
from baiqau.screening.actions.deciding import admit


@dataclass(frozen=True)
class Done:
    """How many entries it was done to, and the numbers of those that refused, each with its reason."""

    number: int
    refused: tuple[tuple[int, Refused], ...] = ()


def admit_many(chosen: Iterable[Entry], *, by: Person, now: datetime) -> Done:
    """Admit every chosen entry in which the machine found no obstacle; the others are told."""
    return _each(chosen, lambda entry: admit(entry, by=by, now=now))


def tag_many(chosen: Iterable[Entry], *, word: str, by: Person, now: datetime) -> Done:
    """Put one word on every chosen entry."""
    return _each(chosen, lambda entry: tag(entry, word=word, by=by, now=now))


def _each(chosen: Iterable[Entry], act: Callable[[Entry], object]) -> Done:
    number, refused = 0, []
    for entry in chosen:
        try:
            act(entry)
        except Refused as reason:
            refused.append((entry.number or 0, reason))
        else:
            number += 1
    return Done(number, tuple(refused))


def remind(contest: Contest, *, now: datetime, before: datetime | None = None) -> int:
    """Remind the authors of works sent back of what is missing and until when; give how many letters.

    One letter for each return and day, none when the term has passed; only terms that end `before`
    a moment, where one is told.
    """
    waiting = contest.entries.filter(state="returned", return_until__gt=now)
    if before is not None:
        waiting = waiting.filter(return_until__lte=before)
    decided = (queries.last_decision(entry) for entry in waiting)
    return sum(letters.reminded(one, now=now) for one in decided if one is not None)
