"""The tray, one letter, the settings, and the sender's personal link, as people use them."""

from datetime import timedelta

import pytest
from django.urls import reverse

from baiqau.journal.models import Letter
from baiqau.mailbox import letters as answers
from baiqau.mailbox.models import Mailbox
from baiqau.mailbox.wording import WHY, term
from tests import build
from tests.mailbox.letters import arrived, letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def contest():
    return build.contest()


@pytest.fixture
def organiser(client, contest):
    person = build.officer(contest, "organiser")
    build.sign_in(client, person)
    return person


def page(client, view, contest, **more):
    return client.get(reverse(view, kwargs={"contest": contest.slug, **more}))


def test_the_tray_is_empty_and_says_where_authors_write(client, contest, organiser):
    shown = page(client, "mailbox:tray", contest).content.decode()
    assert "konkurs@baiqau.example" in shown


def test_the_tray_shows_letters_by_state_and_words(client, contest, organiser):
    arrived(letter(), contest)
    arrived(letter("Сұрақ", files=[], sender="other@mail.example"), contest)

    everything = page(client, "mailbox:tray", contest).content.decode()
    waiting = client.get(f"/kk/c/{contest.slug}/mailbox/?state=waiting").content.decode()
    found = client.get(f"/kk/c/{contest.slug}/mailbox/?words=алиева").content.decode()

    assert ["ЖИ байқауы_Әлиева" in text for text in (everything, waiting, found)] == [
        True, False, True,
    ]  # fmt: skip


def test_a_waiting_letter_is_made_a_draft_on_its_page(client, contest, organiser):
    told = arrived(letter("Менің жұмысым", files=[("жұмыс.pdf", build.PDF)]), contest)
    shown = page(client, "mailbox:letter", contest, letter=told.key).content.decode()
    assert "жұмыс.pdf" in shown

    address = reverse("mailbox:decide", kwargs={"contest": contest.slug, "letter": told.key})
    client.post(address, {"step": "draft", "surname": "Омаров"})

    told.refresh_from_db()
    assert (told.state, told.entry.authors.get().surname) == ("drafted", "Омаров")
    assert Letter.objects.filter(recipient="gulnar@mail.example").exists()


def test_the_raw_letter_and_its_files_are_given_as_attachments(client, contest, organiser):
    raw = letter()
    told = arrived(raw, contest)
    given = page(client, "mailbox:raw", contest, letter=told.key)
    file = page(client, "mailbox:file", contest, attached=told.files.get().key)
    assert (given.getvalue(), file.getvalue()) == (raw, build.PDF)
    assert given.headers["Content-Disposition"].startswith("attachment")


def test_a_letter_of_another_contest_is_not_found(client, contest, organiser):
    other = arrived(letter(), build.contest())
    assert page(client, "mailbox:letter", contest, letter=other.key).status_code == 404


def test_the_mailbox_is_set_up_and_its_password_never_shown(client, contest, organiser):
    address = reverse("mailbox:settings", kwargs={"contest": contest.slug})
    told = {"host": "imap.mail.example", "port": "993", "secure": "on", "user": "konkurs"}
    client.post(address, told | {"secret": "өте құпия", "folder": "INBOX"})
    assert Mailbox.objects.get().host == "imap.mail.example"
    assert "өте құпия" not in client.get(address).content.decode()


def test_a_mailbox_without_a_password_is_asked_for_one(client, contest, organiser):
    address = reverse("mailbox:settings", kwargs={"contest": contest.slug})
    told = {"host": "imap.mail.example", "port": "993", "user": "konkurs", "folder": "INBOX"}
    assert client.post(address, told).status_code == 200
    assert Mailbox.objects.count() == 0


def test_the_personal_link_shows_the_letter_and_a_press_signs_its_sender_in(client, contest):
    told = arrived(letter(), contest)
    link = reverse("mailbox:link", kwargs={"contest": contest.slug, "token": answers.token(told)})
    assert "ЖИ байқауы_Әлиева.pdf" in client.get(link).content.decode()
    assert "_auth_user_id" not in client.session

    answer = client.post(link)

    told.refresh_from_db()
    assert told.state == "confirmed"
    assert answer.headers["Location"].endswith(f"/entries/{told.entry.key}/edit/")
    assert client.get(answer.headers["Location"]).status_code == 200


def test_a_forged_link_opens_nothing(client, contest):
    told = arrived(letter(), contest)
    forged = answers.token(told)[:-3] + "abc"
    link = reverse("mailbox:link", kwargs={"contest": contest.slug, "token": forged})
    assert client.get(link).status_code == 404


def test_a_link_never_opens_an_account_with_an_office(client, contest):
    build.officer(contest, "organiser", email="gulnar@mail.example")
    told = arrived(letter(), contest)
    link = reverse("mailbox:link", kwargs={"contest": contest.slug, "token": answers.token(told)})
    assert "/sign-in/" in client.post(link).headers["Location"]
    assert "_auth_user_id" not in client.session


def test_offered_files_are_chosen_by_their_author(client, contest):
    first = arrived(letter(), contest)
    second = arrived(letter(files=[("екінші.pdf", build.PDF + b"2")]), contest)
    build.sign_in(client, first.person)
    address = reverse("mailbox:offer", kwargs={"contest": contest.slug, "letter": second.key})
    assert "екінші.pdf" in client.get(address).content.decode()

    client.post(address, {"file": [str(second.files.get().key)]})

    assert first.entry.files.count() == 2


def test_reminders_go_to_those_who_did_not_confirm(client, contest, organiser):
    arrived(letter(), contest)
    address = reverse("mailbox:remind", kwargs={"contest": contest.slug})
    client.post(address)
    client.post(address)
    assert Letter.objects.filter(kind="mail.remind").count() == 1


def test_what_has_no_counterpart_is_listed_on_both_sides(client, contest, organiser):
    told = arrived(letter(), contest)
    by_form = build.entry(contest, title="Тек формамен")

    shown = page(client, "mailbox:tray", contest)

    apart = shown.context["apart"]
    assert (list(apart["letters"]), list(apart["works"])) == ([told], [by_form])
    assert (apart["letter_number"], apart["work_number"]) == (1, 1)
    assert "Тек формамен" in shown.content.decode()


@pytest.mark.parametrize("days", [-60, 60])
def test_a_letter_outside_the_term_says_when_the_call_is_open(client, contest, organiser, days):
    late = arrived(letter(), contest, now=build.IN_CALL + timedelta(days=days))
    tray = page(client, "mailbox:tray", contest).content.decode()
    shown = page(client, "mailbox:letter", contest, letter=late.key)

    assert (late.why, shown.status_code) == ("call-closed", 200)
    assert str(WHY["call-closed"]) in tray
    assert term(contest.regulation) in shown.content.decode()
    assert "2024" in term(contest.regulation)
