"""The way out of letters to many (RFC 8058): one click, no sign-in; looking changes nothing."""

import re
import time
from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.test import Client

from baiqau.contests import clock
from baiqau.journal import outbox
from baiqau.journal import tasks as post
from baiqau.journal.models import Act, Letter
from baiqau.mailings import actions, letters, queries
from baiqau.mailings.models import Unsubscribed
from baiqau.people import actions as people
from tests import build
from tests.mailings.writing import NOW, mailing, send

pytestmark = pytest.mark.django_db
HOUSE = "https://kitap.example"


@pytest.fixture(autouse=True)
def _today(monkeypatch, settings):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    settings.ADDRESS = HOUSE


@pytest.fixture
def contest():
    return build.contest("zhana")


@pytest.fixture
def author(contest):
    return build.draft(contest, owner=build.person(language="ru")).owner


def sent_to(address):
    """Send what is due and give the last message to this address."""
    post.send_due.func()
    return [one for one in mail.outbox if one.to == [address]][-1].message()


def path_of(message):
    """Give the path of the address in its head."""
    return re.fullmatch(f"<{HOUSE}(/.+)>", message["List-Unsubscribe"])[1]


def test_one_click_ends_letters_to_many_without_cookies(contest, author):
    send(mailing(contest, "draft"))
    message = sent_to(author.email)
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    provider = Client(enforce_csrf_checks=True)

    answers = [provider.post(path_of(message), {"List-Unsubscribe": "One-Click"}) for _ in range(2)]

    assert [one.status_code for one in answers] == [200, 200]  # RFC 8058: no redirection
    assert queries.unsubscribed(contest) == {author.email}
    assert Act.objects.filter(kind="address.unsubscribed").count() == 1


def test_looking_at_the_page_changes_nothing(contest, author):
    path = letters.leaving(contest, author.email, "ru").removeprefix(HOUSE)

    page = Client().get(path)

    assert page.status_code == 200
    assert author.email in page.content.decode()
    assert "no-store" in page["Cache-Control"] or "no-cache" in page["Cache-Control"]
    assert not Unsubscribed.objects.exists()


def test_who_left_is_left_out_and_counted_until_they_come_back(contest, author):
    build.draft(contest)
    path = letters.leaving(contest, author.email, "kk").removeprefix(HOUSE)
    browser = Client(enforce_csrf_checks=True)

    browser.post(path)
    first = send(mailing(contest, "draft"))
    browser.post(path, {"back": "1"})
    second = send(mailing(contest, "draft"))

    assert (first.left_out, first.dispatches.count()) == (1, 1)
    assert not first.dispatches.filter(person=author).exists()
    assert (second.left_out, second.dispatches.count()) == (0, 2)
    assert Act.objects.filter(kind="address.subscribed").count() == 1


def test_who_leaves_after_it_set_out_does_not_get_it_either(contest, author):
    waiting = send(mailing(contest, "draft"), work=False)
    actions.unsubscribe(contest, author.email, now=NOW)
    actions.write_part(waiting, turn=1, now=NOW)
    waiting.refresh_from_db()
    assert (waiting.dispatches.get().passed, waiting.state) == ("unwanted", "sent")

    actions.subscribe(contest, author.email, now=NOW)
    send(mailing(contest, "draft"))
    actions.unsubscribe(contest, author.email, now=NOW)
    assert Letter.objects.get(kind__startswith="mailing:").state == "stopped"


def test_a_necessary_letter_goes_to_everyone_and_offers_no_way_out(contest, author):
    actions.unsubscribe(contest, author.email, now=NOW)

    send(mailing(contest, "draft", necessary=True))

    message = sent_to(author.email)
    assert "List-Unsubscribe" not in message
    assert "List-Unsubscribe-Post" not in message
    assert "unsubscribe" not in message.get_payload(decode=True).decode()


def test_letters_of_the_house_never_carry_it(contest):
    entry = build.entry(contest, state="returned")
    post.send_due.func()

    heads = {name.lower() for one in mail.outbox for name in one.message()}
    kinds = set(Letter.objects.filter(recipient=entry.owner.email).values_list("kind", flat=True))

    assert {"entry.receipt", "entry.returned"} <= kinds
    assert not heads & {"list-unsubscribe", "list-unsubscribe-post"}


def test_one_click_is_offered_only_where_a_provider_may_post(contest, author, settings):
    settings.ADDRESS = "http://kitap.example"
    send(mailing(contest, "draft"))

    message = sent_to(author.email)

    assert message["List-Unsubscribe"].startswith("<http://kitap.example/ru/c/zhana/unsubscribe/")
    assert "List-Unsubscribe-Post" not in message


def test_a_forged_link_and_one_of_another_contest_open_nothing(contest, author):
    other = build.contest("basqa")
    path = letters.leaving(contest, author.email, "kk").removeprefix(HOUSE)
    forged = f"{path[:-3]}{'ab' if path[-3:-1] != 'ab' else 'ba'}/"

    for bad in (forged, path.replace("/zhana/", f"/{other.slug}/"), "/kk/c/zhana/unsubscribe/x/"):
        assert Client().get(bad).status_code == 404
        assert Client().post(bad).status_code == 404
    assert not Unsubscribed.objects.exists()


def test_the_link_of_an_address_is_the_same_at_every_time(contest, author, monkeypatch):
    first = letters.leaving(contest, author.email, "kk")
    monkeypatch.setattr(time, "time", lambda: 4_000_000_000.0)

    assert letters.leaving(contest, author.email.upper(), "kk") == first
    assert letters.address_of(contest, first.split("/")[-2]) == author.email


def test_leaving_one_contest_is_not_leaving_another(contest, author):
    other = build.contest()
    actions.unsubscribe(contest, author.email, now=NOW)

    assert queries.unsubscribed(other) == set()


def test_an_address_to_leave_that_would_reach_into_the_head_is_refused(contest):
    with pytest.raises(ValueError, match="not one line"):
        outbox.write("k", scope=contest.scope, kind="a", recipient="a@example.kz", language="kk", subject="а", body="б", at=NOW, leave="https://a\nBcc: b@example.kz")  # fmt: skip


def test_the_table_refuses_a_second_row_and_large_letters(contest, author):
    actions.unsubscribe(contest, author.email, now=NOW)

    for address in (author.email, "Large@example.kz"):
        with pytest.raises(IntegrityError), transaction.atomic():
            Unsubscribed.objects.create(contest=contest, address=address, at=NOW)


def test_the_wish_goes_along_to_another_address(contest, author):
    old = author.email
    actions.unsubscribe(contest, old, now=NOW)

    people.change_address(author, "new@kitap.example", now=NOW + timedelta(hours=1))

    assert queries.unsubscribed(contest) >= {old, "new@kitap.example"}


def test_a_later_wish_of_the_new_address_stands(contest, author):
    actions.unsubscribe(contest, author.email, now=NOW)
    actions.unsubscribe(contest, "new@kitap.example", now=NOW)
    actions.subscribe(contest, "new@kitap.example", now=NOW + timedelta(minutes=1))

    people.change_address(author, "new@kitap.example", now=NOW + timedelta(hours=1))

    assert "new@kitap.example" not in queries.unsubscribed(contest)
