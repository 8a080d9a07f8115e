"""The contest of a regulation played stage by stage. Each stage returns what it counted."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from baiqau.contests import actions as contests
from baiqau.contests.models import Contest
from baiqau.mailbox.models import Incoming
from baiqau.people import actions as people
from baiqau.people.models import Library, Person
from baiqau.rules.document import Regulation
from baiqau.site.story import cast

HOUR = timedelta(hours=1)


@dataclass
class Play:
    """The story so far: the contest, its people, chance, and the clock the acts are given."""

    regulation: Regulation
    chance: Random
    libraries: list[Library]
    contest: Contest
    organiser: Person
    committee: list[Person]
    secretary: Person
    jurors: list[Person] = field(default_factory=list)
    authors: int = 0
    post: Callable[..., list[Incoming]] | None = None  # how letters travel; None: nobody writes any
    latest: datetime | None = None  # of the acts so far: no act is earlier than the one before

    @property
    def by_ballot(self) -> bool:
        """Say whether the jurors put works in order in the selection."""
        return self.regulation.judging.mode == "ballot"

    @property
    def by_pairs(self) -> bool:
        """Say whether jurors compare works two by two."""
        return self.regulation.judging.mode == "pairwise"

    @property
    def together(self) -> bool:
        """Say whether a juror's works are judged and signed only together."""
        return self.by_ballot or self.by_pairs

    @property
    def call_opens(self) -> datetime:
        call = self.regulation.call
        return call.opens or call.closes - timedelta(days=30)

    def moment(self, stage: str, share: float) -> datetime:
        """Give the moment at this share (0 … 1) of a stage's span."""
        part = self.regulation.stage(stage) or self.regulation.call
        opens = part.opens or part.closes - timedelta(days=1)
        return opens + (part.closes - opens) * share

    def now(self, stage: str, share: float) -> datetime:
        """Let it be this moment of a stage, or stay where the story is already."""
        return self.reach(self.moment(stage, share))

    def reach(self, moment: datetime) -> datetime:
        """Let it be this moment, or stay where the story is already."""
        self.latest = max(self.latest or moment, moment)
        return self.latest

    def wait(self, span: timedelta) -> datetime:
        """Let some time go by."""
        assert self.latest is not None, "a story begins at some moment"
        return self.reach(self.latest + span)


def begin(regulation: Regulation, *, seed: int, jurors: int) -> Play:
    """Create the contest with its organiser, committee and secretary, and announce it."""
    chance = Random(seed)  # noqa: S311  a story, not a secret
    libraries = cast.libraries()
    day = regulation.deadline.date()
    opens = regulation.call.opens or regulation.deadline - timedelta(days=30)
    now = opens - timedelta(days=2)

    def someone(role: str, number: int) -> Person:
        return settle(cast.person(chance, role, number, deadline=day), libraries[0], now=now)

    organiser = someone("organiser", 1)
    contest = contests.create(regulation, by=organiser, now=now)
    committee = [someone("committee", number) for number in (1, 2)]
    secretary = someone("secretary", 1)
    offices = [("committee", one) for one in committee]
    offices += [("secretary", secretary), ("editor", organiser), ("committee", organiser)]
    for office, one in offices:
        contests.give_office(contest, one, office, by=organiser, now=now)
    play = Play(regulation, chance, libraries, contest, organiser, committee, secretary)
    play.jurors = [
        settle(
            cast.person(chance, "juror", number, deadline=day), chance.choice(libraries), now=now
        )
        for number in range(1, jurors + 1)
    ]
    contests.announce(contest, by=organiser, now=play.reach(now + HOUR))
    return play


def settle(invented: cast.Invented, library: Library | None, *, now: datetime) -> Person:
    """Make an account of an invented person, as the sign-in page and «my name» do."""
    person = people.join(invented.email, language=invented.language, now=now)
    return people.describe(
        person,
        name=invented.name,
        language=invented.language,
        library=library,
        post="кітапханашы",
        now=now,
    )
