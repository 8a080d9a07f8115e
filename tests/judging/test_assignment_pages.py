"""The screen of the assignment: what it shows, what it hides from whom, and what its buttons do."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from baiqau.contests import clock
from baiqau.judging import proposals
from baiqau.judging.actions import conflicts, proposing
from baiqau.judging.models import Sheet
from baiqau.judging.wanted import Wishes
from tests import build
from tests.judging import bench
from tests.judging.bench import NOW

pytestmark = pytest.mark.django_db
TERMS = {"language_needed": "on"}


@pytest.fixture(autouse=True)
def _in_the_selection(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.fixture
def contest():
    made = build.contest()
    bench.works(made, 3)
    bench.seats(made, 5)
    return made


def url(contest, tail=""):
    return f"/en/c/{contest.slug}/assignment/{tail}"


def enter(client, person):
    return build.sign_in(client, person)


def draft_of(contest):
    by = bench.organiser(contest)
    return proposing.propose(contest, wishes=Wishes(), by=by, now=NOW)


def test_propose_look_swap_lock_and_approve_from_the_pages(client, contest):
    enter(client, bench.organiser(contest))

    assert client.post(url(contest, "propose/"), TERMS).status_code == 302
    page = client.get(url(contest))
    row = page.context["rows"][0]
    out = row.places[0].seat
    into = next(one.seat for one in proposals.candidates(contest, row.entry) if one.place is None)
    client.post(url(contest, "1/swap/"), {"out": out.code, "into": into.code})
    client.post(url(contest, "1/lock/"), {"seat": row.places[1].seat.code, "locked": "yes"})
    work = client.get(url(contest, "1/")).context
    client.post(url(contest, "approve/"))

    assert {one.seat.code for one in work["own"] if one.place.locked} == {
        into.code,
        row.places[1].seat.code,
    }
    handed = Sheet.objects.filter(entry=row.entry).values_list("seat__code", flat=True)
    assert into.code in handed
    assert out.code not in handed
    assert Sheet.objects.count() == 9


def test_every_reason_stands_on_the_page_when_nothing_fits(client, contest):
    bench.works(contest, 1, language="en")
    enter(client, bench.organiser(contest))

    answer = client.post(url(contest, "propose/"), {**TERMS, "one_of_region": "on"})

    assert answer.status_code == 422
    assert "№ 4" in " ".join(answer.context["reasons"])
    assert "№ 1, № 2, № 3" in " ".join(answer.context["reasons"])


def test_crossed_load_bounds_are_refused_beside_the_form(client, contest):
    enter(client, bench.organiser(contest))

    answer = client.post(url(contest, "propose/"), {**TERMS, "low": "5", "high": "2"})

    assert answer.status_code == 422
    assert "above the greatest" in answer.content.decode()


def test_the_page_compares_with_the_former_proposal(client, contest):
    draft_of(contest)
    bench.works(contest, 1)
    draft_of(contest)
    enter(client, bench.organiser(contest))

    changes = client.get(url(contest)).context["changes"]

    assert {pair.entry.number for pair in changes["came"]} == {4}
    assert changes["went"] == []


def test_a_chair_in_conflict_meets_the_work_nowhere(client, contest):
    chair = contest.seats.get(chair=True)
    hidden = contest.entries.get(number=2)
    contest.entries.filter(pk=hidden.pk).update(title="Жасырын жұмыс")
    hidden.refresh_from_db()
    conflicts.pin(chair, hidden, reason="Жиені", by=bench.organiser(contest), now=NOW)
    draft_of(contest)
    enter(client, chair.person)

    page = client.get(url(contest))
    seen = page.content.decode() + client.get(f"/en/c/{contest.slug}/commission/").content.decode()

    assert [row.entry.number for row in page.context["rows"]] == [1, 3]
    assert sum(one.works for one in page.context["tongues"]) == 2
    assert "№ 2" not in seen
    assert hidden.title not in seen
    assert client.get(url(contest, "2/")).status_code == 404
    lock = {"seat": "J02", "locked": "yes"}
    assert client.post(url(contest, "2/lock/"), lock).status_code == 404
    swap = {"out": "J02", "into": "J03"}
    assert client.post(url(contest, "2/swap/"), swap).status_code == 404


def test_the_pages_ask_no_more_questions_for_more_works(client, contest):
    enter(client, bench.organiser(contest))

    def asked():
        draft_of(contest)
        found = []
        for tail in ("", "1/"):
            with CaptureQueriesContext(connection) as seen:
                assert client.get(url(contest, tail)).status_code == 200
            found.append(len(seen))
        return found

    asked()  # from the second proposal on there is one to compare with
    few = asked()
    bench.works(contest, 12)

    assert asked() == few


def test_a_juror_without_a_second_factor_reads_the_seat_but_staff_needs_one(client, contest):
    juror = contest.seats.get(code="J02").person
    client.force_login(juror)
    assert client.get(f"/en/c/{contest.slug}/seat/").status_code == 200
    assert client.get(f"/en/c/{contest.slug}/sheets/").status_code == 200
    client.force_login(bench.organiser(contest))

    answer = client.get(url(contest))

    assert (answer.status_code, "second-factor" in answer.url or "factor" in answer.url) == (
        302,
        True,
    )
