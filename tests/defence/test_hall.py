"""What the hall and the speakers see: two languages, the plan, one's own turn."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from baiqau.contests import clock
from baiqau.defence import queries, timing
from baiqau.defence.actions import day
from tests import build
from tests.build import DEFENCE_DAY
from tests.defence import stage
from tests.judging import bench

pytestmark = pytest.mark.django_db
SLOT = timedelta(minutes=7)  # three for the talk, three for questions, one to change places


@pytest.fixture
def contest(monkeypatch):
    found = stage.shortlisted()
    stage.drawn(found)
    monkeypatch.setattr(clock, "now", lambda: DEFENCE_DAY)
    return found


def at(view, contest):
    return "/kk/" + reverse(view, kwargs={"contest": contest.slug}).split("/", 2)[2]


def page(client, view, contest, query=""):
    answer = client.get(at(view, contest) + query)
    assert answer.status_code == 200
    return answer.content.decode()


def own(contest, place):
    """The client of the author who speaks at this place."""
    return build.sign_in(Client(), queries.talks(contest).get(position=place).entry.owner)


def start(contest):
    return day.start(queries.next_talk(contest), by=bench.organiser(contest), now=DEFENCE_DAY)


def test_the_hall_speaks_kazakh_and_russian_at_once(client, contest):
    assert "Келесі · " in page(client, "defence:hall", contest)

    start(contest)

    words = page(client, "defence:hall", contest)
    assert 'data-soon="Уақыт аз қалды · Времени осталось мало"' in words


def test_the_timetable_is_public_from_the_draw_on(client, contest):
    words = page(client, "defence:timetable", contest)

    assert stage.SEED in words
    titles = [talk.entry.title for talk in queries.talks(contest)]
    places = [words.index(title) for title in titles]
    assert places == sorted(places)
    assert [f"{DEFENCE_DAY + turn * SLOT:%H:%M}" in words for turn in range(3)] == [True] * 3


def test_the_calendar_holds_every_turn_and_one_alone_when_asked(client, contest):
    whole = Calendar.from_ical(page(client, "defence:calendar", contest))
    alone = Calendar.from_ical(page(client, "defence:calendar", contest, "?turn=2"))

    assert [event.decoded("dtstart") for event in whole.walk("VEVENT")] == [
        DEFENCE_DAY + turn * SLOT for turn in range(3)
    ]
    (second,) = alone.walk("VEVENT")
    assert f"/c/{contest.slug}/day/mine/" in second["description"]
    assert second.decoded("dtend") - second.decoded("dtstart") == SLOT - timedelta(minutes=1)
    assert client.get(at("defence:calendar", contest) + "?turn=9").status_code == 404


def test_before_the_draw_there_is_no_timetable(client):
    contest = stage.shortlisted()

    assert "<ol" not in page(client, "defence:timetable", contest).partition("<main")[2]
    assert client.get(at("defence:calendar", contest)).status_code == 404


def test_a_speaker_sees_how_many_wait_before_and_when_about(contest):
    third = own(contest, 3)
    assert third.get(at("defence:speaker", contest)).context["before"] == 2

    start(contest)

    answer = third.get(at("defence:speaker", contest))
    assert answer.context["before"] == 1
    assert answer.context["about"] == DEFENCE_DAY + 2 * SLOT
    first = own(contest, 1).get(at("defence:speaker", contest))
    assert first.context["timer"].part == "talk"
    assert first.context["about"] is None


def test_the_turn_is_reckoned_from_now_when_the_day_runs_late(contest):
    talk = queries.talks(contest).get(position=2)
    late = DEFENCE_DAY + timedelta(hours=1)

    assert timing.expected(talk, 1, None, late) == late + SLOT
    assert timing.expected(talk, 1, None, DEFENCE_DAY - SLOT) == DEFENCE_DAY + SLOT


def test_who_has_no_talk_has_no_such_page(contest):
    stranger = build.sign_in(Client(), build.person())

    assert stranger.get(at("defence:speaker", contest)).status_code == 404


def test_the_desk_leads_a_speaker_there(contest):
    assert at("defence:speaker", contest) in own(contest, 1).get("/kk/desk/").content.decode()
