"""A letter to the people of a list: exactly those who stood on the page, and whoever still fits."""

import pytest
from django.db import IntegrityError, transaction

from baiqau.contests import clock
from baiqau.entries.models import Entry
from baiqau.journal.models import Act, Letter
from baiqau.judging.models import Seat
from baiqau.mailings import queries
from baiqau.mailings.models import Chosen, Mailing, Selection
from tests import build
from tests.judging import bench
from tests.mailings.writing import NOW, do_jobs

pytestmark = pytest.mark.django_db
WORDS = {"subject_kk": "Еске салу", "body_kk": "Сәлеметсіз бе, {name}!"}


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.fixture
def contest(client):
    client.person = build.person(surname="Ұйымдас", given="Дина", patronymic="")
    return build.contest("zhana", organiser=client.person)


@pytest.fixture
def organiser(client, contest):
    return build.sign_in(client, client.person)


def post(client, path, told=None):
    return client.post(f"/en/c/zhana/{path}", told or {}, follow=True)


def choose(client, **told):
    """Press the button of the queue; give the page it leads to and its list."""
    page = post(client, "mailings/to/works/", told)
    return page, Selection.objects.order_by("-pk").first()


def test_the_queue_offers_to_write_to_exactly_the_works_it_shows(organiser, contest):
    asked = build.entry(contest, state="returned").owner
    build.entry(contest, state="admitted")

    queue = organiser.get("/en/c/zhana/screening/", {"state": "returned"}).content.decode()
    page, list_ = choose(organiser, state="returned")

    assert "Write to the author of this work" in queue
    assert '<input type="hidden" name="state" value="returned">' in queue
    shown = page.content.decode()
    assert "1 person" in shown
    assert "State: Returned for correction" in shown
    assert asked.email in shown
    assert list(queries.listed(list_)) == [asked]
    assert Act.objects.get(kind="people.chosen").facts == {"number": 1, "source": "works"}


def test_the_list_stays_as_it_was_when_somebody_joins_the_state_later(organiser, contest):
    first = build.entry(contest, state="returned").owner
    page, _ = choose(organiser, state="returned")
    build.entry(contest, state="returned")

    letter = post(organiser, page.request["PATH_INFO"].removeprefix("/en/c/zhana/") + "?" + page.request["QUERY_STRING"], WORDS)  # fmt: skip

    assert "1 recipient" in letter.content.decode()
    made = Mailing.objects.get()
    seen = letter.content.decode().split('name="seen" value="')[1].split('"')[0]
    post(organiser, f"mailings/{made.key}/send/", {"seen": seen})
    do_jobs()
    assert [one.recipient for one in Letter.objects.filter(kind=made.kind)] == [first.email]


def test_who_withdrew_or_was_decided_since_is_passed_over(organiser, contest):
    kept, gone, decided = (build.entry(contest, state="returned") for _ in range(3))
    _, list_ = choose(organiser, state="returned")

    Entry.objects.filter(pk=gone.pk).update(state="withdrawn")
    Entry.objects.filter(pk=decided.pk).update(state="admitted")

    assert list(queries.fitting(list_)) == [kept.owner]
    made = Mailing(contest=contest, groups=[], selection=list_, subject={}, body={})
    assert queries.audience(made).passed == 2


def test_who_has_two_works_on_the_list_gets_one_letter_while_one_of_them_fits(organiser, contest):
    owner = build.person()
    first = build.entry(contest, state="returned", owner=owner)
    second = build.entry(contest, state="returned")
    Entry.objects.filter(pk=second.pk).update(owner=owner)
    _, list_ = choose(organiser, state="returned")
    Entry.objects.filter(pk=first.pk).update(state="withdrawn")

    assert list(queries.fitting(list_)) == [owner]


def test_the_commission_can_be_written_to_by_state(organiser, contest):
    accepted, invited = bench.seat(contest), bench.seat(contest, accept=False)

    page = organiser.get("/en/c/zhana/commission/").content.decode()
    assert "Write to them" in page
    post(organiser, "mailings/to/seats/", {"state": "invited"})
    list_ = Selection.objects.get()

    assert list(queries.listed(list_)) == [invited.person]
    Seat.objects.filter(pk=invited.pk).update(state="left")
    assert list(queries.fitting(list_)) == []
    assert accepted.person not in queries.listed(list_)


def test_an_empty_list_is_refused_with_a_sentence(organiser, contest):
    answer = organiser.post(
        "/en/c/zhana/mailings/to/works/",
        {"state": "declined"},
        headers={"referer": "http://testserver/en/c/zhana/screening/"},
        follow=True,
    )

    assert "Nobody fits these choices" in answer.content.decode()
    assert not Selection.objects.exists()


def test_a_list_of_another_contest_is_not_found(organiser, contest):
    other = build.contest()
    list_ = Selection.objects.create(
        contest=other, source="works", asked={}, by=organiser.person, at=NOW
    )

    assert organiser.get(f"/en/c/zhana/mailings/new/?list={list_.key}").status_code == 404
    assert organiser.get("/en/c/zhana/mailings/new/?list=x").status_code == 404


def test_the_committee_sees_no_button_and_cannot_choose(client, contest):
    build.entry(contest, state="submitted")
    member = build.sign_in(client, build.officer(contest, "committee"))

    assert "Write to the" not in member.get("/en/c/zhana/screening/").content.decode()
    assert member.post("/en/c/zhana/mailings/to/works/").status_code == 403


def test_the_database_keeps_a_list_as_it_was_chosen(organiser, contest):
    build.entry(contest, state="returned")
    choose(organiser)

    for change in (
        lambda: Chosen.objects.update(state="admitted"),
        lambda: Selection.objects.update(source="seats"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()
