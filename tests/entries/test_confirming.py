"""The code at the very end: it proves the address, lets the draft join its account, hands the work in."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client

from baiqau.contests import clock
from baiqau.entries import actions
from baiqau.entries.models import Entry, OpenDraft, Receipt
from baiqau.people.door import CODES_AN_HOUR
from baiqau.people.models import Person
from tests import build
from tests.entries.test_opening import EMAIL, holder
from tests.entries.test_pages import at


@pytest.fixture(autouse=True)
def _in_the_call(settings, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: build.IN_CALL)


@pytest.fixture
def contest(db):
    return build.contest()


@pytest.fixture
def draft(client, contest) -> OpenDraft:
    """A draft of the client's browser that lacks nothing."""
    words = {"language": "kk", "email": EMAIL, "title": "Цифрлық көмекші"}
    client.post(at("entries:begin", contest), words)
    draft = OpenDraft.objects.get()
    by, now = holder(draft), build.IN_CALL
    actions.save(draft.entry, by=by, now=now, **build.complete(contest.regulation))
    named = [build.authorship(EMAIL, contact=True)]
    actions.set_authors(draft.entry, authors=named, by=by, now=now)
    asked = [text.key for text in contest.regulation.consents if text.asked == "entry"]
    actions.agree(draft.entry, keys=asked, by=by, now=now)
    build.attach(draft.entry, by=by)
    return draft


def send(client: Client, draft: OpenDraft, email: str = EMAIL) -> str:
    """Press for the code; give it as the letter tells it."""
    client.post(at("entries:confirm", draft.entry.contest, draft.entry), {"email": email})
    return re.search(r"\b\d{6}\b", mail.outbox[-1].body).group()


def tell(client: Client, draft: OpenDraft, code: str):
    return client.post(at("entries:code", draft.entry.contest, draft.entry), {"code": code})


def signed_in(client: Client) -> bool:
    return client.get("/kk/me/").status_code == 200


def test_the_code_hands_the_work_in_and_leads_to_its_receipt(client, contest, draft):
    page = client.get(at("entries:check", contest, draft.entry))
    assert page.context["missing"] == []

    answer = tell(client, draft, send(client, draft))

    entry = Entry.objects.get()
    assert answer.url == at("entries:receipt", contest, entry)
    assert (entry.state, entry.number, entry.owner.email) == ("submitted", 1, EMAIL)
    assert signed_in(client)
    assert client.get(answer.url).context["steps"].here.number == 6


def test_a_mistyped_code_changes_nothing_and_the_right_one_still_works(client, draft):
    code = send(client, draft)

    wrong = tell(client, draft, f"{(int(code) + 1) % 10**6:06d}")

    assert wrong.status_code == 200
    assert wrong.context["verify_form"].errors
    assert Entry.objects.get().owner_id is None
    assert tell(client, draft, code).url.endswith("/receipt/")


def test_mistyped_too_often_the_code_ends_and_a_new_one_is_sent(client, draft):
    code = send(client, draft)
    wrong = f"{(int(code) + 1) % 10**6:06d}"

    pages = [tell(client, draft, wrong) for _ in range(6)]

    assert pages[-1].context["stale"] is True
    assert tell(client, draft, code).context["stale"] is True
    assert tell(client, draft, send(client, draft)).url.endswith("/receipt/")


def test_an_old_code_is_not_taken_and_says_so(client, draft, settings):
    code = send(client, draft)
    session = client.session
    login = session["account_login"]
    login["state"]["stages"]["login_by_code"]["data"]["at"] -= timedelta(minutes=11).total_seconds()
    session["account_login"] = login
    session.save()

    assert tell(client, draft, code).context["stale"] is True
    assert Entry.objects.get().owner_id is None


def test_the_address_is_corrected_where_the_code_is_asked_for(client, draft):
    first = send(client, draft, "mistyped@kitap.example")

    code = send(client, draft, "right@kitap.example")

    assert mail.outbox[-1].to == ["right@kitap.example"]
    assert first == code or tell(client, draft, first).status_code == 200
    assert tell(client, draft, code).url.endswith("/receipt/")
    assert Entry.objects.get().owner.email == "right@kitap.example"


def test_a_code_of_another_address_does_not_take_the_draft_after_a_correction(client, draft):
    code = send(client, draft, "mine@kitap.example")
    actions.correct_address(draft, email="victim@kitap.example", language="kk")
    build.person("victim@kitap.example")

    assert tell(client, draft, code).url == at("entries:check", draft.entry.contest, draft.entry)
    assert Entry.objects.get().owner_id is None


