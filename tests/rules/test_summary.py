"""The blocks of page and paper: everything that rules the contest is published, in each language."""

import re
import string

import pytest
from hypothesis import HealthCheck, given, settings

from baiqau.rules.summary import Clause, Facts, Heading, Note, Table, summary
from baiqau.rules.values import LANGUAGES
from baiqau.rules.words import WORDS
from tests.rules.documents import at, changed, regulations, ruled_value, sample


def facts(regulation=None, language: str = "en") -> dict[str, str]:
    blocks = summary(regulation or sample(), language)
    return {label: value for one in blocks if isinstance(one, Facts) for label, value in one.pairs}


def table(key: str, regulation=None, language: str = "en") -> Table:
    """Give the first table under the heading of a part."""
    blocks = list(summary(regulation or sample(), language))
    start = next(i for i, one in enumerate(blocks) if isinstance(one, Heading) and one.key == key)
    return next(one for one in blocks[start:] if isinstance(one, Table))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_clauses_come_first_with_their_own_numbers(language: str):
    blocks = [one for one in summary(sample(), language) if isinstance(one, Heading | Clause)]
    expected = [(one.number, one.text.within(language)) for one in sample().clauses]
    assert [(one.number, one.text) for one in blocks if one.number] == expected


def test_the_call_closes_to_the_minute_with_its_offset():
    rows = [(opens, closes) for _, opens, closes, _ in table("stages").rows]
    assert [tuple(words.replace("\u00a0", " ") for words in row) for row in rows] == [
        ("15 October 2024", "15 November 2024, 23:59 (UTC+5)"),
        ("16 November 2024", "20 November 2024"),
        ("21 November 2024", "21 November 2024"),
    ]


def test_a_stage_of_hours_is_told_in_hours():
    stages = [one.model_dump() for one in sample().stages]
    stages[2] |= {"opens": at(2024, 11, 21, 10), "closes": at(2024, 11, 21, 18)}
    row = table("stages", changed({"stages": stages})).rows[2]
    assert [words.replace("\u00a0", " ") for words in row[1:3]] == [
        "21 November 2024, 10:00 (UTC+5)",
        "21 November 2024, 18:00 (UTC+5)",
    ]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "kk",
            "35 жасты қоса алғанда; туған күні: 1988 ж. 16 қараша немесе одан кейін (4.1-тармақ)",
        ),
        ("ru", "не старше 35 лет; дата рождения: 16 ноября 1988 г. или позже (пункт 4.1)"),
        ("en", "not older than 35; date of birth: 16 November 1988 or later (clause 4.1)"),
    ],
)
def test_the_age_limit_is_told_with_its_dates_of_birth(language: str, words: str):
    told = facts(language=language)[WORDS["oldest"].within(language)]
    assert told.replace("\u00a0", " ") == words


def test_an_excluded_limit_and_a_lowest_age_have_their_own_words():
    oldest = ruled_value({"years": 31, "included": False}, "4.1")
    regulation = changed(
        {"eligibility.oldest": oldest, "eligibility.youngest": ruled_value(14, "4.1")}
    )
    told = {key: value.replace("\u00a0", " ") for key, value in facts(regulation, "ru").items()}
    assert told["Предельный возраст"] == (
        "моложе 31 года; дата рождения: 16 ноября 1993 г. или позже (пункт 4.1)"
    )
    assert told["Наименьший возраст"] == (
        "с 14 лет; дата рождения: 15 ноября 2010 г. или раньше (пункт 4.1)"
    )


def test_criteria_show_weights_and_the_meaning_of_marks():
    blocks = summary(sample(), "en")
    assert [row[:3] for row in table("criteria").rows] == [
        ("Relevance to the library", "20", "0–10"),
        ("Novelty", "20", "0–10"),
        ("Use of AI", "20", "0–10"),
        ("Result and evidence", "20", "0–10"),
        ("Ease of repeating elsewhere", "10", "0–10"),
        ("Presentation", "10", "0–10"),
    ]
    anchors = [one for one in blocks if isinstance(one, Table) and one.caption]
    assert [(one.caption, len(one.rows)) for one in anchors] == [
        (criterion.name.en, 5) for criterion in sample().criteria
    ]


