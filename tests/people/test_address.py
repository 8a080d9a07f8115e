"""A person changes the own e-mail address: the new one is proven, the old one told and shut out."""

import re
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client
from django.urls import reverse

from baiqau.contests import clock
from baiqau.entries import actions as entries
from baiqau.entries.models import Author
from baiqau.journal import queries as journal
from baiqau.journal.models import Act, DeadAddress, Letter
from baiqau.judging import links
from baiqau.mailbox import letters as mailbox
from baiqau.mailbox.models import Incoming
from baiqau.people import actions
from baiqau.people.models import Person
from baiqau.rules.refusals import Refused
from tests import build
from tests.judging import bench

pytestmark = pytest.mark.django_db
NOW = build.IN_CALL
OLD, NEW = "old@example.kz", "new@example.kz"
BACKEND = "baiqau.people.sessions.Accounts"


class Hands:
    """The hands of a clock that a test moves."""

    now = NOW


@pytest.fixture(autouse=True)
def hands(monkeypatch):
    found = Hands()
    monkeypatch.setattr(clock, "now", lambda: found.now)
    return found


@pytest.fixture
def person():
    return build.person(OLD)


@pytest.fixture
def own(client, person):
    client.force_login(person, backend=BACKEND)
    return client


def post(client, path, **told):
    return client.post(f"/en/me/{path}", told, follow=True).content.decode()


def code():
    return re.search(r"\b(\d{6})\b", mail.outbox[-1].body).group(1)


def change(client, email=NEW):
    post(client, "address/", email=email)
    return post(client, "address/code/", code=code())


def test_a_code_to_the_new_address_changes_it(own, person):
    page = change(own, " New@Example.kz")

    assert mail.outbox[-1].to == [NEW]
    assert "Your address is now new@example.kz." in page
    person.refresh_from_db()
    assert person.email == NEW
    assert Act.objects.get(kind="person.address-changed").facts == {}
    assert own.get("/en/me/").status_code == 200  # this session stays


def test_the_old_address_is_told_without_the_new_one(own):
    change(own)

    letter = Letter.objects.get(kind="people.address-changed")
    assert (letter.recipient, letter.scope) == (OLD, "")
    assert NEW not in letter.body
    assert "n•••@example.kz" in letter.body


def test_every_other_session_ends(own, person):
    other = Client()
    other.force_login(person, backend=BACKEND)
    assert other.get("/en/me/").status_code == 200

    change(own)

    assert "/sign-in/" in other.get("/en/me/").headers["Location"]


def test_a_code_that_went_to_the_old_address_opens_nothing_more(own, person):
    stranger = Client()
    stranger.post("/en/sign-in/", {"email": OLD})
    sent = code()

    change(own)
    stranger.post("/en/sign-in/code/", {"code": sent})

    assert "/sign-in/" in stranger.get("/en/me/").headers["Location"]


def test_the_old_address_may_begin_an_account_of_its_own(own, person):
    change(own)

    assert actions.join(OLD, language="kk", now=NOW).pk != person.pk


def test_a_wrong_code_changes_nothing_and_five_end_it(own, person):
    post(own, "address/", email=NEW)
    right = code()
    wrong = f"{(int(right) + 1) % 10**6:06d}"

    assert "This is not the code" in post(own, "address/code/", code=wrong)
    for _ in range(4):
        post(own, "address/code/", code=wrong)

    assert "No code is awaited any more" in post(own, "address/code/", code=right)
    assert Person.objects.filter(email=OLD).exists()


def test_a_code_grows_old(own, hands):
    post(own, "address/", email=NEW)
    hands.now = NOW + timedelta(minutes=11)

    assert "No code is awaited any more" in post(own, "address/code/", code=code())


