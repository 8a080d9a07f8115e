"""Answering the regulation's questions: every kind is kept as typed, asked when due, frozen as asked."""

import pytest
from django.utils import translation

from baiqau.contests import actions as contests
from baiqau.contests import clock
from baiqau.entries import actions, queries
from baiqau.entries.models import Entry
from baiqau.entries.views import telling
from baiqau.rules.questions import Question
from baiqau.rules.refusals import Refused
from tests import build
from tests.entries.test_pages import at

USED = {"key": "used", "kind": "choice", "choices": ["yes", "no"], "required": True}
WHERE = {
    "key": "where",
    "kind": "table",
    "only_if": {"question": "used", "answer": "yes"},
    "columns": [
        {"key": "place", "kind": "short", "required": True},
        {"key": "day", "kind": "date"},
    ],
    "required": True,
    "most_rows": 5,
}
COST = {"key": "cost", "kind": "number", "least": 1, "most": 100}
PHONE = {"key": "phone", "kind": "phone", "blind": False}
WRITTEN = {"language": "kk", "title": "Көмекші"}


@pytest.fixture(autouse=True)
def _in_the_call(db, settings, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: build.IN_CALL)
    with translation.override("en"):
        yield


@pytest.fixture
def contest():
    return build.contest(rules=build.asking(USED, WHERE, COST, PHONE))


@pytest.fixture
def author(client):
    person = build.person()
    build.sign_in(client, person)
    return person


@pytest.fixture
def entry(client, contest, author):
    return actions.start(contest, by=author, now=build.IN_CALL)


def cells(*rows: tuple[str, str]) -> dict[str, str]:
    """Give the rows of the table as a page sends them."""
    told = {"question-where.rows": str(len(rows))}
    for place, (where, day) in enumerate(rows):
        told |= {f"question-where.{place}.place": where, f"question-where.{place}.day": day}
    return told


def send(client, contest, entry, *, quiet=False, **words):
    headers = {"X-Saving": "quiet"} if quiet else {}
    page = client.get(at("entries:edit", contest, entry))
    on = page.context["form"]["written_on"].value()
    told = {
        **WRITTEN,
        "written_on": on,
        **{name.replace("_", "-"): one for name, one in words.items()},
    }
    return client.post(at("entries:edit", contest, entry), told, headers=headers, follow=True)


def faults(page) -> dict[str, list[str]]:
    return {name: list(found) for name, found in page.context["form"].errors.items()}


def test_answers_are_kept_in_one_spelling(client, contest, entry):
    send(
        client,
        contest,
        entry,
        question_used="yes",
        question_cost="5,50",
        question_phone="8 701 123 45 67",
        **cells(("Ауыл", "9.4.2024"), ("", ""), ("Қала", "")),
    )

    entry.refresh_from_db()
    assert entry.answers == {
        "used": "yes",
        "where": [{"place": "Ауыл", "day": "2024-04-09"}, {"place": "Қала"}],
        "cost": "5.5",
        "phone": "+77011234567",
    }


def test_the_page_shows_a_day_as_it_is_typed_and_an_empty_row_to_write_in(client, contest, entry):
    send(client, contest, entry, question_used="yes", **cells(("Ауыл", "9.4.2024")))

    page = client.get(at("entries:edit", contest, entry)).content.decode()

    assert 'name="question-where.0.day" id="id_question-where.0.day" value="09.04.2024"' in page
    assert 'name="question-where.2.place"' in page
    assert 'name="question-where.3.place"' not in page


def test_what_does_not_fit_is_kept_as_typed_and_told_at_its_field(client, contest, entry):
    page = send(
        client,
        contest,
        entry,
        question_used="yes",
        question_cost="жүзден көп",
        question_phone="8 701",
        **cells(("", "ертең")),
    )

    entry.refresh_from_db()
    assert entry.answers == {
        "used": "yes",
        "where": [{"day": "ертең"}],
        "cost": "жүзден көп",
        "phone": "8 701",
    }
    assert faults(page) == {
        "question-where": [
            "“where en”, row 1: fill in “place en”.",
            "“where en”, row 1, “day en”: write a date: 09.04.2024.",
        ],
        "question-cost": ["“cost en”: write a number."],
        "question-phone": ["“phone en”: write a telephone number: +7 701 123 45 67."],
    }
    assert page.context["form"]["question-cost"].value() == "жүзден көп"
    assert 'value="ертең"' in page.content.decode()


def test_quiet_saving_keeps_half_an_answer_and_says_nothing(client, contest, entry):
    answer = send(client, contest, entry, quiet=True, question_phone="8 70", question_cost="1,")

    entry.refresh_from_db()
    assert answer.status_code == 200
    assert entry.answers == {"phone": "8 70", "cost": "1,"}


def test_bounds_are_told_in_the_language_of_the_page(client, contest, entry):
    page = send(client, contest, entry, question_cost="0,5")

    assert faults(page) == {
        "question-cost": ["“cost en”: the number must be at least 1 (clause –)."]
    }


