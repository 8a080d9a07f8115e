"""Which offices a person holds in a contest, joined from all stages."""

from baiqau.base import rights
from baiqau.contests import queries as contests
from baiqau.contests.models import Contest
from baiqau.entries.models import Entry
from baiqau.judging.models import Seat
from baiqau.people.models import Person


def held(person: Person | None, contest: Contest | None) -> frozenset[str]:
    """Give every office of a person; in no contest only everyone, member, administrator count."""
    if person is None:
        return frozenset({rights.EVERYONE})
    offices = {rights.EVERYONE, rights.MEMBER}
    if person.is_administrator:
        offices.add(rights.ADMINISTRATOR)
    if contest is not None:
        offices |= contests.offices(person, contest) | _author(person, contest)
        offices |= _commission(person, contest)
    return frozenset(offices)


def _author(person: Person, contest: Contest) -> set[str]:
    own = Entry.objects.filter(contest=contest, owner=person)
    return {rights.AUTHOR} if own.exists() else set()


def _commission(person: Person, contest: Contest) -> set[str]:
    seat = Seat.objects.filter(contest=contest, person=person, state="accepted").first()
    if seat is None:
        return set()
    return {rights.JUROR, rights.CHAIR} if seat.chair else {rights.JUROR}
