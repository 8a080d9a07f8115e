"""What keeps open drafts in bounds: links to an address, floods, quotas of files, the term."""

import logging.config
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.utils import timezone

from baiqau.base import forgetting, storage
from baiqau.base.tus import uploads
from baiqau.contests import clock
from baiqau.entries import actions, queries
from baiqau.entries.actions import works
from baiqau.entries.models import Entry, OpenDraft
from baiqau.entries.views import opening
from baiqau.journal.models import Act, Letter
from baiqau.rules.refusals import Refused
from tests import build
from tests.entries.test_opening import EMAIL, WORDS, holder, opened, write
from tests.entries.test_pages import at


@pytest.fixture(autouse=True)
def _in_the_call(settings, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: build.IN_CALL)


@pytest.fixture
def contest(db):
    return build.contest()


def test_a_link_opens_the_draft_on_another_device(client, contest):
    write(client, contest)
    entry = Entry.objects.get()
    other = Client()

    client.post(at("entries:link", contest, entry))
    letter = Letter.objects.get(kind="entry.link")
    path = next(urlsplit(word).path for word in letter.body.split() if "/open/" in word)

    assert (letter.recipient, WORDS["title"] in letter.body) == (EMAIL, False)
    assert other.get(path).status_code == 200
    assert other.get(at("entries:edit", contest, entry)).status_code == 302
    assert other.post(path).url == at("entries:edit", contest, entry)
    assert other.get(at("entries:edit", contest, entry)).status_code == 200


def test_the_log_does_not_know_the_secret_of_a_link(settings):
    log = logging.LogRecord(
        "django", logging.WARNING, "", 0, "%s", ("/kk/c/x/entries/open/" + "s" * 32,), None
    )

    told = settings.LOGGING["filters"]["hide"]
    assert logging.config.DictConfigurator({}).configure_filter(dict(told)).filter(log)

    assert log.getMessage() == "/kk/c/x/entries/open/***"


def test_another_address_ends_the_links_sent_before_and_not_the_browser(client, contest):
    write(client, contest)
    draft = OpenDraft.objects.get()
    actions.write_link(draft, language="kk", now=build.IN_CALL)

    actions.correct_address(draft, email="right@kitap.example", language="kk")

    assert [key.sent_to for key in draft.keys.all()] == [""]
    page = client.get(at("entries:edit", contest, draft.entry))
    assert page.context["form"].initial["email"] == "right@kitap.example"


def test_links_are_sent_to_one_address_a_few_times_an_hour(client, contest):
    write(client, contest)
    entry = Entry.objects.get()

    for _ in range(opening.LINKS_AN_HOUR + 2):
        client.post(at("entries:link", contest, entry))

    assert Letter.objects.filter(kind="entry.link").count() == opening.LINKS_AN_HOUR


def test_a_flood_of_new_drafts_from_one_origin_is_stopped(contest, monkeypatch):
    monkeypatch.setattr(opening, "BEGUN_AN_HOUR", 2)

    answers = [write(Client(), contest).status_code for _ in range(3)]

    assert answers == [200, 200, 422]
    assert OpenDraft.objects.count() == 2


def test_files_of_an_unconfirmed_draft_have_a_quota(contest, monkeypatch):
    draft = opened(contest)
    monkeypatch.setattr(works, "OPEN_BYTES", len(build.PDF) + 10)
    build.attach(draft.entry, by=holder(draft))

    with pytest.raises(Refused) as refused:
        build.attach(draft.entry, by=holder(draft), name="Екінші.pdf")
    assert refused.value.code == "entries-open-full"

    mine = build.person(EMAIL)
    actions.take_up(draft, by=mine, now=build.IN_CALL)
    build.attach(draft.entry, by=mine, name="Екінші.pdf")
    assert draft.entry.files.count() == 2


def test_all_unconfirmed_drafts_of_a_contest_share_a_quota(contest, monkeypatch):
    monkeypatch.setattr(works, "OPEN_BYTES_OF_ALL", len(build.PDF) + 10)
    first, second = opened(contest), opened(contest)
    build.attach(first.entry, by=holder(first))

    with pytest.raises(Refused) as refused:
        build.attach(second.entry, by=holder(second))
    assert refused.value.code == "entries-open-crowded"


def test_files_still_coming_count_in_the_quota_of_unconfirmed_drafts(contest, monkeypatch):
    first, second = opened(contest), opened(contest)
    uploads.begin(
        owner=first.actor,
        place=queries.upload_place(first.entry),
        scope=contest.scope,
        size=1000,
        metadata={},
        now=build.IN_CALL,
    )
    monkeypatch.setattr(works, "OPEN_BYTES_OF_ALL", 1500)
    expect = {"form": "text", "original_name": "Жоба.pdf", "size": 501, "now": build.IN_CALL}

    with pytest.raises(Refused) as refused:
        actions.expect_file(second.entry, by=holder(second), **expect)
    assert refused.value.code == "entries-open-crowded"
    actions.expect_file(second.entry, by=holder(second), **expect | {"size": 500})


def test_drafts_nobody_claimed_for_thirty_days_are_deleted_and_only_those(contest):
    opened(contest)
    taken = actions.take_up(opened(contest), by=build.person(EMAIL), now=build.IN_CALL)
    later = build.IN_CALL + timedelta(days=30)

    assert actions.forget_unclaimed(now=later) == 0
    assert actions.forget_unclaimed(now=later + timedelta(seconds=1)) == 1

    assert Entry.objects.get() == taken
    assert Act.objects.get(kind="entry.drafts-forgotten").facts == {"number": 1}
    assert actions.forget_unclaimed(now=later + timedelta(seconds=1)) == 0


def test_the_bytes_of_forgotten_drafts_are_freed_and_shared_ones_stay(contest, settings, tmp_path):
    """Counted on the disk: two files of three go; the one that another work has, too, stays."""
    options = {"location": str(tmp_path), "base_url": None}
    local = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": options}
    settings.STORAGES = {**settings.STORAGES, "default": local}
    draft, other = opened(contest), build.draft(contest, owner=build.person(), file=None)
    shared = build.attach(other, content=build.PDF + b"shared", by=other.owner)
    for content in (build.PDF + b"shared", build.PDF + b"one", build.PDF + b"two"):
        build.attach(draft.entry, content=content, by=holder(draft))
    build.draft(contest, owner=build.person(), file=None)
    later = build.IN_CALL + timedelta(days=30, seconds=1)
    names = sorted(one.blob for one in draft.entry.files.all())
    assert [blob for blob, _size in storage.everything()] == names

    assert actions.forget_unclaimed(now=later) == 1
    assert forgetting.free(now=timezone.now()) == 0
    assert forgetting.unnamed() == (2, 2 * (len(build.PDF) + 3))
    assert forgetting.free(now=timezone.now() + forgetting.REST + timedelta(seconds=1)) == 2

    assert [blob for blob, _size in storage.everything()] == [shared.blob]
    assert forgetting.unnamed() == (0, 0)