def test_an_address_with_an_account_gets_no_code_and_the_page_does_not_tell(own, person):
    free = post(own, "address/", email=NEW)
    build.person("taken@example.kz")

    taken = post(own, "address/", email="taken@example.kz")

    assert taken.replace("taken@example.kz", NEW).count("A letter has gone to") == 1
    assert free.count("A letter has gone to") == 1
    assert not re.search(r"\b\d{6}\b", mail.outbox[-1].body)
    assert "This is not the code" in post(own, "address/code/", code="000000")


def test_one_that_became_anothers_meanwhile_is_refused(own, person):
    post(own, "address/", email=NEW)
    sent = code()
    build.person(NEW)

    assert "has an account of its own meanwhile" in post(own, "address/code/", code=sent)
    with pytest.raises(Refused, match="people-address-taken"):
        actions.change_address(person, NEW, now=NOW)


def test_the_same_address_is_no_change(own):
    assert "This is your address already." in post(own, "address/", email="OLD@example.kz")
    assert mail.outbox == []


def test_an_office_needs_a_second_factor_first(client):
    organiser = build.officer(build.contest(), "organiser")
    client.force_login(organiser, backend=BACKEND)

    assert client.get("/en/me/address/").headers["Location"].endswith("/me/second-factor/")
    assert client.post("/en/me/address/", {"email": NEW}).status_code == 302
    assert mail.outbox == []


def test_a_second_factor_is_shown_again(client):
    organiser = build.officer(build.contest(), "organiser")
    Authenticator.objects.create(user=organiser, type="totp", data={"secret": "x"})
    client.force_login(organiser, backend=BACKEND)

    assert "reauthenticate" in client.get("/en/me/address/").headers["Location"]


def test_a_personal_link_of_an_earlier_letter_signs_nobody_in(own, person):
    contest = build.contest()
    entry = build.draft(contest, owner=person)
    letter = Incoming.objects.create(
        contest=contest, entry=entry, person=person, sender=OLD, state="drafted", source="x",
        uid="1", blob="0" * 64, size=1, received_at=NOW, stored_at=NOW,
    )  # fmt: skip
    change(own)
    stranger = Client()

    answer = stranger.post(_link(contest, letter))

    assert "/sign-in/" in answer.headers["Location"]
    assert "_auth_user_id" not in stranger.session


def _link(contest, letter):
    return reverse("mailbox:link", kwargs={"contest": contest.slug, "token": mailbox.token(letter)})


def test_a_device_that_remembered_a_juror_asks_for_a_code_again():
    seat = bench.seat(build.contest())
    links.address(seat)
    link = seat.links.get()
    before = links._bound(link)

    actions.change_address(seat.person, NEW, now=NOW)
    link.seat.person.refresh_from_db()

    assert links._bound(link) != before


def test_the_own_lines_of_works_follow_and_those_of_others_stay_known(own, person):
    contest = build.contest()
    mine = build.draft(contest, owner=person, authors=[build.authorship(OLD, contact=True)])
    theirs = build.draft(contest, authors=[build.authorship(OLD)])
    Author.objects.filter(entry=theirs).update(person=None)

    change(own)

    line = mine.authors.get()
    assert (line.email, line.person) == (NEW, person)
    line = theirs.authors.get()
    assert (line.email, line.person) == (OLD, person)


def test_letters_held_from_a_dead_address_go_to_the_new_one(own, person):
    contest = build.contest()
    entry = build.draft(contest, owner=person)
    entries.submit(entry, by=person, now=NOW)
    receipt = Letter.objects.get(kind="entry.receipt")
    Letter.objects.filter(pk=receipt.pk).update(state="held")
    dead = {"scope": contest.scope, "at": NOW}
    DeadAddress.objects.create(address=OLD, **dead)
    DeadAddress.objects.create(address=NEW, **dead)

    change(own)

    receipt.refresh_from_db()
    assert (receipt.recipient, receipt.state) == (NEW, "queued")
    assert journal.dead_address(contest.scope, OLD) is not None
    assert journal.dead_address(contest.scope, NEW) is None
    assert Act.objects.get(kind="person.address-changed").facts == {"letters": 1}