def test_a_second_press_and_another_device_are_told_that_the_work_is_in(client, contest, draft):
    twin = Client()
    code = send(client, draft)
    twin.cookies = client.cookies.copy()
    held = {name: one.value for name, one in client.cookies.items() if name.startswith("drafts-")}
    tell(client, draft, code)

    again = tell(client, draft, code)
    other = Client()
    other.cookies.load(held)
    elsewhere = tell(other, draft, code)

    assert again.url == at("entries:receipt", contest, draft.entry)
    assert elsewhere.status_code == 200
    assert EMAIL not in elsewhere.content.decode()
    assert "1" in elsewhere.content.decode()
    assert Entry.objects.count() == Receipt.objects.count() == 1


def test_the_back_button_after_handing_in_begins_nothing_anew(client, contest, draft):
    tell(client, draft, send(client, draft))

    page = {"language": "kk", "email": EMAIL, "title": "Ескі бет", "written_on": ""}
    begun = client.post(at("entries:begin", contest), page)
    kept = client.post(at("entries:edit", contest, draft.entry), page)

    assert begun.url == at("entries:show", contest, draft.entry)
    assert [one.name for one in kept.context["torn"]] == ["title"]
    assert Entry.objects.count() == 1
    assert Entry.objects.get().title != "Ескі бет"
    assert Entry.objects.get().number == 1


def test_an_account_that_has_a_work_is_told_and_nothing_is_handed_in_by_itself(
    client, contest, draft
):
    build.entry(contest, owner=build.person(EMAIL))

    answer = tell(client, draft, send(client, draft))

    draft.entry.refresh_from_db()
    assert answer.url == at("entries:check", contest, draft.entry)
    assert (draft.entry.state, draft.entry.owner.email) == ("draft", EMAIL)
    assert [one.number for one in client.get(answer.url).context["beside"]] == [1]


def test_before_the_code_nothing_tells_that_the_address_has_an_account(client, contest, draft):
    build.entry(contest, owner=build.person(EMAIL))

    known = client.post(at("entries:confirm", contest, draft.entry), {"email": EMAIL})
    page = client.get(known.url).content.decode()
    unknown = client.post(at("entries:confirm", contest, draft.entry), {"email": "n@kitap.example"})

    assert known.url == unknown.url
    strip = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"|[a-z.]+@kitap\.example')
    assert strip.sub("", page) == strip.sub("", client.get(unknown.url).content.decode())


def test_an_unfinished_draft_may_be_confirmed_early_and_stays_a_draft(client, contest, draft):
    Entry.objects.update(title="")

    answer = tell(client, draft, send(client, draft))

    assert answer.url == at("entries:check", contest, draft.entry)
    assert Entry.objects.get().state == "draft"


def test_who_is_signed_in_needs_no_code(client, contest, draft):
    client.force_login(build.person("other@kitap.example"))

    answer = client.post(at("entries:confirm", contest, draft.entry))

    assert answer.url == at("entries:receipt", contest, draft.entry)
    assert Entry.objects.get().owner.email == "other@kitap.example"
    assert mail.outbox == []


def test_an_account_with_a_second_factor_is_asked_for_it_and_finds_the_draft(
    client, contest, draft
):
    officer = build.person(EMAIL)
    build.sign_in(Client(), officer)

    answer = tell(client, draft, send(client, draft))

    assert not signed_in(client)
    assert "/receipt/" not in answer.url
    assert Entry.objects.get().owner_id is None
    client.force_login(officer)
    waiting = client.get(at("entries:start", contest)).context["open_drafts"]
    assert [one.pk for one in waiting] == [draft.pk]


def test_codes_are_sent_to_one_address_a_few_times_an_hour(client, contest, draft):
    for _ in range(CODES_AN_HOUR + 2):
        client.post(at("entries:confirm", contest, draft.entry), {"email": EMAIL})

    assert len(mail.outbox) == CODES_AN_HOUR


def test_a_stranger_is_sent_no_code_for_another_browsers_draft(contest, draft):
    answer = Client().post(at("entries:confirm", contest, draft.entry), {"email": EMAIL})

    assert "/sign-in/" in answer.url
    assert mail.outbox == []
    assert not Person.objects.filter(email=EMAIL).exists()
