"""The page of the ballot: typed places, steps, what is refused, and who sees what."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from baiqau.judging.models import Mark
from tests.judging import bench
from tests.judging.test_ballots import handed_out, in_selection, juror, lines, order, put

__all__ = ["in_selection"]
pytestmark = pytest.mark.django_db


def field(contest, number):
    return f"place-{lines(contest)[number].key}"


def test_the_page_keeps_typed_places_and_moves_a_work_step_by_step(client):
    contest = handed_out()
    client.force_login(juror(contest))
    address = f"/en/c/{contest.slug}/sheets/ballot/"
    page = client.get(address)
    typed = {field(contest, number): str(place) for number, place in ((4, 1), (2, 2), (1, 3))}

    kept = client.post(f"{address}put/", typed | {"seen": page.context["seen"]})
    assert (kept.status_code, order(contest)) == (302, [(4, 1), (2, 2), (1, 3)])

    for step, expected in (
        (f"up:{lines(contest)[1].key}", [(4, 1), (1, 2), (2, 3)]),
        (f"down:{lines(contest)[4].key}", [(1, 1), (4, 2), (2, 3)]),
        (f"up:{lines(contest)[3].key}", [(1, 1), (4, 2), (2, 3), (3, 4)]),
    ):
        now = {field(contest, number): str(place) for number, place in order(contest)}
        answer = client.post(f"{address}put/", now | {"move": step})
        assert (answer.status_code, order(contest)) == (302, expected)
        assert "#w-" in answer.url


@pytest.mark.parametrize(("first", "second"), [("1", "1"), ("first", "2"), ("0", "1"), ("-3", "1")])
def test_what_is_typed_wrong_is_told_and_stands_there_again(client, first, second):
    contest = handed_out(2)
    client.force_login(juror(contest))
    typed = {field(contest, 1): first, field(contest, 2): second}

    answer = client.post(f"/en/c/{contest.slug}/sheets/ballot/put/", typed)

    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert {line.typed for line in answer.context["lines"]} == {first, second}
    assert not Mark.objects.exists()


def test_the_other_pages_of_the_juror_lead_to_the_ballot_and_show_the_place(client):
    contest = handed_out(2)
    put(contest, "J01", 2, 1)
    client.force_login(juror(contest))
    base = f"/en/c/{contest.slug}/sheets/"

    assert "Put the works in order" in client.get(base).content.decode()
    sheet = client.get(f"{base}{lines(contest)[1].key}/").content.decode()
    assert "On your ballot this work has place 2." in sheet
    assert 'name="value"' not in sheet
    look = client.get(f"{base}signing/")
    assert "Your order" in look.content.decode()
    assert client.post(f"{base}sign/", {"seen": look.context["seen"]}).status_code == 302
    assert "This ballot is signed" in client.get(f"{base}ballot/").content.decode()
    assert "judging/ballot" not in client.get(f"{base}signed/").content.decode()


def test_another_juror_sees_nothing_of_a_ballot(client):
    contest = handed_out(2)
    put(contest, "J01", 2, 1)
    client.force_login(juror(contest, "J02"))
    sheet = lines(contest)[1]

    assert client.get(f"/en/c/{contest.slug}/sheets/{sheet.key}/").status_code == 404
    page = client.get(f"/en/c/{contest.slug}/sheets/ballot/")
    assert [line.place for line in page.context["lines"]] == [None, None]


def test_the_page_asks_as_much_of_the_database_for_many_works_as_for_few(client):
    counted = []
    for number in (2, 8):
        contest = handed_out(number)
        client.force_login(juror(contest))
        with CaptureQueriesContext(connection) as queries_:
            client.get(f"/en/c/{contest.slug}/sheets/ballot/")
        counted.append(len(queries_))

    assert counted[0] == counted[1]
    assert client.get(f"/en/c/{bench.assigned().slug}/sheets/ballot/").status_code == 404
