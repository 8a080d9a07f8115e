"""The pages of an appeal: who sees what, and one appeal from the publication to the corrected result."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from baiqau.appeals import queries
from baiqau.appeals.models import Appeal, Correction
from baiqau.contests.models import Role
from baiqau.journal.models import Letter
from tests import build
from tests.appeals import court
from tests.appeals.court import FILED
from tests.judging import bench

pytestmark = pytest.mark.django_db


@pytest.fixture
def on_time(monkeypatch):
    """The pages' clock stands at the moment at which the appeals are filed."""
    monkeypatch.setattr("baiqau.contests.clock.now", lambda: FILED)


def signed_in(client, person):
    return build.sign_in(client, person)


def page(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode().replace("\xa0", " ")


def test_an_appeal_goes_from_the_publication_to_the_corrected_result(client, on_time):
    contest = court.published()
    home = f"/kk/c/{contest.slug}/"
    entry, organiser, handler = court.work(contest), bench.organiser(contest), court.clean(contest)
    second = court.clean(contest, "secretary")
    Role.objects.create(contest=contest, person=handler, office="editor", given_at=FILED)

    # the author finds the way from the work's page, files, and is told when the answer comes
    signed_in(client, entry.owner)
    mine = f"{home}entries/{entry.key}/appeal/"
    assert mine in page(client, f"{home}entries/{entry.key}/")
    assert "2024 ж. 24 қараша, 23:59 (UTC+5)" in page(client, mine)
    client.post(mine, {"subject": "marks", "text": "Бір парақта бәрі нөл."})
    assert "2024 ж. 27 қараша, 23:59 (UTC+5)" in page(client, mine)

    # the organiser puts it into clean hands
    signed_in(client, organiser)
    case = f"{home}appeals/1/"
    assert str(handler.key) in page(client, case)
    client.post(f"{case}handler/", {"handler": handler.key})

    # the handler reads the file of the case, answers for good, corrects
    signed_in(client, handler)
    assert "J01" in page(client, case)
    client.post(f"{case}answer/", {"outcome": "satisfied", "reasons": "Парақ қате толтырылған."})
    struck = f"{court.sheet(contest).key}:"
    client.post(f"{case}correct/", {"struck": [struck], "reason": "Бір парақ есептелмейді."})

    # a second person confirms, the organiser publishes
    signed_in(client, second)
    assert "26,67" in page(client, f"{case}correction/")
    client.post(f"{case}correction/confirm/")
    signed_in(client, organiser)
    client.post(f"{case}correction/publish/")

    # everybody finds the corrected version beside the first, with its date and reason, and no name
    client.logout()
    _is_public(client, home)
    told = Letter.objects.filter(recipient=entry.owner.email, kind__startswith="appeals.")
    assert [letter.kind for letter in told.order_by("pk")] == [
        "appeals.received",
        "appeals.answered",
        "appeals.corrected",
    ]


def _is_public(client, home):
    results, versions = page(client, f"{home}results/"), page(client, f"{home}results/corrected/")
    assert "Бір парақ есептелмейді." in results
    assert f"{home}results/corrected/#v2" in results
    assert "<del>3</del> → <strong>2</strong>" in versions
    assert "J01" not in versions
    assert "Қызметов" not in versions


def test_a_handler_sees_the_own_case_only_and_a_colleague_none(client, on_time):
    contest = court.published()
    appeal, other = court.in_hand(contest, 2), court.in_hand(contest, 1)
    signed_in(client, appeal.handler)

    assert client.get(f"/kk/c/{contest.slug}/appeals/{other.number}/").status_code == 404
    desk = page(client, f"/kk/c/{contest.slug}/appeals/")
    assert f"appeals/{appeal.number}/" in desk
    assert f"appeals/{other.number}/" not in desk


def test_nobody_sees_an_appeal_about_a_work_of_their_own_as_staff(client, on_time):
    contest = court.published()
    appeal = court.filed(contest)
    by = bench.organiser(contest)
    build.contests.give_office(contest, appeal.by, "organiser", by=by, now=FILED)
    signed_in(client, appeal.by)

    assert client.get(f"/kk/c/{contest.slug}/appeals/{appeal.number}/").status_code == 404


def test_nobody_files_about_the_work_of_another(client, on_time):
    contest = court.published()
    signed_in(client, court.work(contest, 1).owner)

    entry = court.work(contest, 2)
    answer = client.post(
        f"/kk/c/{contest.slug}/entries/{entry.key}/appeal/", {"subject": "marks", "text": "Қате"}
    )

    assert (answer.status_code, Appeal.objects.count()) == (404, 0)


def test_after_the_term_the_page_says_the_clause_and_the_dates_instead_of_a_form(
    client, monkeypatch
):
    contest = court.published()
    late = court.LAST.replace(day=25)
    monkeypatch.setattr("baiqau.contests.clock.now", lambda: late)
    entry = court.work(contest)
    signed_in(client, entry.owner)
    address = f"/kk/c/{contest.slug}/entries/{entry.key}/appeal/"

    shown = page(client, address)
    refused = client.post(address, {"subject": "marks", "text": "Қате"})

    assert "<textarea" not in shown
    assert "2024 ж. 21 қараша, 18:00 (UTC+5)" in shown
    assert "2024 ж. 24 қараша, 23:59 (UTC+5)" in shown
    assert (refused.status_code, Appeal.objects.count()) == (409, 0)


@pytest.mark.parametrize("state", ["open", "confirmed"])
def test_what_is_not_published_is_not_public(client, on_time, state):
    contest = court.published()
    appeal = court.answered(contest)
    Correction.objects.create(
        result=queries.term(contest).result,
        appeal=appeal,
        number=2,
        state=state,
        reason="Құпия себеп",
        rows=[],
        selection=[],
        computed_at=FILED,
        computed_by=appeal.handler,
        confirmed_by=None if state == "open" else bench.organiser(contest),
        confirmed_at=None if state == "open" else FILED,
    )

    for address in ("results/", "results/corrected/"):
        assert "Құпия себеп" not in page(client, f"/kk/c/{contest.slug}/{address}")


def test_the_pages_ask_the_database_as_often_for_many_appeals_as_for_one(client, on_time):
    contest = court.published()
    signed_in(client, bench.organiser(contest))
    counts = []
    for number in (1, 2, 3):
        court.in_hand(contest, number)
        page(client, f"/kk/c/{contest.slug}/appeals/")
        page(client, f"/kk/c/{contest.slug}/results/corrected/")
        counts.append(asked(client, contest))

    assert counts[0] == counts[2]


def asked(client, contest):
    with CaptureQueriesContext(connection) as found:
        for address in ("appeals/", "appeals/1/", "results/corrected/"):
            page(client, f"/kk/c/{contest.slug}/{address}?again")
    return len(found)
