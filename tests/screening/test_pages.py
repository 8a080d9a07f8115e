"""The committee's pages: the queue and one entry with its acts."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from baiqau.contests import clock
from baiqau.entries import queries as entries
from baiqau.screening import queries
from tests import build

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_the_selection(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: build.IN_SELECTION)


@pytest.fixture
def contest():
    return build.contest()


@pytest.fixture
def member(client, contest):
    person = build.officer(contest, "committee")
    build.sign_in(client, person)
    return person


def at(view: str, contest, entry=None, **names: object) -> str:
    """Give an address in English."""
    one = {"entry": entry.key} if entry else {}
    return "/en/" + reverse(view, kwargs={"contest": contest.slug, **one, **names}).split("/", 2)[2]


def test_the_queue_shows_what_was_handed_in_and_never_a_draft(client, contest, member):
    build.entry(contest, title="Тапсырылған жұмыс")
    build.draft(contest, title="Жазылып жатқан жұмыс")

    page = client.get(at("screening:queue", contest))

    words = page.content.decode()
    assert "Тапсырылған жұмыс" in words
    assert "Жазылып жатқан жұмыс" not in words
    assert (page.context["found"], page.context["all"]) == (1, 1)


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        ({}, [1, 2, 3]),
        ({"state": "admitted"}, [3]),
        ({"kind": "idea"}, [2]),
        ({"library_kind": "village"}, [2]),
        ({"flag": "doubts"}, []),
        ({"flag": "clear"}, [1, 2, 3]),
        ({"words": "комекши"}, [1]),
        ({"words": "Ғалиев"}, [2]),
        ({"state": "nonsense"}, [1, 2, 3]),
    ],
)
def test_the_queue_is_sifted(client, contest, member, asked, numbers):
    village = build.library("Ақсу", kind="village")
    build.entry(contest, title="Көмекші")
    idea = build.authorship(surname="Ғалиев", workplace=village)
    build.entry(contest, title="Идея", kind="idea", authors=[idea])
    build.entry(contest, title="Зерттеу", kind="research", state="admitted", by=member)

    page = client.get(at("screening:queue", contest), asked)

    shown = [
        int(row.split("</td>")[0]) for row in page.context["rows"].split('data-label="No.">')[1:]
    ]
    assert shown == numbers


def test_no_word_of_an_author_becomes_markup_in_the_queue(client, contest, member):
    bad = "<b onclick='x()'>\"&{0}</b>"
    village = build.library(bad)
    build.entry(contest, title=bad, authors=[build.authorship(surname=bad, workplace=village)])

    words = client.get(at("screening:queue", contest)).content.decode()

    assert words.count("&lt;b onclick=&#x27;x()&#x27;&gt;&quot;&amp;{0}&lt;/b&gt;") == 3
    assert "<b onclick" not in words


def test_one_page_shows_the_machine_beside_a_person(client, contest, member):
    old = build.authorship(born=date(1970, 1, 1))
    entry = build.entry(contest, authors=[old])
    client.post(
        at("screening:finding", contest, entry),
        {"check": "age", "clause": "4.1", "verdict": "unclear", "remark": "Құжат сұралды."},
    )

    page = client.get(at("screening:entry", contest, entry))

    lines = {line.check.key: line for line in page.context["lines"]}
    assert (lines["age"].check.verdict, lines["age"].person.verdict) == ("fails", "unclear")
    assert lines["library"].check.verdict == "fits"
    assert "Құжат сұралды." in page.content.decode()


@pytest.mark.parametrize(
    ("act", "typed", "state"),
    [
        ("admit", {}, "admitted"),
        ("return", {"wrong": "Түзетіңіз.", "clauses": "5.3, 4.1", "day": "20.11.2024"}, "returned"),
        ("decline", {"reason": "Сай емес.", "clauses": "4.1"}, "declined"),
    ],
)
def test_each_decision_is_one_form(client, contest, member, act, typed, state):
    entry = build.entry(contest)

    answer = client.post(at(f"screening:{act}", contest, entry), typed)

    assert answer.status_code == 302
    entry.refresh_from_db()
    assert entry.state == state


def test_a_decision_is_taken_back(client, contest, member):
    entry = build.entry(contest, state="declined", by=member)

    client.post(at("screening:requalify", contest, entry), {"reason": "Қайта қараймыз."})

    entry.refresh_from_db()
    assert entry.state == "submitted"


def test_a_refused_act_keeps_what_was_typed(client, contest, member):
    entry = build.entry(contest)

    page = client.post(
        at("screening:decline", contest, entry), {"reason": "Ұзақ себеп.", "clauses": "9.9"}
    )

    assert page.status_code == 422
    words = page.content.decode()
    assert "Ұзақ себеп." in words
    assert "The regulation has no clause 9.9" in words
    assert not queries.decisions_of(entry).exists()


def test_a_note_is_kept_on_the_page(client, contest, member):
    entry = build.entry(contest)

    client.post(at("screening:note", contest, entry), {"text": "Телефон соғу керек."})

    assert (
        "Телефон соғу керек." in client.get(at("screening:entry", contest, entry)).content.decode()
    )


def test_the_committee_fetches_a_file(client, contest, member):
    file = entries.files_of(build.entry(contest)).get()

    answer = client.get(at("screening:file", contest, file=file.key))

    assert b"".join(answer.streaming_content) == build.PDF


def test_an_entry_of_another_contest_and_a_draft_do_not_exist(client, contest, member):
    foreign, draft = build.entry(build.contest()), build.draft(contest)

    assert client.get(at("screening:entry", contest, foreign)).status_code == 404
    assert client.get(at("screening:entry", contest, draft)).status_code == 404
    assert client.post(at("screening:admit", contest, draft)).status_code == 404


def test_an_author_does_not_reach_the_queue(contest):
    author = build.person()
    entry = build.entry(contest, owner=author)
    client = build.sign_in(Client(), author)

    assert client.get(at("screening:queue", contest)).status_code == 403
    assert client.get(at("screening:entry", contest, entry)).status_code == 403


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_pages_speak_every_language(client, contest, member, language):
    entry = build.entry(contest, state="declined", by=member)

    for page in (at("screening:queue", contest), at("screening:entry", contest, entry)):
        assert client.get(page.replace("/en/", f"/{language}/")).status_code == 200


def test_the_queue_costs_the_same_queries_for_one_and_for_thirty(
    client, contest, member, django_assert_max_num_queries
):
    page = at("screening:queue", contest)
    build.entry(contest)
    client.get(page)
    with django_assert_max_num_queries(20) as one:
        client.get(page)
    for _number in range(29):
        build.entry(contest)

    with django_assert_max_num_queries(len(one)):
        assert client.get(page).context["found"] == 30
