"""Regulations of invented contests are read into facts: Kazakh in three scripts, Russian, English."""

import re
from pathlib import Path

import pytest

from baiqau.rules import reading
from baiqau.rules.reading import told

HERE = Path(__file__).parent
NAMES = ("kk", "kk-latin", "kk-arabic", "ru", "ru-numbers", "en")


def facts(name):
    return told.facts(reading.read((HERE / f"{name}.txt").read_text(encoding="utf-8")))


KNOWN = {
    "kk": {
        "lang": "kk",
        "title": "«БІР ЕЛ – БІР КІТАП» ОБЛЫСТЫҚ ОҚУШЫЛАР БАЙҚАУЫ",
        "application_start": "2025-03-03",
        "deadline": "2025-03-30",
        "deadline_time": "18:00",
        "deadline_inclusive": None,
        "results_date": "2025-04-15",
        "award_date": "2025-04-20",
        "age": {"min": 10, "max": 16, "max_inclusive": None},
        "naming_rule": "Тегі_Аты_мектеп",
        "fee": {"amount": 0, "currency": None, "per": None},
        "organiser": [
            "Қарағанды облысының мәдениет басқармасы",
            "Н.В. Гоголь атындағы облыстық әмбебап ғылыми кітапхана",
        ],
        "emails": ["konkurs@gogol.kz"],
        "phones": ["8 (7212) 56-78-90"],
        "nominations": ["«Үздік эссе»", "«Үздік бейнеролик»", "«Үздік сурет»"],
        "criteria": [
            {"name": "мазмұнның тереңдігі", "max": 10},
            {"name": "тіл байлығы", "max": 10},
            {"name": "шығармашылық", "max": 5},
        ],
        "awards": ["І, ІІ, ІІІ дәрежелі дипломдар", "бағалы сыйлықтар"],
        "clauses": [str(number) for number in range(1, 11)],
    },
    "kk-latin": {
        "lang": "kk",
        "title": "«QAZAQ KITABY» RESPUBLIKALYQ BAIQAUY",
        "application_start": "2025-09-10",
        "deadline": "2025-10-20",
        "results_date": "2025-11-05",
        "age": {"min": 18, "max": 35, "max_inclusive": None},
        "organiser": ["Qazaqstan Respýblikasynyń Ulttyq kitaphanasy"],
        "eligibility": "Baiqauǵa 18 jastan 35 jasqa deiingi kitaphanashylar qatysa alady.",
    },
    "kk-arabic": {
        "lang": "kk",
        "title": "«انا ءتىلى» بايقاۋى",
        "deadline": "2025-10-15",
        "results_date": "2025-11-10",
        "age": {"min": 18, "max": 40, "max_inclusive": None},
        "organiser": ["شىڭجاڭ حالىق باسپاسى"],
        "clauses": ["1", "1.1", "1.2", "2", "2.1", "2.2"],
    },
    "ru": {
        "lang": "ru",
        "title": "Городской конкурс видеороликов «Читающий город»",
        "deadline": "2025-10-31",
        "deadline_time": "18:00",
        "deadline_inclusive": True,
        "results_date": "2025-11-17",
        "age": {"min": 14, "max": 29, "max_inclusive": True},
        "organiser": ["Централизованная библиотечная система города Алматы"],
        "partners": ["Управление культуры"],
        "naming_rule": "Читающий город_Фамилия И.О.",
        "awards": ["дипломы I, II и III степени", "памятные подарки", "сертификаты"],
        "phones": ["+7 (727) 300-11-22"],
    },
    "ru-numbers": {
        "title": "III Международный конкурс научных работ студентов «Наука будущего – 2026»",
        "application_start": "2026-01-12",
        "deadline": "2026-02-20",
        "deadline_time": "23:59",
        "age": {"min": None, "max": 27, "max_inclusive": None},
        "language_of_works": ["kk", "ru", "en"],
        "fee": {"amount": 2000, "currency": "KZT", "per": "work"},
        "organiser": ["Евразийский национальный университет им. Л.Н. Гумилева"],
        "nominations": ["естественные науки", "технические науки", "гуманитарные науки"],
        "clauses": ["1", "1.1", "1.2", "2", "2.1", "2.2", "2.3", "2.4", "3", "4", "5", "6"],
    },
    "en": {
        "lang": "en",
        "title": "Young Science Communicators Award 2025",
        "application_start": "2025-02-01",
        "deadline": "2025-03-15",
        "deadline_time": "23:59",
        "award_date": "2025-05-05",
        "age": {"min": 18, "max": 25, "max_inclusive": True},
        "fee": {"amount": 10, "currency": "USD", "per": "work"},
        "organiser": ["the Central Asian Academy of Science Communication"],
        "nominations": ["Biology", "Physics and astronomy", "Digital humanities"],
        "criteria": [
            {"name": "Scientific accuracy", "max": 30},
            {"name": "Clarity", "max": 40},
            {"name": "Creativity", "max": 30},
        ],
        "clauses": [],
    },
}
LIMITS = {
    "kk": {"duration_max_s": 120, "pages_max": 3, "size_max_mb": 50},
    "ru": {"duration_max_s": 150, "size_max_mb": 200, "entries_max": 2, "formats": ["mp4", "avi"]},
    "ru-numbers": {"pages_max": 15, "font_size": 14},
    "en": {"duration_max_s": 300, "size_max_mb": 500, "words_max": 300},
}


