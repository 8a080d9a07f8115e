"""Writing before any account: the draft, whose it is, and that it becomes one entry."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client

from baiqau.contests import clock
from baiqau.entries import actions, queries
from baiqau.entries.models import Entry, OpenDraft
from baiqau.entries.views import opening
from baiqau.journal.models import Act
from baiqau.rules.refusals import Refused
from tests import build
from tests.entries.test_pages import at

WORDS = {"title": "Цифрлық көмекші", "language": "kk", "kind": "project"}
EMAIL = "aigul@kitap.example"


@pytest.fixture(autouse=True)
def _in_the_call(settings, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: build.IN_CALL)


@pytest.fixture
def contest(db):
    return build.contest()


def write(client: Client, contest, **told: str):
    """Send the page quietly, as its script does."""
    page = at("entries:begin", contest)
    return client.post(page, {**WORDS, "email": EMAIL, **told}, headers={"X-Saving": "quiet"})


def opened(contest, email: str = EMAIL, key: str | None = None) -> OpenDraft:
    return actions.keep_open(contest, key=key, email=email, words=WORDS, now=build.IN_CALL)


def test_a_visitor_writes_at_once_and_is_told_when_the_server_keeps_it(client, contest):
    first = write(client, contest)
    second = write(client, contest, title="Цифрлық көмекші 2")

    assert first.json()["at"] == second.json()["at"] == f"{build.IN_CALL:%H:%M}"
    assert OpenDraft.objects.get().words["title"] == "Цифрлық көмекші 2"
    assert "Цифрлық көмекші 2" in client.get(at("entries:begin", contest)).content.decode()


def test_without_an_address_nothing_reaches_the_server_and_the_reason_is_told(client, contest):
    answer = write(client, contest, email="")

    assert answer.status_code == 422
    assert answer.json()["fault"]
    assert not OpenDraft.objects.exists()


def test_without_a_script_the_plain_form_leads_to_the_code(client, contest, mailoutbox):
    page = client.post(at("entries:begin", contest), {**WORDS, "email": EMAIL}, follow=True)

    told = page.context
    assert page.redirect_chain[-1][0] == at("entries:confirm-address", contest)
    assert told["draft"].email == EMAIL
    client.post("/en/sign-in/", {"email": EMAIL, "next": told["next"]})
    assert [letter.to for letter in mailoutbox] == [[EMAIL]]


def test_another_browser_with_the_same_address_neither_sees_nor_overwrites_the_draft(contest):
    write(Client(), contest)
    stranger = Client()

    write(stranger, contest, title="Бөтен")
    page = stranger.get(at("entries:begin", contest)).content.decode()

    assert WORDS["title"] not in page
    assert sorted(one.words["title"] for one in OpenDraft.objects.all()) == [
        "Бөтен",
        WORDS["title"],
    ]


def test_after_the_code_the_draft_opens_on_another_device(contest):
    write(Client(), contest)
    elsewhere = build.sign_in(Client(), build.person(EMAIL))

    waiting = elsewhere.get(at("entries:start", contest)).context["open_drafts"]
    answer = elsewhere.post(at("entries:take-up", contest, draft=waiting[0].key))

    entry = Entry.objects.get()
    assert answer.url == at("entries:authors", contest, entry)
    assert (entry.title, entry.owner.email) == (WORDS["title"], EMAIL)


def test_a_draft_of_another_address_is_not_found(contest):
    write(Client(), contest)
    draft = OpenDraft.objects.get()
    other = build.sign_in(Client(), build.person("other@kitap.example"))

    answer = other.post(at("entries:take-up", contest, draft=draft.key))

    assert answer.status_code == 404
    assert not Entry.objects.exists()


def test_pressed_twice_the_second_press_leads_to_the_same_entry(contest):
    draft = opened(contest)
    author = build.sign_in(Client(), build.person(EMAIL))

    answers = [author.post(at("entries:take-up", contest, draft=draft.key)) for _ in range(2)]

    assert answers[0].url == answers[1].url
    assert Entry.objects.count() == 1


def test_a_press_that_ends_in_the_middle_of_another_leads_both_to_the_same_entry(contest):
    draft = opened(contest)
    author = build.sign_in(Client(), build.person(EMAIL))
    ends = [lambda: actions.take_up(draft, by=build.person(EMAIL), now=build.IN_CALL)]

    def meanwhile(execute, sql, params, many, context):
        answer = execute(sql, params, many, context)
        if "entries_opendraft" in sql and ends:
            ends.pop()()
        return answer

    with connection.execute_wrapper(meanwhile):
        answer = author.post(at("entries:take-up", contest, draft=draft.key))

    assert answer.url == at("entries:authors", contest, Entry.objects.get())


def test_taken_up_the_draft_keeps_neither_words_nor_address(contest):
    draft = opened(contest)

    actions.take_up(draft, by=build.person(EMAIL), now=build.IN_CALL)

    draft.refresh_from_db()
    assert (draft.email, draft.words) == ("", {})


def test_a_save_after_the_taking_up_begins_another_draft_and_leaves_the_entry(contest):
    draft = opened(contest)
    entry = actions.take_up(draft, by=build.person(EMAIL), now=build.IN_CALL)

    later = opened(contest, key=str(draft.key))

    assert later.key != draft.key
    assert Entry.objects.get().pk == entry.pk


def test_taken_up_by_one_it_is_refused_to_another(contest):
    draft = opened(contest)
    actions.take_up(draft, by=build.person(EMAIL), now=build.IN_CALL)

    with pytest.raises(Refused) as refused:
        actions.take_up(draft, by=build.person("other@kitap.example"), now=build.IN_CALL)

    assert refused.value.code == "entries-not-yours"


def test_after_the_call_nothing_is_kept(contest):
    with pytest.raises(Refused) as refused:
        actions.keep_open(contest, key=None, email=EMAIL, words=WORDS, now=build.AFTER_CALL)

    assert refused.value.code == "entries-call-closed"
    assert not OpenDraft.objects.exists()


def test_a_flood_of_new_drafts_from_one_origin_is_stopped(contest, monkeypatch):
    monkeypatch.setattr(opening, "BEGUN_AN_HOUR", 2)

    answers = [write(Client(), contest).status_code for _ in range(3)]

    assert answers == [200, 200, 422]
    assert OpenDraft.objects.count() == 2


def test_on_a_shared_computer_the_draft_can_be_removed_from_the_browser(client, contest):
    write(client, contest)

    client.post(at("entries:begin", contest), {"leave": "1"})

    assert WORDS["title"] not in client.get(at("entries:begin", contest)).content.decode()
    assert list(queries.open_drafts_for(build.person(EMAIL), contest, None))


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time")
def test_two_threads_taking_up_at_once_make_one_entry(transactional_db):
    contest, author = build.contest(), build.person(EMAIL)
    draft = opened(contest)

    def press(_: int) -> int:
        try:
            return actions.take_up(draft, by=author, now=build.IN_CALL).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as hands:
        entries = set(hands.map(press, range(2)))

    assert len(entries) == 1
    assert Entry.objects.count() == 1


def test_words_nobody_claimed_for_thirty_days_are_deleted_and_only_those(contest):
    old = opened(contest)
    taken = actions.take_up(opened(contest), by=build.person(EMAIL), now=build.IN_CALL)
    later = build.IN_CALL + timedelta(days=30)
    OpenDraft.objects.exclude(pk=old.pk).update(changed_at=build.IN_CALL - timedelta(days=60))

    assert actions.forget_unclaimed(now=later) == 0
    assert actions.forget_unclaimed(now=later + timedelta(seconds=1)) == 1

    assert OpenDraft.objects.get().entry == taken
    assert Act.objects.get(kind="entry.drafts-forgotten").facts == {"number": 1}
    assert actions.forget_unclaimed(now=later + timedelta(seconds=1)) == 0
