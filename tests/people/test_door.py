"""The one door: an address, a code from the letter, and limits on guessing and asking."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from allauth.account.forms import ConfirmLoginCodeForm
from django.contrib.sessions.models import Session
from django.core import mail
from django.db import connection
from django.test import Client

from baiqau.base.ratelimit import allow
from baiqau.contests import clock
from baiqau.people.door import CODES_AN_HOUR
from baiqau.people.models import Person
from baiqau.people.tries import TRIES
from tests import build
from tests.build import IN_CALL

pytestmark = pytest.mark.django_db
DOOR, CODE, ME = "/kk/sign-in/", "/kk/sign-in/code/", "/kk/me/"


def ask(client, email="dina@example.kz", **given):
    return client.post(DOOR, {"email": email, **given})


def code():
    """Read the code in the last letter."""
    return re.search(r"\b\d{6}\b", mail.outbox[-1].body)[0]


def wrong():
    return f"{(int(code()) + 1) % 10**6:06d}"


def signed_in(client):
    return client.get(ME).status_code == 200


def test_an_unknown_address_becomes_an_account_and_the_code_of_the_letter_opens_the_door(client):
    asked = ask(client, " Dina@Example.KZ ")

    assert (asked.status_code, asked["Location"]) == (302, CODE)
    assert [letter.to for letter in mail.outbox] == [["dina@example.kz"]]
    assert not signed_in(client)
    opened = client.post(CODE, {"code": code()})
    assert (opened.status_code, opened["Location"]) == (302, "/kk/desk/")
    assert signed_in(client)
    assert list(Person.objects.values_list("email", "language")) == [("dina@example.kz", "kk")]


def test_a_known_address_keeps_its_account_and_gets_the_letter_in_its_language(client):
    person = build.person("dina@example.kz", language="ru")

    ask(client)
    client.post(CODE, {"code": code()})

    assert Person.objects.get() == person
    assert "Ваш код" in mail.outbox[0].body
    assert mail.outbox[0].extra_headers["Auto-Submitted"] == "auto-generated"


def test_the_way_one_came_is_the_way_on(client):
    asked = ask(client, next="/kk/libraries/")

    opened = client.post(asked["Location"], {"code": code()})

    assert opened["Location"] == "/kk/libraries/"


def test_a_way_out_of_the_house_is_not_followed(client):
    asked = ask(client, next="https://evil.example/")

    assert asked["Location"] == CODE


def test_a_code_opens_once(client):
    ask(client)
    used = code()
    client.post(CODE, {"code": used})
    client.logout()

    client.post(CODE, {"code": used})

    assert not signed_in(client)


def test_a_code_belongs_to_the_browser_that_asked_for_it(client):
    ask(client)
    other = Client()

    other.post(CODE, {"code": code()})

    assert not signed_in(other)


def test_a_wrong_code_may_be_mended(client):
    ask(client)
    client.post(CODE, {"code": wrong()})

    client.post(CODE, {"code": code()})

    assert signed_in(client)


def test_after_five_wrong_codes_the_right_one_opens_no_more(client):
    ask(client)
    for _ in range(5):
        client.post(CODE, {"code": wrong()})

    client.post(CODE, {"code": code()})

    assert not signed_in(client)


def test_guesses_that_come_at_once_are_no_more_than_five(client):
    """Each reads the session before the others have written that one guess is gone."""
    ask(client)
    kept = Session.objects.get(session_key=client.session.session_key)
    for _ in range(5):
        client.post(CODE, {"code": wrong()})
        Session.objects.filter(pk=kept.pk).delete()
        kept.save(force_insert=True)

    client.post(CODE, {"code": code()})

    assert not signed_in(client)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time")
def test_of_many_guesses_in_threads_no_more_than_five_are_compared(transactional_db, monkeypatch):
    client = Client()
    ask(client)
    told, compared = wrong(), []
    compare = ConfirmLoginCodeForm.clean_code
    monkeypatch.setattr(
        ConfirmLoginCodeForm, "clean_code", lambda form: compared.append(1) or compare(form)
    )
    cookies = client.cookies

    def guess(_):
        try:
            one = Client()
            one.cookies = cookies
            one.post(CODE, {"code": told})
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as crew:
        list(crew.map(guess, range(32)))

    assert 0 < len(compared) <= TRIES


def test_a_code_guessed_too_often_says_that_a_new_one_is_asked_for(client):
    ask(client)
    kept = Session.objects.get(session_key=client.session.session_key)
    for _ in range(5):
        client.post(CODE, {"code": wrong()})
        Session.objects.filter(pk=kept.pk).delete()
        kept.save(force_insert=True)

    assert "Жаңа код сұраңыз" in client.post(CODE, {"code": code()}).content.decode()


@pytest.fixture
def at(monkeypatch):
    """Put the house's clock to a moment."""

    def put(moment):
        monkeypatch.setattr(clock, "now", lambda: moment)

    put(IN_CALL)
    return put


