"""A hall with an audience: a contest whose regulation has their award, guests with tickets."""

from baiqau.defence import queries, voting
from baiqau.defence.actions import audience
from baiqau.language.names import PersonName
from baiqau.rules.audience import AudienceRule
from baiqau.rules.values import Text
from tests import build
from tests.build import DEFENCE_DAY
from tests.defence import stage
from tests.judging import bench

NAME = Text(kk="Көрермендер көзайымы", ru="Приз зрителей", en="Audience award")


def declared(contest, **rule):
    """Let the regulation in force have the award, by an amendment."""
    given = AudienceRule(name=NAME, clause="7.1", **rule)
    wanted = contest.regulation.model_copy(update={"audience": given})
    build.contests.amend(
        contest, wanted, reason="Жүлде", by=bench.organiser(contest), now=build.BEFORE_CALL
    )
    contest.refresh_from_db()
    return contest


def gathered(number=3, **rule):
    """Give a contest with a drawn order and a declared vote."""
    contest = declared(stage.shortlisted(number), **rule)
    stage.drawn(contest)
    return contest


def tickets(contest, number=1):
    """Give the codes of new tickets."""
    made = audience.tickets(contest, number=number, by=bench.organiser(contest), now=DEFENCE_DAY)
    return list(made.values())


def opened(contest):
    return audience.open_vote(contest, by=bench.organiser(contest), now=DEFENCE_DAY)


def closed(contest):
    return audience.close_vote(contest, by=bench.organiser(contest), now=DEFENCE_DAY)


def guest(contest, code, contact="guest@example.kz"):
    found = queries.guest_of(contest, voting.ticket(code))
    name = PersonName("Көрермен", "Айгүл")
    return audience.register(found, name=name, contact=contact, language="kk", now=DEFENCE_DAY)


def vote(contest, code, number):
    """Vote with a ticket for the work of this number."""
    entry = contest.entries.get(number=number)
    found = queries.guest_of(contest, voting.ticket(code))
    return audience.vote(found, entry, code=code, now=DEFENCE_DAY)


def voted(contest, numbers):
    """Let guests vote for these works, one each, from the opening to the close."""
    opened(contest)
    for turn, (code, number) in enumerate(
        zip(tickets(contest, len(numbers)), numbers, strict=True)
    ):
        guest(contest, code, f"guest{turn}@example.kz")
        vote(contest, code, number)
    return closed(contest)
