"""A shortlisted contest on its day, brought there by the real actions."""

from datetime import datetime, timedelta

from baiqau.awards.actions import places
from baiqau.defence import queries
from baiqau.defence.actions import day, result, sittings
from baiqau.entries import queries as entries
from baiqau.judging.actions import ranking
from tests import build
from tests.build import DEFENCE_DAY
from tests.judging import bench

SEED = "Егемен Қазақстан, 20.11.2024, 1-бет, 1-жол"
OPENS = datetime(2024, 11, 21, 18, 0, tzinfo=build.ALMATY)
MINUTE = timedelta(minutes=1)


def shortlisted(number=3):
    """Give a contest whose works are all on the shortlist; the last work is the best."""
    contest = bench.assigned(entries=number)
    bench.ranked(contest)
    by = bench.organiser(contest)
    chosen = list(entries.admitted(contest))
    ranking.shortlist(contest, chosen, reason="", by=by, now=bench.NOW)
    return contest


def planned(contest, seed=SEED):
    return sittings.plan(
        contest,
        starts_at=DEFENCE_DAY,
        room="Зал",
        seed=seed,
        by=bench.organiser(contest),
        now=bench.NOW,
    )


def drawn(contest):
    return day.draw(planned(contest), by=bench.organiser(contest), now=bench.NOW)


def spoken(contest):
    """Let everybody who waits speak."""
    by = bench.organiser(contest)
    for talk in queries.talks(contest).filter(state="waiting"):
        day.start(talk, by=by, now=DEFENCE_DAY)
        day.finish(talk, by=by, now=DEFENCE_DAY + MINUTE)


def judged(contest, value=5):
    for sheet in bench.all_sheets(contest, "defence").filter(state="assigned"):
        bench.signed(sheet, value, now=DEFENCE_DAY)


def computed(contest):
    """Play the day and compute the result."""
    drawn(contest)
    spoken(contest)
    judged(contest)
    return result.compute(contest, by=bench.organiser(contest), now=DEFENCE_DAY)


def sealed(contest):
    """Confirm by a second person, seal by the chair until OPENS, give the places."""
    found = computed(contest)
    chair = contest.seats.get(chair=True).person
    found = result.confirm(found, by=chair, now=DEFENCE_DAY)
    found = result.seal(found, opens_at=OPENS, by=chair, now=DEFENCE_DAY)
    numbered = {entry.number: entry for entry in entries.admitted(contest)}
    chosen = {numbered[number]: place for number, place in places.proposal(found).items()}
    places.award(found, chosen, reason="", by=chair, now=DEFENCE_DAY)
    return found
