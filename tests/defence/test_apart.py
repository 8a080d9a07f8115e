"""The list of the sittings shows no work that is in conflict with who looks at it."""

import pytest

from baiqau.defence import queries
from baiqau.judging.actions import conflicts
from tests import build
from tests.defence.test_sittings import contest, divided
from tests.judging import bench

__all__ = ["contest"]
pytestmark = pytest.mark.django_db


def test_a_work_in_conflict_is_not_listed_and_keeps_its_sitting_when_others_are_moved(
    client, contest
):
    divided(contest)
    by = bench.organiser(contest)
    seat = contest.seats.get(code="J01")
    contest.roles.create(person=seat.person, office="organiser", given_at=bench.NOW)
    work = contest.entries.get(number=1)
    conflicts.pin(seat, work, reason="Жақын", by=by, now=bench.NOW)
    before = {one.entry.number: one.sitting.number for one in queries.allotments(contest)}
    build.sign_in(client, seat.person)

    page = client.get(f"/en/c/{contest.slug}/day/")
    wanted = {number: 3 - at for number, at in before.items() if number != 1}
    sent = {f"work-{number}": str(at) for number, at in wanted.items()} | {"work-1": "9"}
    client.post(f"/en/c/{contest.slug}/day/divide/", sent | {"way": "hand"})

    assert "№ 1." not in page.content.decode()
    assert sorted(one.number for one, _ in page.context["rows"]) == sorted(wanted)
    after = {one.entry.number: one.sitting.number for one in queries.allotments(contest)}
    assert after == wanted | {1: before[1]}
