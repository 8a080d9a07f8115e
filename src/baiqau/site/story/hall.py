"""The audience of the defence: guests come with tickets from the door and vote for a work."""

from collections import Counter
from random import Random

from baiqau.defence import queries as defence
from baiqau.defence import voting
from baiqau.defence.actions import audience
from baiqau.language.names import PersonName
from baiqau.site.story.names import MEN, SURNAMES, WOMEN
from baiqau.site.story.play import Play

GUESTS = 24
LEFT_OVER = 6  # tickets nobody came for


def vote(play: Play) -> Counter[str]:
    """Hand out tickets, open the vote after the talks, let everybody vote, close it.

    What somebody has done already stays; where the regulation has no such award, nothing happens.
    """
    if play.contest.regulation.audience is None:
        return Counter()
    poll = defence.poll(play.contest)
    if poll is not None and poll.closed_at is not None:
        return Counter()
    now = play.now("defence", 0.6)
    codes = audience.tickets(play.contest, number=GUESTS + LEFT_OVER, by=play.secretary, now=now)
    audience.open_vote(play.contest, by=play.secretary, now=now)
    works = [*defence.candidates(play.contest)]
    chance = Random(play.contest.slug)  # noqa: S311  a story, not a secret
    liking = [chance.random() + 0.2 for _ in works]
    for turn, code in enumerate(list(codes.values())[:GUESTS]):
        guest = defence.guest_of(play.contest, voting.ticket(code))
        assert guest is not None
        given = (MEN, WOMEN)[turn % 2]
        name = PersonName(SURNAMES[turn % len(SURNAMES)][turn % 2], given[turn % len(given)])
        contact = f"guest{guest.number:04d}@baiqau.example"
        audience.register(guest, name=name, contact=contact, language="kk", now=now)
        chosen = chance.choices(works, liking)[0]
        audience.vote(guest, chosen, code=code, now=now)
    audience.close_vote(play.contest, by=play.secretary, now=now)
    return Counter(guests=GUESTS, votes=GUESTS)
