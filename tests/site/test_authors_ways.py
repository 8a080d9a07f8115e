"""An author is told where the work stands and finds the way to what it came to."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import translation

from baiqau.awards.actions import places
from baiqau.contests import clock
from baiqau.judging.actions import ranking
from baiqau.people import actions as people
from baiqau.site import desk
from tests import build
from tests.appeals import court
from tests.appeals.court import FILED
from tests.defence.stage import OPENS
from tests.judging import bench

pytestmark = pytest.mark.django_db
LATE = build.AFTER_CALL + timedelta(days=1)


@pytest.fixture
def at(monkeypatch):
    """Let it be some moment for every page."""
    return lambda moment: monkeypatch.setattr(clock, "now", lambda: moment)


def read(person, path):
    return build.sign_in(Client(), person).get(path).content.decode()


def shown(entry, page=""):
    return read(entry.owner, f"/en/c/{entry.contest.slug}/entries/{entry.key}/{page}")


def test_a_draft_after_the_call_says_first_that_it_is_over(at):
    entry = build.draft(build.contest())
    clause = entry.contest.regulation.call.clause
    at(LATE)

    for page in ("", "check/"):
        text = shown(entry, page)
        assert "this draft cannot be handed in any more" in text
        assert f"(clause {clause})" in text
        assert "Hand it in before" not in text
        assert "The button for handing in appears here" not in text
        assert f"entries/{entry.key}/submit/" not in text


def test_a_draft_is_on_the_desk_only_while_it_can_be_handed_in():
    entry = build.draft(build.contest())

    with translation.override("en"):
        assert [str(one.name) for one in desk.duties(entry.owner, build.IN_CALL)] == [
            "Draft to finish"
        ]
        assert desk.duties(entry.owner, LATE) == []


def test_an_admitted_work_says_how_far_it_is_up_to_the_published_result(at):
    contest = court.heard(shortlist=2)
    finalist, other = court.work(contest, 3), court.work(contest, 1)
    at(build.DEFENCE_DAY)
    assert "goes on to the defence" in shown(finalist)
    assert "this one is not among them" in shown(other)

    court.sealed(contest)
    assert "sealed until it is published" in shown(finalist)
    assert "this one is not among them" in shown(other)

    at(FILED)
    court.opened(contest)
    for entry in (finalist, other):
        text = shown(entry)
        assert f"/en/c/{contest.slug}/results/" in text
        assert "/en/me/papers/" in text
        assert "the expert commission looks at it" not in text
        assert "entries:withdraw" not in text
        assert f"entries/{entry.key}/withdraw/" not in text


def test_consents_stand_with_the_contests_name_and_their_own_words():
    contest = build.contest()
    text = contest.regulation.consents[0]
    person = build.person()
    people.consent(
        person, scope=contest.slug, key=text.key, version=text.version, wording="x", now=OPENS
    )
    people.consent(person, scope="gone", key="a-key", version=1, wording="x", now=OPENS)

    page = read(person, "/ru/me/consents/")

    assert text.text.within("ru") in page
    assert contest.regulation.title.within("ru") in page
    assert "a-key" in page


def test_who_is_signed_in_stays_so_on_a_page_that_does_not_exist():
    entry = build.draft(build.contest())

    lost = read(entry.owner, "/en/there/is/nothing/")

    assert "There is no such page" in lost
    assert 'href="/en/desk/"' in lost
    assert "Sign in" not in lost


def test_the_desk_leads_the_organiser_to_the_works_and_to_a_new_contest():
    contest = build.contest()
    build.draft(contest)
    build.entry(contest)
    organiser = bench.organiser(contest)

    with translation.override("en"):
        [works] = [
            one
            for one in desk.duties(organiser, build.IN_CALL)
            if str(one.name) == "Works in the contest"
        ]

    assert works.number == 1  # a draft is nobody's but its author's
    assert works.url.endswith(f"/c/{contest.slug}/screening/")
    assert 'href="/en/new/"' in read(organiser, "/en/desk/")


def left_out_before_the_draw():
    """Give a contest whose shortlist is decided while its order may still change, with two works."""
    contest = bench.assigned(entries=3)
    bench.ranked(contest)
    finalist, other = court.work(contest, 3), court.work(contest, 1)
    by = bench.organiser(contest)
    ranking.shortlist(contest, [finalist], reason="Шешім", by=by, now=bench.NOW)
    return finalist, other


def test_nobody_hears_of_being_left_out_before_the_shortlist_stands(at):
    at(bench.NOW)
    finalist, other = left_out_before_the_draw()

    assert "the expert commission looks at it" in shown(other)
    assert "not among them" not in shown(other)
    text = shown(finalist)
    assert "The order of the talks is not drawn yet" in text
    assert f"/en/c/{finalist.contest.slug}/defence/mine/" not in text
    assert "My talk" not in text


def test_every_author_reads_what_the_work_came_to_once_it_is_public_and_not_before(at):
    contest = court.heard(shortlist=2)
    winner, second, left_out = (court.work(contest, number) for number in (3, 2, 1))
    court.sealed(contest)
    chair = contest.seats.get(chair=True).person
    given = {"reason": "Комиссия шешімі", "by": chair, "now": build.DEFENCE_DAY}
    places.award(contest.result, {winner: "first"}, **given)
    at(build.DEFENCE_DAY)
    sealed = [shown(one) for one in (winner, second, left_out)]

    at(FILED)
    court.opened(contest)

    assert not any("This work won" in text or "took no place" in text for text in sealed)
    assert "The result is published. This work won: 1st place." in shown(winner)
    assert "was in the defence and took no place this time" in shown(second)
    assert "was not among those that went on to the defence" in shown(left_out)


def test_a_declined_author_finds_the_reason_open_and_the_result_once_it_is_public(at):
    contest = court.heard()
    by = build.officer(contest, "committee")
    declined = build.entry(contest, state="declined", by=by)
    before = shown(declined)
    at(FILED)
    court.opened(court.sealed(contest))

    assert "<details open>" in before
    assert "its result is published" not in before
    assert "The contest is over: its result is published." in shown(declined)