def test_the_button_adds_a_row_and_keeps_what_was_typed(client, contest, entry):
    told = {**WRITTEN, "question-cost": "көп", **cells(("Ауыл", "ертең"), ("Қала", ""))}

    page = client.post(at("entries:edit", contest, entry), {**told, "add": "question-where"})

    words = page.content.decode()
    assert 'name="question-where.rows" value="3"' in words
    assert 'value="ертең"' in words
    assert page.context["form"]["question-cost"].value() == "көп"
    assert page.context["faulty"] is False


def test_no_more_rows_than_the_regulation_allows_are_offered(client, contest, entry):
    told = cells(*[("Ауыл", "")] * 4)

    page = client.post(
        at("entries:edit", contest, entry), {**WRITTEN, **told, "add": "question-where"}
    ).content.decode()

    assert 'name="question-where.4.place"' in page
    assert 'name="add"' not in page


def test_a_count_of_rows_that_is_no_number_is_no_row(client, contest, entry):
    send(client, contest, entry, **{"question-where.rows": "٣", "question-where.0.place": "Ауыл"})

    entry.refresh_from_db()
    assert entry.answers == {}


def test_a_condition_stands_on_the_page_in_words_and_for_the_script(client, contest, entry):
    page = client.get(at("entries:edit", contest, entry)).content.decode()

    assert 'data-asked="question-used=yes"' in page
    assert "Asked only if “used en” is answered “yes en”." in page


def test_a_draft_without_an_account_keeps_what_does_not_fit_too(client, contest):
    told = {**WRITTEN, "email": "a@kitap.example", "question-phone": "8 701", "written_on": ""}

    page = client.post(at("entries:begin", contest), told, follow=True)

    kept = Entry.objects.get(owner=None)
    assert kept.answers == {"phone": "8 701"}
    assert list(faults(page)) == ["question-phone"]
    told["question-phone"] = "8 701 123 45 67"
    told["written_on"] = page.context["form"]["written_on"].value()
    onward = client.post(at("entries:begin", contest), told)
    assert onward.url == at("entries:authors", contest, kept)


def test_two_pages_that_changed_the_same_table_show_both(client, contest, entry):
    page = at("entries:edit", contest, entry)
    client.post(page, {**WRITTEN, "written_on": "", **cells(("Ауыл", ""))})

    both = client.post(page, {**WRITTEN, "written_on": "", **cells(("Қала", "9.4.2024"))})

    assert [(one.label, one.kept) for one in both.context["torn"]] == [("where en", "Ауыл")]
    assert 'value="Қала"' in both.content.decode()
    told = {**WRITTEN, "written_on": "", "take": "question-where", **cells(("Қала", ""))}
    taken = client.post(page, told).content.decode()
    assert 'value="Ауыл"' in taken
    assert 'value="Қала"' not in taken


def handed_in(contest, **answers) -> Entry:
    return build.entry(contest, answers=answers)


def test_an_answer_to_an_unmet_condition_stays_in_the_draft_and_is_not_handed_in(contest):
    entry = handed_in(contest, used="no", where=[{"place": "Ауыл"}])

    assert entry.answers == {"used": "no", "where": [{"place": "Ауыл"}]}
    assert queries.last_receipt(entry).snapshot["work"]["answers"] == {"used": "no"}
    assert [one.question for one in telling.handed_in(entry)] == ["used en", "cost en", "phone en"]


def test_a_met_condition_demands_its_answer(contest):
    with pytest.raises(Refused) as refused:
        handed_in(contest, used="yes")

    assert (refused.value.code, refused.value.facts) == ("entries-incomplete", {"number": 1})


def test_the_receipt_keeps_the_questions_as_they_were_asked_in_three_languages(contest):
    entry = handed_in(contest, used="yes", where=[{"place": "Ауыл"}])

    frozen = queries.last_receipt(entry).snapshot["questions"]

    asked = entry.version.regulation.questions
    assert [Question.model_validate(one) for one in frozen] == list(asked)
    assert frozen[1]["label"] == {"kk": "where kk", "ru": "where ru", "en": "where en"}
    assert frozen[1]["only_if"] == {"question": "used", "answer": "yes"}


def test_the_committee_reads_the_questions_of_then_after_an_amendment(client, contest):
    entry = handed_in(contest, used="no", cost=5)
    rules = build.asking({**COST, "key": "price"}).model_copy(update={"slug": contest.slug})
    organiser = contest.roles.get().person
    contests.amend(contest, rules, reason="Сұрақтар", by=organiser, now=build.IN_CALL)
    build.sign_in(client, build.officer(contest, "committee"))

    page = client.get(at("screening:entry", contest, entry)).content.decode()

    assert "cost en" in page
    assert "price en" not in page


def test_a_receipt_from_before_the_questions_were_kept_is_read_by_its_version(contest):
    entry = handed_in(contest, used="no")
    receipt = queries.last_receipt(entry)
    del receipt.snapshot["questions"]

    told = {question.key: answer for question, answer in queries.answered_in(receipt)}

    assert told == {"used": "no", "where": None, "cost": None, "phone": None}
