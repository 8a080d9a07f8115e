"""What a text says of something else is not taken for the contest's: other days, laws' years, those who are refused."""

import time

import pytest

from baiqau.rules import reading
from baiqau.rules.drafts import drafted
from baiqau.rules.reading import told


def facts(text):
    return told.facts(reading.read(text))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Прием работ до 1 марта 2027 года. Апелляции принимаются до 12.03.2027.", "2027-03-01"),
        ("Апелляции принимаются до 12.03.2027.", None),
        ("Консультации принимаются до 10 марта. Вопросы присылать до 12 марта.", None),
        (
            "Өтінімдер 2026 жылғы 10 қазанға дейін қабылданады. Сарапшылар өтінімдерді 11–25 қазан аралығында қарайды.",
            "2026-10-10",
        ),
        (
            "Победители 1 тура представляют работы до 5 мая 2027 года на 2 тур. Прием заявок на 1 тур до 1 апреля 2027 года.",
            "2027-04-01",
        ),
    ],
)
def test_other_days_are_not_the_end_of_the_call(text, day):
    assert facts(text)["deadline"] == day


def test_of_two_days_that_may_end_the_call_a_person_chooses():
    found = reading.read(
        "1. Заявки принимаются до 1 мая 2027 года.\n2. Заявки принимаются до 5 мая 2027 года."
    )

    assert "two-deadlines" in [one.code for one in found.doubts]
    assert "closes" not in drafted.from_reading(found)["stages"][0]


@pytest.mark.parametrize(
    "text",
    [
        "Утвержден приказом от 12 января 2015 года № 3. Работы принимаются до 20 ноября.",
        "Работы принимаются до 20 ноября. Библиотека основана 4 мая 1937 года.",
    ],
)
def test_the_years_of_laws_and_foundings_are_not_the_contests(text):
    found = facts(text)

    assert found["deadline"] == "XXXX-11-20"
    assert [one["code"] for one in found["doubts"]] == ["no-year"]


def test_a_year_taken_from_elsewhere_is_asked_about():
    found = facts("1 этап – с 5 по 9 мая 2027 г.\nРаботы принимаются до 20 ноября.")

    assert found["deadline"] == "2027-11-20"
    assert "year-taken" in [one["code"] for one in found["doubts"]]


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Дети младше 6 лет не допускаются.", (6, None)),
        ("Applicants under 18 are not eligible.", (18, None)),
        ("Лица старше 35 лет не допускаются.", (None, 35)),
        ("35 жастан асқандар қатыспайды.", (None, 35)),
        ("18 жастан асқан және 40 жасқа толмаған азаматтар қатысады.", (18, 40)),
        ("Бесплатно участвуют дети до 7 лет.", None),
    ],
)
def test_who_is_refused_gives_the_other_end(text, age):
    found = facts(f"1. {text}")["age"]

    assert (found and (found["min"], found["max"])) == age


def test_talks_tests_and_least_sizes_are_no_limits_of_films():
    found = facts(
        "3. Требования\nУстная защита – 7 минут, ответы на вопросы – 5 минут.\nФото не менее 2 Мб.\nТест – 60 минут."
    )["submission"]

    assert "duration_max_s" not in found
    assert found["size_min_mb"] == 2
    assert "size_max_mb" not in found


def test_criteria_numbered_without_an_end_mark_are_read():
    found = facts("5. Бағалау өлшемшарттары\n5.1. Тақырыптың ашылуы – 10 балл\n5.2. Тілі – 5 балл")

    assert found["criteria"] == [
        {"name": "Тақырыптың ашылуы", "max": 10},
        {"name": "Тілі", "max": 5},
    ]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Құрметті әріптестер!\n1. Байқау.", None),
        ("Байқау ережесі\nБайқау атауы: «Туған өлке шежіресі»", "«Туған өлке шежіресі»"),
        (
            "ПРАВИЛА\nучастия в республиканском конкурсе «Мой край»\n1. Общие положения",
            "Республиканский конкурс «Мой край»",
        ),
        ("Положение об областной олимпиаде «Эрудит»", "Областная олимпиада «Эрудит»"),
    ],
)
def test_titles(text, title):
    assert facts(text)["title"] == title


def test_backers_and_fees_are_those_of_the_text():
    assert facts("Байқауды Абай кітапханасының қолдауымен өткізеді.")["partners"] == [
        "Абай кітапханасы"
    ]
    assert facts("Оплата проезда до 20 000 тенге.")["fee"] is None
    assert facts("Конкурс не бесплатный.")["fee"] is None
    assert facts("Работы не на русском языке не принимаются.")["language_of_works"] is None


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "1",
            "[",
            "[](",
            "1.1. А ",
            "15 ноября ",
            "1.1.24\n",
            "Award The ",
            "Конкурс а ",
            "байқау б ",
        ),
        *(
            "«А ",
            "1, 2 и 3 ",
            "I место – ",
            "и библиотека а, ",
            "от одного автора ",
            "Организатор а ",
        ),
        *("қолдауымен А ", "Байқау а\n", "teams of ", "5 жас, "),
    ],
)
def test_no_text_keeps_the_reader_long(piece):
    started = time.process_time()
    reading.read(piece * (20_000 // len(piece)))

    assert (
        time.process_time() - started < 20
    )  # a second or two; an hour before the patterns were bounded
