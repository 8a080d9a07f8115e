"""The room of letters to many, as an organiser walks through it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from baiqau.contests import clock
from baiqau.journal.models import Letter
from baiqau.journal.tasks import send_due
from baiqau.mailings import actions, letters
from baiqau.mailings.models import Mailing
from tests import build
from tests.mailings.writing import NOW, do_jobs, mailing, send

pytestmark = pytest.mark.django_db
WORDS = {"groups": ["draft"], "subject_kk": "Еске салу", "body_kk": "Сәлеметсіз бе, {name}!"}


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.fixture
def contest():
    return build.contest("zhana")


@pytest.fixture
def organiser(client, contest):
    client.person = build.officer(contest, "organiser")
    return build.sign_in(client, client.person)


def page(client, path, status=200):
    answer = client.get(f"/en/c/zhana/mailings/{path}")
    assert answer.status_code == status
    return answer.content.decode().replace("\xa0", " ")


def post(client, path, told=None):
    return client.post(f"/en/c/zhana/mailings/{path}", told or {}, follow=True)


def test_a_letter_goes_from_the_form_to_every_draft(organiser, contest):
    owners = [build.draft(contest).owner for _ in range(2)]

    form = page(organiser, "new/")
    assert "Authors whose work is a draft, not handed in – 2" in form
    shown = post(organiser, "new/", WORDS).content.decode()
    made = Mailing.objects.get()
    assert "2 recipients" in shown
    assert f"Сәлеметсіз бе, {owners[0]}!" in shown
    post(organiser, f"{made.key}/proof/")
    assert Letter.objects.get(kind="mailing.proof").recipient == organiser.person.email
    seen = shown.split('name="seen" value="')[1].split('"')[0]
    for _ in range(2):
        sending = post(organiser, f"{made.key}/send/", {"seen": seen}).content.decode()
    assert "Being sent" in sending
    assert 'hx-trigger="every 3s"' in page(organiser, f"{made.key}/progress/")
    do_jobs()

    told = page(organiser, f"{made.key}/")
    assert "Written into the outbox: 2" in told
    assert "hx-trigger" in told  # they wait in the outbox
    assert all(owner.email in told for owner in owners)
    assert Letter.objects.filter(kind=made.kind).count() == 2
    assert "Еске салу" in page(organiser, "")
    send_due.func()
    assert "hx-trigger" not in page(organiser, f"{made.key}/")
    last = organiser.get(f"/en/c/zhana/mailings/{made.key}/progress/")
    assert last["HX-Refresh"] == "true"


def test_a_fault_names_the_placeholder_and_loses_nothing(organiser):
    told = WORDS | {"body_kk": "Қайырлы күн, {аты}!", "subject_ru": "Тема"}

    first = post(organiser, "new/", told).content.decode()
    second = post(organiser, "new/", told | {"body_ru": "Текст"}).content.decode()
    half = post(organiser, "new/", WORDS | {"subject_ru": "Тема"}).content.decode()

    assert "{аты}" in first
    assert "a placeholder that does not exist: {аты}. These exist: {name}, {contest}" in second
    assert "Қайырлы күн, {аты}!</textarea>" in second
    assert "The letter in Russian has only a subject or only a text." in half
    assert not Mailing.objects.exists()


def test_one_can_look_at_the_letter_of_each_recipient(organiser, contest):
    for surname in ("Абаева", "Яковлева"):
        build.draft(contest, owner=build.person(surname=surname))
    made = mailing(contest, "draft")

    assert "Абаева" in page(organiser, f"{made.key}/")
    assert "Яковлева" in page(organiser, f"{made.key}/?page=2")
    assert "Яковлева" not in page(organiser, f"{made.key}/").split('id="reads"')[1]


def test_who_left_is_counted_before_and_after(organiser, contest):
    gone, _ = (build.draft(contest).owner for _ in range(2))
    actions.unsubscribe(contest, gone.email, now=NOW)
    made = mailing(contest, "draft")

    before = page(organiser, f"{made.key}/")
    send(made)
    after = page(organiser, f"{made.key}/")

    for told in (before, after):
        assert "1 of the chosen wants no letters to many and is left out." in told
    assert "1 recipient" in before
    assert "1 address wants no letters to many." in page(organiser, "")


def test_a_paused_letter_can_go_on(organiser, contest):
    build.draft(contest)
    made = send(mailing(contest, "draft"), work=False)

    paused = post(organiser, f"{made.key}/pause/").content.decode()
    assert "The letter is paused" in paused
    assert "Let it go on" in paused
    assert "Only a letter that is being sent can be paused" in post(organiser, f"{made.key}/pause/").content.decode()  # fmt: skip
    post(organiser, f"{made.key}/resume/")
    do_jobs()

    assert Letter.objects.filter(kind=made.kind).count() == 1


def test_a_draft_can_be_changed_and_thrown_away(organiser, contest):
    made = mailing(contest, "draft")

    assert "жаңалық" in page(organiser, f"{made.key}/change/")
    post(organiser, f"{made.key}/change/", WORDS)
    made.refresh_from_db()
    assert made.title == "Еске салу"
    post(organiser, f"{made.key}/discard/")
    assert not Mailing.objects.exists()


def test_a_letter_of_another_contest_is_not_found(organiser):
    foreign = mailing(build.contest("basqa"), "draft")

    page(organiser, f"{foreign.key}/", status=404)
    assert post(organiser, f"{foreign.key}/discard/").status_code == 404
    assert Mailing.objects.filter(pk=foreign.pk).exists()


def test_the_pages_ask_as_often_for_thirty_recipients_as_for_one(organiser, contest):
    def asked():
        made, sent = mailing(contest, "draft"), send(mailing(contest, "draft"))
        paths = ("", f"{made.key}/", f"{made.key}/change/", f"{sent.key}/")
        return [queries_of(organiser, path) for path in paths]

    build.draft(contest)
    one = asked()
    for _ in range(29):
        build.draft(contest)

    assert asked() == one


def queries_of(client, path):
    """Count the queries of a page, after a first look that fills caches."""
    page(client, path)
    with CaptureQueriesContext(connection) as queries:
        page(client, path)
    return len(queries)


@pytest.mark.parametrize(("language", "words"), [("kk", "келмейтін болсын"), ("ru", "больше не")])
def test_the_way_out_is_told_in_the_letter_in_the_language_of_the_recipient(
    contest, language, words
):
    person = build.person(language=language)
    with translation.override("en"):
        told = letters.worded(mailing(contest, "draft"), person)

    assert words in told.body
    assert told.leave in told.body
