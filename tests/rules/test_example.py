"""The shipped 2024 contest: the facts of its regulation, in three languages."""

from datetime import date
from decimal import Decimal

import pytest

from baiqau.rules import eligibility, examples, toml
from baiqau.rules.values import LANGUAGES
from tests.rules.documents import NAME, at, sample


def test_the_example_travels_with_the_program():
    assert examples.names() == (NAME,)
    assert sample().slug == NAME


def test_clauses_keep_their_own_numbers_and_gaps():
    numbers = [clause.number for clause in sample().clauses]
    assert numbers == [
        "1", "1.1", "1.2", "2", "2.1", "2.2", "2.4", "3", "3.1", "3.2", "3.3", "3.4", "4", "4.1",
        "4.3", "5", "5.1", "5.3", "6", "6.1", "7", "7.1", "7.2", "7.3",
    ]  # fmt: skip
    assert [one.number for one in sample().clauses if one.heading] == list("1234567")


def test_stages_are_those_of_clause_6_1():
    spans = [(one.kind, one.opens, one.closes) for one in sample().stages]
    ends = (23, 59, 59, 999_999)
    assert spans == [
        ("call", at(2024, 10, 15), at(2024, 11, 15, *ends)),
        ("selection", at(2024, 11, 16), at(2024, 11, 20, *ends)),
        ("defence", at(2024, 11, 21), at(2024, 11, 21, *ends)),
    ]


def test_who_may_enter_is_read_as_published():
    rule = sample().eligibility
    assert (rule.oldest.value.years, rule.oldest.value.included) == (35, True)
    assert eligibility.measured_on(sample()) == date(2024, 11, 15)
    assert set(rule.author_kinds.value) == {"individual", "library"}


def test_criteria_weigh_a_hundred_and_every_mark_has_its_meaning():
    weights = [criterion.weight for criterion in sample().criteria]
    assert weights == [20, 20, 20, 20, 10, 10]
    for criterion in sample().criteria:
        assert (criterion.lowest, criterion.highest) == (0, 10)
        assert [anchor.mark for anchor in criterion.anchors] == [0, 3, 5, 7, 10]


def test_places_and_scores_are_the_published_defaults():
    places = [(place.key, place.count) for place in sample().awards.places]
    assert places == [("grand-prix", 1), ("first", 1), ("second", 2), ("third", 3)]
    final = sample().final
    assert (final.selection, final.defence) == (Decimal("0.5"), Decimal("0.5"))
    assert (sample().judging.experts_per_work, sample().shortlist.size) == (3, 10)


def test_every_open_question_has_a_published_reading():
    assert [reading.key for reading in sample().readings] == [
        "deadline", "opening", "year", "age", "library-project", "librarian", "both-halves",
        "three-minutes", "formats", "one-work", "naming", "criteria", "experts", "places",
        "certificates", "names", "consents", "mailbox", "ai-declaration",
    ]  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_written_in_every_language(language: str):
    text = examples.text(NAME)
    assert text.count(".kk = ") == text.count(f".{language} = ")


def test_the_address_of_the_contest_is_invented():
    assert sample().naming.mailbox == sample().organiser.email == "konkurs@baiqau.example"
    assert "gmail" not in examples.text(NAME)


def test_kazakh_is_not_russian_nor_english():
    regulation = toml.read(examples.text(NAME))
    for clause in regulation.clauses:
        assert len({clause.text.kk, clause.text.ru, clause.text.en}) == 3
