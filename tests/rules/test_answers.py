"""Verdicts on answers: of every kind the right and the wrong, conditions, what is kept."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baiqau.rules import answers
from baiqau.rules.codes import CODES
from baiqau.rules.questions import Question
from tests.rules.documents import questions

YES_NO = [{"key": key, "label": {"kk": key}} for key in ("yes", "no")]
COLUMNS = [
    {"key": "name", "kind": "short", "label": {"kk": "Аты"}, "required": True},
    {"key": "day", "kind": "date", "label": {"kk": "Күні"}},
]


def question(kind: str, key: str = "it", **facts: object) -> Question:
    asked = {"key": key, "kind": kind, "label": {"kk": "Не?"}}
    if kind.startswith("choice"):
        asked["choices"] = YES_NO
    if kind == "table":
        asked["columns"] = COLUMNS
    return Question.model_validate(asked | facts)


def codes(asked: Question, answer: object) -> list[str]:
    return [one.code for one in answers.of_answer(asked, answer)]


@pytest.mark.parametrize(
    ("kind", "right", "wrong"),
    [
        ("short", ["a", "Ә"], [1, ["a"]]),
        ("long", ["a\nb"], [{}]),
        ("choice", ["yes"], ["maybe", 1, ["yes"], {}]),
        ("choices", [["yes", "no"], ["no"]], ["yes", ["yes", "maybe"], [["yes"]]]),
        ("date", ["2024-11-15", date(2024, 11, 15)], ["15.11.2024", "2024-02-30", "20241115"]),
        (
            "number",
            [5, "5", "5,5", "-1.25", 0],
            ["five", True, "NaN", "Infinity", "1 2", "1e5", "٣", "1_0"],
        ),
        (
            "phone",
            ["+7 701 123 45 67", "87011234567", "+44 20 7946 0958"],
            ["12", "phone", "+7(701) 12345678901234567", "+7 701 123 45", "20 7946 0958 11"],
        ),
        ("email", ["a@b.kz"], ["a@b", "a b@c.kz", "@b.kz", "a@b..kz"]),
        (
            "link",
            ["https://kitap.example/a?b", "http://кітап.example"],
            [
                "kitap.example",
                "javascript:alert(1)",
                "ftp://kitap.example",
                "https://",
                "http://[1",
                "https://a.kz/ b",
            ],
        ),
        ("table", [[{"name": "а"}], [{"name": "а", "day": "2024-11-15"}]], ["а", ["а"], {}]),
    ],
)
def test_answers_are_of_the_kind_the_question_asks(kind, right, wrong):
    asked = question(kind)
    for answer in right:
        assert codes(asked, answer) == []
    for answer in wrong:
        assert codes(asked, answer) == [f"answer-no-{kind}"]


def test_a_number_keeps_to_its_bounds():
    asked = question("number", least=1, most="2.5")

    assert [codes(asked, one) for one in (1, "2,5", "0,99", "2.51")] == [
        [],
        [],
        ["answer-small"],
        ["answer-great"],
    ]


def test_words_are_limited_in_texts():
    asked = question("short", most_words=2)

    assert codes(asked, "бір екі") == []
    assert codes(asked, "бір екі үш") == ["answer-long"]


def test_every_faulty_cell_of_a_table_is_named_with_its_row():
    asked = question("table", least_rows=3)
    rows = [{"name": "а"}, {}, {"day": "ертең"}]

    assert [(one.code, one.facts.get("row")) for one in answers.of_answer(asked, rows)] == [
        ("cell-missing", 2),
        ("cell-no-date", 2),
        ("rows-few", None),
    ]


def test_a_table_has_an_end_even_without_a_limit():
    rows = [{"name": "а"}] * 31

    assert codes(question("table"), rows) == ["rows-many"]
    assert codes(question("table", most_rows=1), rows[:2]) == ["rows-many"]


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("+7 701 123 45 67", "+77011234567"),
        ("8 (701) 123-45-67", "+77011234567"),
        ("7 701 123 45 67", "+77011234567"),
        ("701 123 45 67", "+77011234567"),
        ("8 (7172) 12-34-56", "+77172123456"),
        ("+44 20 7946 0958", "+442079460958"),
        ("+0 701 123 45 67", None),
        ("7011234567 (Асан)", None),
        ("", None),
    ],
)
def test_a_telephone_number_has_one_spelling(typed: str, number: str | None):
    assert answers.phone(typed) == number


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        ("date", "9.4.2024", "2024-04-09"),
        ("date", " 09.04.24 ", "2024-04-09"),
        ("date", "сәуірде", "сәуірде"),
        ("number", "12", 12),
        ("number", "5,50", "5.5"),
        ("number", "он шақты", "он шақты"),
        ("phone", "8 701 123 45 67", "+77011234567"),
        ("phone", "8 701", "8 701"),
        ("link", "kitap.kz/a", "https://kitap.kz/a"),
        ("link", "жоқ", "жоқ"),
        ("email", " a@b.kz ", "a@b.kz"),
        ("long", " а\r\nә ", " а\r\nә "),
        ("choices", ["yes"], ["yes"]),
        (
            "table",
            [{"name": "а", "day": "9.4.2024"}, {"name": " ", "day": ""}, {"day": "кеше"}],
            [{"name": "а", "day": "2024-04-09"}, {"day": "кеше"}],
        ),
    ],
)
def test_a_fitting_answer_is_kept_in_one_spelling_any_other_as_typed(kind, typed, kept):
    assert answers.kept(question(kind), typed) == kept
    assert answers.kept(question(kind), kept) == kept


USED = question("choice", "used", required=True)
WHERE = question("choices", "where", only_if={"question": "used", "answer": "yes"}, required=True)
WHY = question("short", "why", only_if={"question": "where", "answer": "no"}, required=True)
COST = question("number", "cost", kinds=["idea"], required=True)
ASKED = (USED, WHERE, WHY, COST)


@pytest.mark.parametrize(
    ("given", "kind", "lacking"),
    [
        ({}, "", ["used"]),
        ({}, "idea", ["used", "cost"]),
        ({"used": "no"}, "", []),
        ({"used": "yes"}, "project", ["where"]),
        ({"used": "yes", "where": ["yes", "no"]}, "", ["why"]),
        ({"used": "no", "where": ["no"]}, "", []),
    ],
)
def test_only_what_is_asked_is_demanded(given, kind, lacking):
    found = list(answers.faults(ASKED, given, kind))

    assert [one.code for one in found] == ["answer-missing"] * len(lacking)
    assert [one.question.key for one in found] == lacking


def test_an_answer_to_a_question_that_is_not_asked_does_not_count():
    given = {"used": "no", "where": ["no"], "why": "Себебі", "cost": 5, "gone": "Ескі"}

    assert answers.counting(ASKED, given, "project") == {"used": "no"}
    assert answers.counting(ASKED, given, "idea") == {"used": "no", "cost": 5}


@pytest.mark.parametrize("empty", [None, "", "  ", [], (), [{}], [{"name": " "}]])
def test_nothing_is_no_answer(empty):
    assert answers.is_empty(empty)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("бір", 1),
        ("бір екі\nүш", 3),
        ("қол-аяқ – екі сөз", 3),
        ("3 минут, 15%", 3),
        ("— … !", 0),
    ],
)
def test_words_are_counted_as_people_count_them(text, count):
    assert answers.words(text) == count


@given(st.text(max_size=40), st.text(max_size=40))
def test_words_of_two_lines_add_up(one: str, other: str):
    assert answers.words(f"{one}\n{other}") == answers.words(one) + answers.words(other)


plain = st.text(max_size=12) | st.sampled_from(
    ["87011234567", "01.02.2024", "5,5", "a@b.kz", "a.kz"]
)
json = st.recursive(
    plain | st.integers(-5, 5) | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(plain, inner, max_size=3),
    max_leaves=6,
)


@given(questions, json)
def test_whatever_is_kept_can_be_judged_and_is_kept_the_same_again(asked, answer):
    kept = answers.kept(asked, answer)

    for one in answers.of_answer(asked, kept):
        assert set(one.facts) == CODES[one.code]
    assert answers.kept(asked, kept) == kept
