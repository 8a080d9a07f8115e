"""Saving while one writes: quiet for the draft's owner, joined with newer words, never over them."""

import pytest
from django.test import Client

from baiqau.contests import clock
from baiqau.entries.models import Entry
from tests import build
from tests.entries.test_pages import at


@pytest.fixture(autouse=True)
def _in_the_call(db, settings, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: build.IN_CALL)


@pytest.fixture
def contest():
    return build.contest()


@pytest.fixture
def author(client):
    person = build.person()
    build.sign_in(client, person)
    return person


@pytest.fixture
def entry(client, contest, author):
    client.post(at("entries:start", contest))
    return Entry.objects.get()


def page(client: Client, contest, entry: Entry) -> str:
    """Open the writing page; give the state of the words on which it was opened."""
    return client.get(at("entries:edit", contest, entry)).context["form"]["written_on"].value()


def save(client: Client, contest, entry: Entry, on: str, *, quiet: bool = True, **words: str):
    return client.post(
        at("entries:edit", contest, entry),
        {"language": "kk", "written_on": on, "stay": "1", **words},
        headers={"X-Saving": "quiet"} if quiet else {},
    )


def test_a_draft_is_kept_while_its_owner_writes(client, contest, entry):
    answer = save(client, contest, entry, page(client, contest, entry), title="Бір")

    entry.refresh_from_db()
    assert entry.title == "Бір"
    assert answer.json()["state"] == page(client, contest, entry)


def test_two_pages_that_wrote_different_fields_are_joined(client, contest, entry):
    opened = page(client, contest, entry)
    here = save(client, contest, entry, opened, title="Бір").json()["state"]

    elsewhere = save(client, contest, entry, opened, summary="Мазмұн").json()["state"]

    entry.refresh_from_db()
    assert (entry.title, entry.summary) == ("Бір", "Мазмұн")
    save(client, contest, entry, here, title="Екі")
    save(client, contest, entry, elsewhere, summary="Мазмұны")
    entry.refresh_from_db()
    assert (entry.title, entry.summary) == ("Екі", "Мазмұны")


def test_a_page_opened_before_another_device_wrote_does_not_overwrite(client, contest, entry):
    opened = page(client, contest, entry)
    save(client, contest, entry, opened, title="Жаңа атау")

    answer = save(client, contest, entry, opened, title="Ескі атау")

    entry.refresh_from_db()
    assert answer.status_code == 422
    assert answer.json()["fault"]
    assert entry.title == "Жаңа атау"


def test_by_the_button_both_texts_stand_on_the_page_and_the_writer_chooses(client, contest, entry):
    opened = page(client, contest, entry)
    save(client, contest, entry, opened, title="Жаңа атау", summary="Бір")

    both = save(client, contest, entry, opened, quiet=False, title="Ескі атау", summary="Екі")

    assert [one.name for one in both.context["torn"]] == ["title", "summary"]
    assert "<del>Жаңа</del><ins>Ескі</ins> атау" in both.content.decode()
    assert both.context["form"]["title"].value() == "Ескі атау"
    entry.refresh_from_db()
    assert entry.title == "Жаңа атау"

    told = {"title": "Ескі атау", "summary": "Екі", "torn": ["title", "summary"], "take": "title"}
    on = both.context["form"]["written_on"].value()
    taken = save(client, contest, entry, on, quiet=False, **told)

    assert taken.context["form"]["title"].value() == "Жаңа атау"
    assert [one.name for one in taken.context["torn"]] == ["summary"]

    on = taken.context["form"]["written_on"].value()
    save(client, contest, entry, on, quiet=False, title="Жаңа атау", summary="Екі")
    entry.refresh_from_db()
    assert (entry.title, entry.summary) == ("Жаңа атау", "Екі")


def test_the_same_button_pressed_twice_is_no_conflict(client, contest, entry):
    opened = page(client, contest, entry)

    for _ in range(2):
        answer = save(client, contest, entry, opened, quiet=False, title="Бір")
        assert answer.status_code == 302

    entry.refresh_from_db()
    assert entry.title == "Бір"


def test_a_draft_without_an_account_is_not_overwritten_by_its_second_tab(client, contest):
    words = {"language": "kk", "email": "a@kitap.example", "title": "Бір"}
    begin = at("entries:begin", contest)
    client.post(begin, {**words, "written_on": ""})

    both = client.post(begin, {**words, "title": "Екі", "written_on": ""})

    assert [one.name for one in both.context["torn"]] == ["title"]
    assert Entry.objects.get(owner=None).title == "Бір"
    assert both.context["form"]["title"].value() == "Екі"


def test_a_stranger_saves_nothing(contest, entry):
    stranger = build.sign_in(Client(), build.person())

    answer = save(stranger, contest, entry, "", title="Бөтен")

    assert answer.status_code == 404