def test_criteria_of_some_kinds_say_which():
    criteria = [one.model_dump() for one in sample().criteria]
    criteria[1]["work_kinds"] = ["idea", "research"]
    rows = table("criteria", changed({"criteria": criteria})).rows
    assert [row[-1] for row in rows[:2]] == ["every kind", "Idea, Research"]


def test_scores_and_ties_are_told_in_order():
    told = facts()
    assert told["Final score"] == "selection 50 % + defence 50 % (clause 6.1)"
    assert told["Where scores are equal"].startswith("1) by the score of the defence, 2) by the")
    assert told["Name of the letter"] == "ЖИ байқауы_Surname (clause 6.1)"


def test_a_contest_without_defence_questions_or_publicity_has_no_such_part():
    regulation = changed(
        {"defence": None, "questions": [], "publicity": [], "consents": [], "readings": []}
    )
    blocks = summary(regulation, "en")
    keys = [one.key for one in blocks if isinstance(one, Heading) and one.key]
    assert keys == ["settings", "stages", "eligibility", "works", "criteria", "judging", "awards"]
    assert "Time of a talk" not in facts(regulation)


def test_appeals_are_told_only_where_the_regulation_speaks_of_them():
    rule = {"days": 3, "answer_days": 10, "clause": "7.3"}
    taken, refused = changed({"appeals": rule}), changed({"appeals": rule | {"accepted": False}})
    after = "Days to file an appeal after the result is published"
    assert (facts(taken)["Appeals are taken"], facts(taken)[after]) == ("yes (clause 7.3)", "3")
    assert (facts(refused)["Appeals are taken"], after in facts(refused)) == (
        "no (clause 7.3)",
        False,
    )
    assert "Appeals are taken" not in facts()


def test_the_award_of_the_audience_is_told_with_who_votes_and_how_ties_end():
    name = {"kk": "Көрермендер көзайымы", "ru": "Приз зрителей", "en": "Audience award"}
    rule = {"name": name, "contact": "phone", "clause": "7.3"}
    told = facts(changed({"audience": rule}))
    assert told["Award"] == "Audience award (clause 7.3)"
    assert told["What a voter registers with"] == "name and telephone number"
    assert told["Who votes"].endswith("nobody votes for an own work")
    assert told["Where votes are equal"] == "the work with the better final rank gets the award"
    assert "Who votes" not in facts()


def test_every_reading_is_published_with_its_clause():
    notes = [one for one in summary(sample(), "kk") if isinstance(one, Note)]
    assert len(notes) == len(sample().readings)
    assert notes[0].title == "6.1-тармақ"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_table_is_even(language: str):
    for one in summary(sample(), language):
        if isinstance(one, Table):
            assert {len(row) for row in one.rows} == {len(one.headers)}


def test_all_words_are_there_in_three_languages_with_the_same_places():
    for key, text in WORDS.items():
        written = text.written()
        assert set(written) == set(LANGUAGES), key
        places = [
            {name for _, name, _, _ in string.Formatter().parse(words) if name}
            for words in written.values()
        ]
        assert places[0] == places[1] == places[2], key


def test_no_russian_letters_stand_in_kazakh_words_only_kazakh_has():
    mixed = [key for key, text in WORDS.items() if re.search(r"[әғқңөұүі]", text.ru or "")]
    assert mixed == []


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(regulations())
def test_any_document_with_one_call_can_be_published(regulation):
    stages = [one.model_dump() | {"kind": "other"} for one in regulation.stages]
    stages[0]["kind"] = "call"
    document = regulation.model_dump() | {"stages": stages, "zone": "Asia/Almaty"}
    blocks = summary(type(regulation).model_validate(document), "kk")
    assert sum(isinstance(one, Note) for one in blocks) == len(regulation.readings)