@pytest.mark.parametrize("name", NAMES)
def test_the_facts_of_a_regulation_are_read(name):
    found = facts(name)

    assert {key: found[key] for key in KNOWN[name]} == KNOWN[name]
    limits = LIMITS.get(name, {})
    assert {key: found["submission"].get(key) for key in limits} == limits


def test_stages_keep_their_numbers_names_and_days():
    assert facts("ru-numbers")["stages"] == [
        {"n": 1, "name": "заочный", "start": "2026-01-12", "end": "2026-02-20"},
        {"n": 2, "name": "экспертиза", "start": "2026-02-21", "end": "2026-03-15"},
        {"n": 3, "name": "очная защита", "start": "2026-03-27", "end": "2026-03-27"},
    ]
    assert [one["start"] for one in facts("kk")["stages"]] == ["2025-03-03", "2025-04-01"]


@pytest.mark.parametrize("name", NAMES)
def test_every_value_stands_beside_words_of_the_text(name):
    text = re.sub(r"\s+", " ", (HERE / f"{name}.txt").read_text(encoding="utf-8"))
    sources = facts(name)["sources"]
    rows = [one for one in sources.values() if isinstance(one, dict) and "words" in one]
    rows += [one for many in sources.values() if isinstance(many, list) for one in many]
    rows += list(sources["submission"].values())

    assert len(rows) > 5
    for row in rows:
        for words in row["words"].split(" / "):
            assert re.sub(r"\s+", " ", words) in text


def test_what_a_text_does_not_say_is_not_filled_in():
    found = told.facts(reading.read("Сәлем! Бұл жай хат, ереже емес."))

    assert found["deadline"] is None
    assert found["age"] is None
    assert found["fee"] is None
    assert found["organiser"] == found["criteria"] == found["stages"] == []
    assert [one["code"] for one in found["doubts"]] == ["no-deadline"]


def test_a_day_without_a_year_is_said_to_have_none():
    found = told.facts(reading.read("1. Өтінімдер 15 қарашаға дейін қабылданады."))

    assert found["deadline"] == "XXXX-11-15"
    assert [one["code"] for one in found["doubts"]] == ["no-year"]


def test_a_person_is_asked_about_what_is_unclear():
    text = """1. Заявки принимаются до 5 мая 2025 года.
    3. Работы оцениваются по критериям комиссии.
    1 этап – с 1 по 20 мая 2025 г.
    2 этап – с 15 по 30 мая 2025 г.
    Телефон: +7-775-897-7-88"""

    codes = [one["code"] for one in told.facts(reading.read(text))["doubts"]]

    assert codes == [
        "not-said-inclusive",
        "stages-overlap",
        "phone-digits",
        "criteria-not-listed",
        "clause-missing",
    ]


def test_ages_and_other_spans_of_years_are_told_apart():
    def age(text):
        found = reading.read(f"1. {text}").age
        return found and (found.value.least, found.value.most)

    assert age("Участники не моложе 18 лет.") == (18, None)
    assert age("Работы, изданные в течение последних 2 лет.") is None
    assert age("Фотографии, сделанные не ранее 3 лет назад.") is None
    assert age("Стаж работы от 5 лет.") is None
    assert age("Байқауға 35 жасқа дейінгі кітапханашылар қатысады.") == (None, 35)
    assert age("18 жастан асқан азаматтар қатысады.") == (18, None)
    assert age("Up to 40 marks for each category.") is None
    assert age("Open to writers under 30.") == (None, 30)


def test_the_numbers_of_wallets_and_cards_are_no_telephones():
    found = reading.read("Qiwi кошелек номері: 8705 588 12 10\nБайланыс: 8 705 588 12 11")

    assert [one.value for one in found.phones] == ["8 705 588 12 11"]
