"""What a work came to, as its authors may know it by now: nothing before everybody may."""

from dataclasses import dataclass

from django import template
from django.utils.translation import get_language

from baiqau.awards import queries
from baiqau.contests.models import Contest
from baiqau.defence import queries as defence
from baiqau.defence.models import Result
from baiqau.entries.models import Entry
from baiqau.judging import queries as judging

register = template.Library()


@dataclass(frozen=True)
class Outcome:
    """How far a work is. `places` are empty before the publication of the result.

    Who is on the shortlist is told to its authors when it is decided, and to the others with the
    draw: from then on it stands, and the timetable shows it to everybody.
    """

    published: bool
    talk: bool
    finalist: bool
    left_out: bool
    places: tuple[str, ...] = ()


@register.simple_tag
def outcome(entry: Entry) -> Outcome:
    """Tell what a work came to."""
    contest = entry.contest
    result = defence.published(contest)
    shortlist = set(judging.finalists(contest).values_list("pk", flat=True))
    finalist = entry.pk in shortlist
    stands = result is not None or judging.drawn(contest)
    return Outcome(
        published=result is not None,
        talk=defence.talks(contest).filter(entry=entry).exists(),
        finalist=finalist,
        left_out=bool(shortlist) and not finalist and stands,
        places=_places(contest, entry, result) if result else (),
    )


def _places(contest: Contest, entry: Entry, result: Result) -> tuple[str, ...]:
    names = {one.key: one.name for one in result.version.regulation.honours}
    won = queries.awards(contest).filter(entry=entry)
    language = get_language() or "kk"
    return tuple(names[one.place].within(language) for one in won if one.place in names)