def test_more_codes_than_an_hour_allows_are_not_sent_and_the_next_hour_sends_again(client, at):
    answers = [ask(client).status_code for _ in range(CODES_AN_HOUR)]

    refused = ask(client)
    assert (answers, refused.status_code) == ([302] * CODES_AN_HOUR, 200)
    assert len(mail.outbox) == CODES_AN_HOUR
    assert 'value="dina@example.kz"' in refused.content.decode()
    assert ask(client, "other@example.kz").status_code == 302
    at(IN_CALL + timedelta(hours=1))
    assert ask(client).status_code == 302


def test_nobody_shuts_the_door_for_an_address_from_another_origin(client, at):
    for _ in range(CODES_AN_HOUR + 5):
        ask(client)
    sent = len(mail.outbox)

    owner = Client(REMOTE_ADDR="203.0.113.9")

    assert (ask(owner).status_code, len(mail.outbox)) == (302, sent + 1)


def test_an_origin_that_is_refused_spends_nothing_of_an_address(at, client):
    most = CODES_AN_HOUR * 30
    for _ in range(most):
        allow("codes:127.0.0.1", most=most, seconds=3600, now=IN_CALL)
    for _ in range(CODES_AN_HOUR * 3):
        ask(client)

    assert mail.outbox == []
    assert ask(Client(REMOTE_ADDR="203.0.113.9")).status_code == 302


def test_codes_of_one_address_from_all_origins_have_an_hour_and_a_day(at):
    def from_everywhere(number):
        return [
            ask(Client(REMOTE_ADDR=f"203.0.113.{one}")).status_code for one in range(number)
        ].count(302)

    assert from_everywhere(25) == 20
    for hour in range(1, 5):
        at(IN_CALL + timedelta(hours=hour))
        from_everywhere(25)

    assert len(mail.outbox) == 60


def test_the_limit_of_an_origin_is_the_visitors_and_not_the_proxys(client, at, settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    most = CODES_AN_HOUR * 30

    for _ in range(most):
        allow("codes:203.0.113.7", most=most, seconds=3600, now=IN_CALL)

    asked = [
        client.post(
            DOOR, {"email": f"{origin[-1]}@example.kz"}, headers={"X-Forwarded-For": origin}
        ).status_code
        for origin in ("203.0.113.7", "203.0.113.8")
    ]

    assert asked == [200, 302]


@pytest.mark.parametrize("office", ["organiser", "committee", "secretary"])
def test_an_office_without_a_second_factor_is_led_to_set_one_up(client, office):
    contest = build.contest()
    client.force_login(build.officer(contest, office))
    page = {"organiser": "manage", "committee": "screening", "secretary": "day"}[office]

    asked = client.get(f"/kk/c/{contest.slug}/{page}/")

    assert (asked.status_code, asked["Location"]) == (302, "/kk/me/second-factor/")
    assert client.get(asked["Location"]).status_code == 200


def test_with_a_second_factor_the_office_opens(client):
    contest = build.contest()

    build.sign_in(client, build.officer(contest, "organiser"))

    assert client.get(f"/kk/c/{contest.slug}/manage/").status_code == 200
    assert client.get("/kk/me/second-factor/")["Location"] == "/kk/desk/"
