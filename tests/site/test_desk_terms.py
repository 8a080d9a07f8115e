"""The desk of a juror names the stage that is still open, never one that is over."""

from datetime import timedelta

import pytest

from baiqau.site import desk
from tests.judging import bench

pytestmark = pytest.mark.django_db


def test_sheets_wait_until_the_stage_that_is_open_closes():
    contest = bench.assigned()
    person = contest.seats.filter(state="accepted").first().person
    selection, defence = map(contest.regulation.stage, ("selection", "defence"))
    after = selection.closes + timedelta(minutes=1)

    def until(now):
        return next(one.until for one in desk.duties(person, now) if "sheets" in one.url)

    assert until(selection.closes - timedelta(days=1)) == selection.closes
    assert until(after) == defence.closes
    assert until(defence.closes + timedelta(minutes=1)) is None
