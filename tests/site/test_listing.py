"""A visitor reads on the first pages where each contest is now, and what its works must bring."""

from datetime import timedelta

import pytest
from django.test import Client

from baiqau.contests import clock
from baiqau.rules.parts import Nomination
from baiqau.site import listing
from tests import build
from tests.appeals import court
from tests.appeals.court import FILED

pytestmark = pytest.mark.django_db
BEFORE = timedelta(days=1)
LETTER = {"key": "letter", "kind": "file", "extensions": ["pdf"], "required": True, "clause": "5.1"}
PLAN = LETTER | {"key": "plan", "required": False}


@pytest.fixture
def at(monkeypatch):
    return lambda moment: monkeypatch.setattr(clock, "now", lambda: moment)


def read(path=""):
    """Read as a visitor of this moment: a new client keeps no page of an earlier one."""
    return Client().get(f"/en/{path}").content.decode()


def both(contest):
    """The page of all contests, and the contest's own."""
    return read(), read(f"c/{contest.slug}/")


def test_a_contest_tells_from_its_announcement_to_its_call_when_works_are_taken(at):
    contest = build.contest()
    call = contest.regulation.call

    at(call.opens - BEFORE)
    early = both(contest)
    at(build.IN_CALL)
    house, home = both(contest)

    assert all("Entries are taken from:" in page for page in early)
    assert "Entries until" in house
    assert "Entries are taken until" in home


def test_after_the_call_it_names_the_stage_of_now_and_later_that_the_result_is_awaited(at):
    contest = build.contest()
    stage = contest.regulation.stages[1].name.within("en")

    at(build.IN_SELECTION)
    house, home = both(contest)
    at(contest.regulation.stages[-1].closes + BEFORE)

    assert f"Now: {stage}" in house
    assert "Entries until" not in house
    assert "The call is closed; entries were taken until:" in home
    assert "the result is not published yet" in read()


def test_a_contest_that_is_over_says_so_and_leads_to_its_result_not_a_moment_sooner(at):
    at(FILED)
    contest = court.judged()
    sealed = both(contest)
    court.opened(contest)
    house, home = both(contest)

    assert not any(
        "The result is published:" in page or "See the results" in page for page in sealed
    )
    assert "The result is published:" in house
    assert "The contest is over. The result was published on:" in home
    assert f"/en/c/{contest.slug}/results/" in home


def test_the_contest_names_its_nominations_and_the_files_every_work_must_bring(at):
    at(build.IN_CALL)
    name = {code: f"rural {code}" for code in ("kk", "ru", "en")}
    rural = Nomination.model_validate({"key": "rural", "name": name, "clause": "5.1"})
    rules = build.asking(LETTER, PLAN).model_copy(update={"nominations": (rural,)})
    contest = build.contest(rules=rules)

    home = read(f"c/{contest.slug}/")

    assert "<dt>letter en</dt>" in home
    assert "plan en" not in home
    assert "<dt>rural en</dt>" in home


def test_the_list_asks_the_database_as_often_for_three_contests_as_for_one(
    at, django_assert_num_queries
):
    at(build.IN_CALL)
    for slug in ("first", "second", "third"):
        build.contest(slug)
    listing.cards(build.IN_CALL, "kk")  # a document is read once and known by its digest

    with django_assert_num_queries(2):
        assert len(listing.cards(build.IN_CALL, "kk")) == 3
