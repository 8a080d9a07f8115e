"""The day: an order anyone can draw again, one speaker at a time, sheets without conflicts."""

import hashlib

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from baiqau.defence import queries
from baiqau.defence.actions import day
from baiqau.journal.models import Act
from baiqau.judging.actions import conflicts
from baiqau.rules.refusals import Refused
from tests import build
from tests.build import DEFENCE_DAY
from tests.defence import stage
from tests.judging import bench

pytestmark = pytest.mark.django_db


@pytest.fixture
def contest():
    return stage.shortlisted()


def refused(act, *given, **named):
    with pytest.raises(Refused) as told:
        act(*given, **named)
    return told.value.code


def again(items, seed):
    """Draw as the documentation says."""
    a = sorted(items)
    for n in range(len(a), 1, -1):
        k = int(hashlib.sha256(f"{seed}:{n}".encode()).hexdigest(), 16) % n
        a[k], a[n - 1] = a[n - 1], a[k]
    return a


def test_the_order_is_drawn_again_from_what_the_journal_published(contest):
    stage.drawn(contest)

    act = Act.objects.get(kind="sitting.drawn")
    order = [str(talk.entry.number) for talk in queries.talks(contest)]
    assert act.facts == {"seed": stage.SEED, "order": order}
    assert order == again(["1", "2", "3"], act.facts["seed"])


def test_the_order_is_drawn_once_and_then_the_seed_stays(contest):
    stage.drawn(contest)
    by = bench.organiser(contest)

    assert refused(day.draw, queries.sitting(contest), by=by, now=DEFENCE_DAY) == (
        "defence-drawn-already"
    )
    assert refused(stage.planned, contest, "Басқа сөз") == "defence-drawn-already"


def test_a_draw_needs_a_seed_and_finalists(contest):
    by = bench.organiser(contest)

    assert refused(stage.planned, contest, "  ") == "defence-seed-missing"
    empty = stage.planned(build.contest())
    assert refused(day.draw, empty, by=by, now=DEFENCE_DAY) == "defence-no-finalists"


def test_every_juror_gets_a_sheet_for_every_finalist_without_a_conflict(contest):
    seat, entry = contest.seats.get(code="J02"), contest.entries.get(number=1)
    conflicts.pin(seat, entry, reason="Туысы", by=bench.organiser(contest), now=bench.NOW)

    stage.drawn(contest)

    pairs = bench.all_sheets(contest, "defence").values_list("entry__number", "seat__code")
    assert set(pairs) == {
        (number, code) for number in (1, 2, 3) for code in ("J01", "J02", "J03")
    } - {(1, "J02")}


def test_one_speaks_at_a_time(contest):
    stage.drawn(contest)
    by = bench.organiser(contest)
    first, second, _ = queries.talks(contest)
    day.start(first, by=by, now=DEFENCE_DAY)

    assert refused(day.start, second, by=by, now=DEFENCE_DAY) == "defence-someone-speaks"
    assert queries.now_speaking(contest) == first


def test_an_absent_speaker_may_come_later(contest):
    stage.drawn(contest)
    by = bench.organiser(contest)
    talk = queries.next_talk(contest)

    missed = day.miss(talk, by=by, now=DEFENCE_DAY)
    assert (missed.state, missed.presence) == ("absent", "absent")
    recalled = day.recall(talk, by=by, now=DEFENCE_DAY)

    assert (recalled.state, queries.next_talk(contest)) == ("waiting", talk)


def test_the_hall_shows_who_speaks_and_never_a_mark(client, contest):
    stage.drawn(contest)
    by = bench.organiser(contest)
    talk = day.start(queries.next_talk(contest), by=by, now=DEFENCE_DAY)
    hall = f"/kk/c/{contest.slug}/hall/"
    before = client.get(hall).content

    bench.signed(
        bench.all_sheets(contest, "defence").get(entry=talk.entry, seat__code="J01"),
        7,
        now=DEFENCE_DAY,
    )

    assert talk.entry.title in before.decode()
    assert client.get(hall).content == before


def test_the_page_of_the_day_asks_as_much_for_one_talk_as_for_thirty(client):
    found = []
    for number in (1, 30):
        contest = build.contest()
        bench.works(contest, number)
        bench.seats(contest, 1)
        _on_the_list(contest)
        stage.drawn(contest)
        build.sign_in(client, bench.organiser(contest))
        with CaptureQueriesContext(connection) as seen:
            assert client.get(f"/kk/c/{contest.slug}/day/").status_code == 200
        found.append(len(seen))

    assert found[0] == found[1]


def _on_the_list(contest):
    """Put every admitted work on the shortlist of an empty ranking."""
    frozen = contest.rankings.create(
        version=contest.current, stage="selection", rows=[], digest="0" * 64, computed_at=bench.NOW
    )
    contest.finalists.bulk_create(
        contest.finalists.model(
            contest=contest,
            entry=entry,
            ranking=frozen,
            by=bench.organiser(contest),
            at=bench.NOW,
        )
        for entry in contest.entries.all()
    )
