"""One thing to do, and where a person stands: offices and contests read once for the whole desk."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise

from baiqau.base.rights import CHAIR, JUROR
from baiqau.contests.models import Contest, Role
from baiqau.judging.models import Seat
from baiqau.people.models import Person


@dataclass(frozen=True)
class Duty:
    """One thing to do: how many of what, on which page, until when."""

    name: Promise
    number: int
    view: str
    contest: Contest
    until: datetime | None = None
    query: str = ""
    own: tuple[tuple[str, object], ...] = ()  # what the address names beside the contest
    of_house: bool = False  # a page of the whole house, whose address names no contest

    @property
    def url(self) -> str:
        if self.of_house:
            return reverse(self.view)
        named = {"contest": self.contest.slug, **dict(self.own)}
        return reverse(self.view, kwargs=named) + self.query


@dataclass(frozen=True)
class Posts:
    """The offices and seats of a person in all contests."""

    person: Person
    roles: tuple[Role, ...]
    seats: tuple[Seat, ...]

    @property
    def contests(self) -> dict[int, Contest]:
        """Give the contests in which the person has a post, by key."""
        found = {one.contest_id: one.contest for one in self.roles}
        return found | {one.contest_id: one.contest for one in self._taken()}

    def where(self, *offices: str) -> set[int]:
        """Give the keys of the contests in which one of these offices is held."""
        found = {one.contest_id for one in self.roles if one.office in offices}
        for seat in self._taken():
            held = {JUROR, CHAIR} if seat.chair else {JUROR}
            if held & {*offices}:
                found.add(seat.contest_id)
        return found

    def acting(self) -> dict[int, Contest]:
        """Give the contests in which the person is the chair or the deputy."""
        return {one.contest_id: one.contest for one in self._taken() if one.chair or one.deputy}

    def _taken(self) -> Iterable[Seat]:
        return (one for one in self.seats if one.state == "accepted")


def posts(person: Person, roles: QuerySet[Role], seats: QuerySet[Seat]) -> Posts:
    """Read where a person stands; the querysets carry what else their lines count."""
    return Posts(
        person,
        tuple(roles.filter(person=person).select_related("contest__current")),
        tuple(
            seats.filter(person=person, state__in=["invited", "accepted"]).select_related(
                "contest__current"
            )
        ),
    )


def slugs(posts: Posts, keys: Collection[int]) -> dict[str, Contest]:
    """Give the contests of these keys by their slugs."""
    return {one.slug: one for key, one in posts.contests.items() if key in keys}
