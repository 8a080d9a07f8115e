"""Saving while one writes: quiet for the draft's owner, refused where it would overwrite newer words."""

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


def save(client: Client, contest, entry: Entry, title: str, on: str):
    return client.post(
        at("entries:edit", contest, entry),
        {"title": title, "language": "kk"},
        headers={"X-Saving": "quiet", "X-Written-On": on},
    )


def test_a_draft_is_kept_while_its_owner_writes(client, contest, entry):
    opened = client.get(at("entries:edit", contest, entry)).context["state"]

    answer = save(client, contest, entry, "Бір", opened)

    entry.refresh_from_db()
    assert entry.title == "Бір"
    assert answer.json()["state"] == entry.changed_at.isoformat()


def test_a_page_opened_before_another_device_wrote_does_not_overwrite(client, contest, entry):
    answer = save(client, contest, entry, "Ескі", "2024-01-01T00:00:00+00:00")

    entry.refresh_from_db()
    assert answer.status_code == 422
    assert answer.json()["fault"]
    assert entry.title == ""


def test_a_stranger_saves_nothing(contest, entry):
    stranger = build.sign_in(Client(), build.person())

    answer = save(stranger, contest, entry, "Бөтен", entry.changed_at.isoformat())

    assert answer.status_code == 404
