"""The pace of the day: talk, questions, pauses, a speaker who lets another go first."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from baiqau.defence import queries, timing
from baiqau.defence.actions import day, pace
from baiqau.defence.models import Talk
from baiqau.publishing import recount
from baiqau.rules.refusals import Refused
from baiqau.rules.states import IllegalStep
from tests import build
from tests.build import DEFENCE_DAY
from tests.defence import stage
from tests.judging import bench

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


@pytest.fixture
def contest():
    found = stage.shortlisted()
    stage.drawn(found)
    return found


@pytest.fixture
def talk(contest):
    """The first talk, just begun."""
    by = bench.organiser(contest)
    return day.start(queries.next_talk(contest), by=by, now=DEFENCE_DAY)


def timer(contest, after):
    rule = contest.regulation.defence
    return timing.timer(queries.now_speaking(contest), rule, DEFENCE_DAY + after * SECOND)


def step(act, talk, after):
    return act(talk, by=bench.organiser(talk.sitting.contest), now=DEFENCE_DAY + after * SECOND)


def refused(act, talk):
    with pytest.raises(Refused) as told:
        step(act, talk, 1)
    return told.value.code


def test_the_clock_runs_down_stands_in_a_pause_and_goes_on_where_it_stood(contest, talk):
    assert (timer(contest, 0).left, timer(contest, 50).clock) == (180, "2:10")
    step(pace.pause, talk, 60)
    assert (timer(contest, 60).left, timer(contest, 90).left) == (120, 120)
    assert timer(contest, 90).ends is None
    step(pace.pause, talk, 95)
    step(pace.resume, talk, 100)
    step(pace.resume, talk, 130)

    assert (timer(contest, 100).left, timer(contest, 160).left) == (120, 60)
    assert timer(contest, 225).clock == "−0:05"


def test_questions_have_their_own_time_and_end_a_pause(contest, talk):
    step(pace.pause, talk, 60)
    step(pace.ask, talk, 100)

    assert (timer(contest, 100).part, timer(contest, 110).left) == ("questions", 170)
    assert refused(pace.ask, talk) == "defence-questions-begun"


def test_a_talk_finished_in_a_pause_begins_anew_when_it_is_called_again(contest, talk):
    step(pace.ask, talk, 10)
    step(pace.pause, talk, 20)
    step(day.finish, talk, 30)
    step(day.recall, talk, 40)
    step(day.start, talk, 50)

    again = timer(contest, 60)
    assert (again.part, again.left) == ("talk", 170)


@pytest.mark.parametrize("act", [pace.ask, pace.pause, pace.resume])
def test_only_a_talk_that_goes_on_has_a_pace(contest, act):
    assert refused(act, queries.next_talk(contest)) == "defence-nobody-speaks"


def test_the_database_knows_no_pause_of_a_talk_that_is_not_going_on(contest):
    with pytest.raises(IntegrityError), transaction.atomic():
        Talk.objects.filter(state="waiting").update(paused_at=DEFENCE_DAY)


def test_a_speaker_lets_the_next_one_go_first_and_the_draw_stays_as_it_was(contest):
    before = list(queries.talks(contest))
    drawn = [talk.entry.number for talk in before]

    step(pace.let_go_first, before[0], 0)

    assert list(queries.talks(contest)) == [before[1], before[0], before[2]]
    assert recount.drawn(contest) == (stage.SEED, drawn)
    assert refused(pace.let_go_first, before[2]) == "defence-nobody-after"


def test_the_hall_and_the_console_show_the_clock(client, contest, talk):
    hall = client.get(f"/kk/c/{contest.slug}/hall/").content.decode()
    build.sign_in(client, bench.organiser(contest))
    console = client.get(f"/kk/c/{contest.slug}/day/").content.decode()

    for page in (hall, console):
        assert "<talk-timer" in page
        assert 'data-first="60"' in page
    assert "Сұрақтарға көшу" in console


def test_the_hall_page_reads_the_same_until_the_next_act(client, contest, talk):
    """So that five hundred screens may ask every second: it is answered from memory."""
    url = f"/kk/c/{contest.slug}/hall/"
    first = client.get(url)
    again = client.get(url, headers={"If-None-Match": first["ETag"]})
    step(pace.ask, talk, 5)

    assert again.status_code == 304
    assert "Сұрақтар" in client.get(url, headers={"If-None-Match": first["ETag"]}).content.decode()


def test_a_talk_put_back_waits_in_its_place_and_its_clock_begins_anew(contest, talk):
    step(pace.ask, talk, 10)
    step(pace.pause, talk, 20)
    back = step(day.put_back, talk, 30)

    assert (back.state, back.started_at, back.questions_at) == ("waiting", None, None)
    assert queries.now_speaking(contest) is None
    assert queries.next_talk(contest) == talk
    step(day.start, talk, 40)
    assert (timer(contest, 50).part, timer(contest, 50).left) == ("talk", 170)


def test_only_who_speaks_is_put_back(contest):
    with pytest.raises(IllegalStep):
        step(day.put_back, queries.next_talk(contest), 0)


def test_the_console_has_a_button_to_put_a_speaker_back(client, contest, talk):
    build.sign_in(client, bench.organiser(contest))
    page = f"/kk/c/{contest.slug}/day/"
    assert client.get(page).content.decode().count('value="put-back"') == 1

    client.post(f"{page}{talk.position}/step/", {"step": "put-back"})

    assert queries.now_speaking(contest) is None
    assert 'value="put-back"' not in client.get(page).content.decode()


def test_the_last_who_waits_is_not_asked_to_let_anybody_go_first(client, contest):
    build.sign_in(client, bench.organiser(contest))
    page = f"/kk/c/{contest.slug}/day/"
    by = bench.organiser(contest)

    assert client.get(page).content.decode().count('value="let"') == 2
    day.miss(queries.talks(contest).last(), by=by, now=DEFENCE_DAY)
    assert client.get(page).content.decode().count('value="let"') == 1
