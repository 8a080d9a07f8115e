"""Writing before any account: the draft, who holds it, its links, and that it becomes one entry."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client

from baiqau.base.models import Upload
from baiqau.contests import clock
from baiqau.entries import actions, keyring, queries
from baiqau.entries.hands import Holder
from baiqau.entries.models import Entry, OpenDraft, OpenKey
from baiqau.people import actions as people
from baiqau.people.models import Consent, Person
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


def opened(contest, email: str = EMAIL, secret: str = "") -> OpenDraft:
    return actions.keep_open(
        contest,
        secret=secret or keyring.fresh(),
        email=email,
        words=WORDS,
        language="kk",
        now=build.IN_CALL,
    )


def holder(draft: OpenDraft) -> Holder:
    return Holder(draft, "kk")


def test_a_visitor_writes_at_once_and_is_told_when_the_server_keeps_it(client, contest):
    client.get(at("entries:begin", contest))
    first = write(client, contest)
    second = client.post(
        at("entries:begin", contest),
        {**WORDS, "email": EMAIL, "title": "Екінші", "written_on": first.json()["state"]},
        headers={"X-Saving": "quiet"},
    )

    assert first.json()["at"] == second.json()["at"] == f"{build.IN_CALL:%H:%M}"
    entry = Entry.objects.get()
    assert (entry.title, entry.owner_id, entry.state, entry.number) == (
        "Екінші",
        None,
        "draft",
        None,
    )
    assert client.get(at("entries:begin", contest)).url == at("entries:edit", contest, entry)


def test_without_an_address_nothing_reaches_the_server_and_the_reason_is_told(client, contest):
    answer = write(client, contest, email="")

    assert answer.status_code == 422
    assert answer.json()["fault"]
    assert not Entry.objects.exists()


def test_without_a_script_the_plain_form_leads_to_the_authors_and_no_code_is_sent(
    client, contest, mailoutbox
):
    page = client.post(at("entries:begin", contest), {**WORDS, "email": EMAIL}, follow=True)

    assert page.redirect_chain[-1][0] == at("entries:authors", contest, Entry.objects.get())
    assert mailoutbox == []
    assert not Person.objects.filter(email=EMAIL).exists()


def test_three_tabs_opened_before_the_first_word_write_on_one_draft(client, contest):
    for _ in range(3):
        client.get(at("entries:begin", contest))
    for _ in range(3):
        assert write(client, contest).status_code == 200

    assert Entry.objects.count() == OpenDraft.objects.count() == OpenKey.objects.count() == 1


def test_two_tabs_that_changed_one_field_see_both_texts(client, contest):
    client.get(at("entries:begin", contest))
    write(client, contest)

    second = {**WORDS, "email": EMAIL, "title": "Басқа атау", "written_on": ""}
    page = client.post(at("entries:begin", contest), second)

    assert [one.name for one in page.context["torn"]] == ["title"]
    assert Entry.objects.get().title == WORDS["title"]


def test_two_requests_that_begin_at_once_end_in_one_draft(contest, monkeypatch):
    secret, look = keyring.fresh(), actions.opening._locked
    first = opened(contest, secret=secret)

    def too_early(*args):
        """Look before the other request has written, and rightly after."""
        monkeypatch.setattr(actions.opening, "_locked", look)

    monkeypatch.setattr(actions.opening, "_locked", too_early)

    assert opened(contest, secret=secret) == first
    assert Entry.objects.count() == OpenDraft.objects.count() == 1


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time")
def test_two_threads_beginning_at_once_make_one_draft(transactional_db):
    contest, secret = build.contest(), keyring.fresh()

    def press(_: int) -> int:
        try:
            return opened(contest, secret=secret).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as hands:
        drafts = set(hands.map(press, range(3)))

    assert len(drafts) == Entry.objects.count() == 1


def test_the_database_lets_no_work_without_an_owner_be_more_than_a_draft(contest):
    entry = opened(contest).entry

    for fields in (
        {"state": "submitted", "number": 1, "submitted_at": build.IN_CALL},
        {"number": 1},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Entry.objects.filter(pk=entry.pk).update(**fields)
    with pytest.raises(IntegrityError), transaction.atomic():
        OpenDraft.objects.update(taken_at=build.IN_CALL)
    with pytest.raises(IntegrityError), transaction.atomic():
        OpenDraft.objects.update(email="")


def test_another_browser_with_the_same_address_neither_sees_nor_overwrites_the_draft(contest):
    write(Client(), contest)
    first = Entry.objects.get()
    stranger = Client()

    write(stranger, contest, title="Бөтен")

    assert stranger.get(at("entries:edit", contest, first)).status_code == 404
    assert sorted(one.title for one in Entry.objects.all()) == ["Бөтен", WORDS["title"]]


def test_who_holds_nothing_is_asked_to_sign_in(contest):
    write(Client(), contest)

    answer = Client().get(at("entries:edit", contest, Entry.objects.get()))

    assert "/sign-in/" in answer.url


def test_every_step_is_written_without_an_account(client, contest):
    write(client, contest)
    entry = Entry.objects.get()
    library = build.library()

    for view in ("edit", "authors", "author-add", "files", "consents", "check"):
        assert client.get(at(f"entries:{view}", contest, entry)).status_code == 200, view
    told = {"surname": "Асанова", "given": "Әсел", "born": "09.04.1996", "library": library.pk}
    client.post(at("entries:author-add", contest, entry), told)
    client.post(at("entries:consents", contest, entry), {"processing": "on"})
    build.attach(entry, by=holder(OpenDraft.objects.get()))

    entry.refresh_from_db()
    assert entry.authors.get().surname == "Асанова"
    assert entry.open_draft.ticks == {"processing": 1}
    assert not Consent.objects.exists()
    file = entry.files.get()
    given = client.get(at("entries:file", contest, file=file.key))
    assert b"".join(given) == build.PDF
    assert Client().get(at("entries:file", contest, file=file.key)).status_code == 302


def test_an_unconfirmed_writer_learns_nothing_of_others(client, contest):
    named = build.authorship("real@kitap.example")
    build.entry(contest, authors=[named])
    write(client, contest)
    entry, by = Entry.objects.get(owner=None), holder(OpenDraft.objects.get())

    actions.set_authors(entry, authors=[named], by=by, now=build.IN_CALL)

    assert entry.authors.get().person is None
    assert "works-too-many" not in {one.code for one in queries.missing(entry)}
    assert not queries.of_person(build.person("real@kitap.example"), contest).filter(pk=entry.pk)


def test_the_session_ends_and_the_draft_is_still_held(client, contest):
    write(client, contest)
    entry = Entry.objects.get()
    client.cookies.pop("baiqau", None)

    assert client.get(at("entries:edit", contest, entry)).status_code == 200


def test_after_the_code_the_draft_opens_on_another_device(contest):
    write(Client(), contest)
    elsewhere = build.sign_in(Client(), build.person(EMAIL))

    waiting = elsewhere.get(at("entries:start", contest)).context["open_drafts"]
    answer = elsewhere.post(at("entries:take-up", contest, draft=waiting[0].key))

    entry = Entry.objects.get()
    assert answer.url == at("entries:edit", contest, entry)
    assert (entry.title, entry.owner.email) == (WORDS["title"], EMAIL)


def test_a_draft_of_another_address_is_not_found(contest):
    write(Client(), contest)
    draft = OpenDraft.objects.get()
    other = build.sign_in(Client(), build.person("other@kitap.example"))

    answer = other.post(at("entries:take-up", contest, draft=draft.key))

    assert answer.status_code == 404
    assert Entry.objects.get().owner_id is None


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

    assert answer.url == at("entries:edit", contest, Entry.objects.get())


def test_taken_up_by_one_it_is_refused_to_another_and_to_its_holder(contest):
    draft = opened(contest)
    entry = actions.take_up(draft, by=build.person(EMAIL), now=build.IN_CALL)

    with pytest.raises(Refused) as refused:
        actions.take_up(draft, by=build.person("other@kitap.example"), now=build.IN_CALL)
    assert refused.value.code == "entries-not-yours"
    with pytest.raises(Refused) as refused:
        actions.save(entry, by=holder(draft), now=build.IN_CALL, title="Бөтен")
    assert refused.value.code == "entries-not-yours"


def test_ticks_authors_and_files_under_way_go_with_the_draft(contest):
    draft, mine = opened(contest), build.person(EMAIL)
    co = build.person("co@kitap.example")
    entry, by, now = draft.entry, holder(draft), build.IN_CALL
    actions.set_authors(entry, authors=[build.authorship(co.email)], by=by, now=now)
    actions.agree(entry, keys=["processing"], by=by, now=now)
    Upload.objects.create(
        owner=by.actor,
        place=queries.upload_place(entry),
        scope=contest.scope,
        size=5,
        begun_at=now,
        expires_at=now,
    )

    actions.take_up(draft, by=mine, now=now)

    draft.refresh_from_db()
    assert (draft.email, draft.ticks, draft.taken_at) == ("", {}, now)
    assert entry.authors.get().person == co
    assert Consent.objects.get().person == mine
    assert Upload.objects.get().owner == mine.actor


def test_a_consent_given_before_stays_though_the_draft_does_not_tick_it(contest):
    mine, draft = build.person(EMAIL), opened(contest)
    build.draft(contest, owner=mine)
    before = Consent.objects.filter(person=mine, withdrawn_at=None).count()

    actions.take_up(draft, by=mine, now=build.IN_CALL)

    assert Consent.objects.filter(person=mine, withdrawn_at=None).count() == before > 0


def test_after_the_call_nothing_is_kept(contest):
    with pytest.raises(Refused) as refused:
        actions.keep_open(
            contest,
            secret=keyring.fresh(),
            email=EMAIL,
            words=WORDS,
            language="kk",
            now=build.AFTER_CALL,
        )

    assert refused.value.code == "entries-call-closed"
    assert not OpenDraft.objects.exists()


def test_on_a_shared_computer_the_draft_can_be_removed_from_the_browser(client, contest):
    write(client, contest)
    entry = Entry.objects.get()

    client.post(at("entries:leave", contest, entry))

    assert "/sign-in/" in client.get(at("entries:edit", contest, entry)).url
    assert list(queries.open_drafts_for(build.person(EMAIL), contest, ()))


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


def test_an_account_without_a_name_takes_that_of_the_author_with_its_address(contest):
    draft, author = opened(contest), build.authorship(EMAIL)
    actions.set_authors(draft.entry, authors=[author], by=holder(draft), now=build.IN_CALL)
    fresh = people.join(EMAIL, language="kk", now=build.IN_CALL)

    actions.take_up(draft, by=fresh, now=build.IN_CALL)

    fresh.refresh_from_db()
    assert (fresh.surname, fresh.given) == (author.name.surname, author.name.given)


def test_an_account_with_a_name_keeps_it(contest):
    draft = opened(contest)
    known = build.person(EMAIL, surname="Басқа", given="Аты", patronymic="")
    author = build.authorship(EMAIL)
    actions.set_authors(draft.entry, authors=[author], by=holder(draft), now=build.IN_CALL)

    actions.take_up(draft, by=known, now=build.IN_CALL)

    known.refresh_from_db()
    assert (known.surname, known.given) == ("Басқа", "Аты")
