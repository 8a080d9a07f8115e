"""The day, the result, the papers, what is published – the second half of the story."""

from collections import Counter
from datetime import timedelta
from zoneinfo import ZoneInfo

from baiqau.awards import queries as awards
from baiqau.awards.actions import ceremony, issuing, places
from baiqau.community import actions as profiles
from baiqau.defence import queries as defence
from baiqau.defence.actions import day, result, sittings
from baiqau.entries.models import Entry
from baiqau.publishing import actions as publishing
from baiqau.site.story import selection
from baiqau.site.story.play import Play

SEED = "2024-11-21 · Егемен Қазақстан, 1-бет, 1-жол"
ABOUT = "Кітапханашы, жас кітапханашылар байқауының жеңімпазы."
INTERESTS = "жасанды интеллект, өлкетану"
AHEAD = ("waiting", "speaking")  # states of talks that are not over


def draw(play: Play) -> Counter[str]:
    """Plan the sitting and draw the order from the published seed."""
    now = play.now("selection", 0.95)
    zone = ZoneInfo(play.regulation.zone)
    starts = (
        play.moment("defence", 1)
        .astimezone(zone)
        .replace(hour=10, minute=0, second=0, microsecond=0)
    )
    sitting = sittings.plan(
        play.contest, starts_at=starts, room="Мәжіліс залы", seed=SEED, by=play.secretary, now=now
    )
    return Counter(talks=len(day.draw(sitting, by=play.secretary, now=now)))


def speak(play: Play) -> Counter[str]:
    """Call the speakers one after another; who speaks already is heard out."""
    told: Counter[str] = Counter()
    now = play.now("defence", 0.45)
    for talk in defence.talks(play.contest).filter(state__in=AHEAD).order_by("state", "position"):
        if talk.state == "waiting":
            day.start(talk, by=play.secretary, now=now)
        day.finish(talk, by=play.secretary, now=play.wait(timedelta(minutes=3)))
        now = play.wait(timedelta(minutes=5))
        told["talks"] += 1
    return told


def judge(play: Play) -> Counter[str]:
    """The jurors mark the day's sheets."""
    return selection.score(play, "defence")


def seal(play: Play) -> Counter[str]:
    """Compute, confirm by a second person, seal by the chair, give places, publish."""
    told = close(play)
    frozen = defence.result(play.contest)
    assert frozen is not None
    assert frozen.opens_at is not None
    result.publish(frozen, by=play.organiser, now=play.reach(frozen.opens_at))
    return told


def close(play: Play) -> Counter[str]:
    """Compute, confirm by a second person, seal by the chair, give places: the hall may gather."""
    now = play.now("defence", 0.8)
    frozen = result.compute(play.contest, by=play.secretary, now=now)
    frozen = result.confirm(frozen, by=play.organiser, now=now)
    frozen = result.seal(frozen, opens_at=now + timedelta(minutes=30), by=play.jurors[0], now=now)
    proposal = places.proposal(frozen)
    entries = {entry.number: entry for entry in Entry.objects.filter(contest=play.contest)}
    chosen = {entries[number]: place for number, place in proposal.items()}
    places.award(frozen, chosen, reason="", by=play.jurors[0], now=now)
    return Counter(ranked=len(frozen.rows), awarded=len(chosen))


def celebrate(play: Play) -> Counter[str]:
    """Show the names from the last place up, from where the ceremony stands; the last publishes."""
    frozen = defence.result(play.contest)
    assert frozen is not None
    assert frozen.opens_at is not None
    now = play.reach(max(frozen.opens_at, play.moment("defence", 0.8)))
    standing = ceremony.begin(frozen, by=play.organiser, now=now)
    while standing.frame <= standing.last:
        now = play.wait(timedelta(seconds=40))
        standing = ceremony.turn(
            standing, seen=standing.frame, forward=True, by=play.organiser, now=now
        )
    return Counter(frames=standing.frame)


def give(play: Play) -> Counter[str]:
    """Issue every paper and hand over the gifts."""
    now = play.now("defence", 0.9)
    told = Counter(issuing.issue_all(play.contest, by=play.organiser.actor, now=now))
    for place in play.regulation.awards.places:
        if place.gift is not None:
            gift = places.stock(
                play.contest,
                name=place.gift.within("kk"),
                number=place.count * 5,
                by=play.organiser,
                now=now,
            )
            for award in awards.awards(play.contest).filter(place=place.key):
                for author in award.entry.authors.all():
                    handover = places.promise(gift, author, by=play.organiser, now=now)
                    places.hand_over(handover, by=play.secretary, now=now)
                    told["gifts"] += 1
    return told


def tell(play: Play) -> Counter[str]:
    """Write and publish the news of the result; the winners show who they are."""
    now = play.now("defence", 0.95)
    piece = publishing.write(
        play.contest,
        title={
            "kk": "Байқау қорытындысы шықты",
            "ru": "Подведены итоги конкурса",
            "en": "The results of the contest are out",
        },
        body={
            "kk": "Жеңімпаздар мен олардың жұмыстары нәтижелер бетінде жарияланды.",
            "ru": "Победители и их работы опубликованы на странице результатов.",
            "en": "The winners and their works are published on the results page.",
        },
        by=play.organiser,
        now=now,
    )
    publishing.publish(piece, by=play.organiser, now=now)
    winners = [award.entry.owner for award in awards.awards(play.contest)]
    for winner in winners:
        profiles.tell(winner, about=ABOUT, interests=INTERESTS, public=True, now=now)
    return Counter(news=1, profiles=len(winners))


def prove(play: Play) -> Counter[str]:
    """Publish everything from which the result can be computed again."""
    now = play.now("defence", 0.96)
    made = publishing.publish_bundle(play.contest, by=play.organiser.actor, now=now)
    return Counter(bundles=made.number)
