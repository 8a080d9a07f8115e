"""The audience's award goes the way of the others: given, revealed, printed, published."""

import pytest
from django.test import Client
from django.utils import translation

from baiqau.awards import queries, script
from baiqau.awards.actions import issuing, places
from baiqau.defence.actions import result
from baiqau.entries import queries as entries
from tests import build
from tests.build import DEFENCE_DAY
from tests.defence import hall, stage
from tests.judging import bench
from tests.paper.examples import flowing

pytestmark = pytest.mark.django_db


@pytest.fixture
def sealed():
    """A sealed result of three works; the audience chose the last of them, no. 1."""
    contest = hall.gathered()
    hall.voted(contest, [1, 1, 3])
    stage.spoken(contest)
    stage.judged(contest)
    by, chair = bench.organiser(contest), contest.seats.get(chair=True).person
    found = result.compute(contest, by=by, now=DEFENCE_DAY)
    found = result.confirm(found, by=chair, now=DEFENCE_DAY)
    return result.seal(found, opens_at=stage.OPENS, by=chair, now=DEFENCE_DAY)


def given(found):
    chair = found.contest.seats.get(chair=True).person
    numbered = {entry.number: entry for entry in entries.admitted(found.contest)}
    chosen = {numbered[number]: place for number, place in places.proposal(found).items()}
    return places.award(found, chosen, reason="", by=chair, now=DEFENCE_DAY)


def test_it_is_given_with_the_places_as_voted_and_needs_no_reason(sealed):
    made = given(sealed)

    assert [one.entry.number for one in made if one.place == "audience"] == [1]
    again = given(sealed)
    assert [one.entry.number for one in again if one.place == "audience"] == [1]


def test_the_chair_sees_the_votes_and_cannot_choose_the_award(sealed):
    chair = build.sign_in(Client(), sealed.contest.seats.get(chair=True).person)
    url = f"/kk/c/{sealed.contest.slug}/places/"

    answer = chair.get(url)
    assert [(row["entry"], row["votes"], row["won"]) for row in answer.context["votes"]] == [
        (1, 2, True),
        (3, 1, False),
        (2, 0, False),
    ]
    assert 'value="audience"' not in answer.content.decode()
    chair.post(f"{url}award/", {"place-2": "audience"})
    assert not queries.awards(sealed.contest).exists()


def test_the_ceremony_reveals_it_before_the_places(sealed):
    given(sealed)

    names = [one for one in script.frames(sealed.contest, sealed) if one.kind == "name"]

    assert names[0].place.key == "audience"
    assert names[0].winner.title == sealed.contest.entries.get(number=1).title


def test_its_winner_gets_a_diploma_and_stands_on_the_public_page_with_the_votes(sealed, client):
    given(sealed)
    by = bench.organiser(sealed.contest)
    result.publish(sealed, by=by, now=stage.OPENS)
    issuing.issue_all(sealed.contest, by=by.actor, now=stage.OPENS)

    paper = queries.papers(sealed.contest).get(kind="diploma", award__place="audience")
    assert paper.data["called"] == hall.NAME.within(paper.language)
    words = client.get(f"/ru/c/{sealed.contest.slug}/results/").content.decode()
    assert "2 голоса зрителей" in words


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_protocol_tells_votes_rule_and_root(sealed, language):
    chair = build.sign_in(Client(), sealed.contest.seats.get(chair=True).person)
    with translation.override(language):
        printed = chair.get(f"/{language}/c/{sealed.contest.slug}/result/protocol.pdf").content

    text = flowing(printed)
    assert hall.NAME.within(language) in text
    assert sealed.audience["root"] in text.replace(" ", "")
