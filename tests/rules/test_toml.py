"""The regulation as a file: nothing is lost, nothing wrong is swallowed."""

import json
import unicodedata
from datetime import timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings

from baiqau.rules import examples, toml
from baiqau.rules.document import Regulation
from baiqau.rules.findings import Problem, RegulationRefused
from tests.rules.documents import NAME, changed, regulations, sample

slow = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def faults(text: str) -> list[Problem]:
    with pytest.raises(RegulationRefused) as refused:
        toml.read(text)
    return list(refused.value.problems)


@slow
@given(regulations())
def test_what_is_written_is_read_back_equal(regulation: Regulation):
    assert toml.read(toml.write(regulation)) == regulation


@slow
@given(regulations())
def test_writing_twice_gives_the_same_file(regulation: Regulation):
    text = toml.write(regulation)
    assert toml.write(toml.read(text)) == text


@slow
@given(regulations())
def test_what_is_stored_as_json_is_read_back_equal(regulation: Regulation):
    stored = json.loads(json.dumps(regulation.model_dump(mode="json", exclude_none=True)))
    assert toml.validated(stored) == regulation


def test_letters_in_two_signs_become_one():
    text = examples.text(NAME).replace("Идея", unicodedata.normalize("NFD", "Идей"))
    assert toml.read(text).works.kinds[1].name.kk == "Идей"


def test_the_shipped_file_is_exactly_what_would_be_written():
    assert toml.write(sample()) == examples.text(NAME)


def test_a_document_silent_of_appeals_keeps_the_digest_it_always_had():
    rule = {"days": 3, "clause": "7.3"}
    assert "appeals" not in sample().model_dump(mode="json")
    assert changed({"appeals": rule}).model_dump(mode="json")["appeals"]["accepted"] is True


def test_a_document_silent_of_the_audience_keeps_the_digest_it_always_had():
    rule = {"name": {"kk": "Жүлде", "ru": "Приз", "en": "Award"}, "clause": "7.3"}
    assert "audience" not in sample().model_dump(mode="json")
    declared = changed({"audience": rule})
    assert toml.read(toml.write(declared)) == declared
    assert [one.key for one in declared.honours][-1] == "audience"


def test_the_digest_of_a_document_survives_the_file():
    regulation = changed({"final.selection": "0.50", "final.defence": "0.500"})
    again = toml.read(toml.write(regulation))
    assert again.model_dump(mode="json") == regulation.model_dump(mode="json")


def test_a_moment_may_have_any_offset():
    text = examples.text(NAME).replace("2024-10-15 00:00:00+05:00", "2024-10-15 00:00:00+04:00")
    assert toml.read(text).call.opens - sample().call.opens == timedelta(hours=1)


def test_a_moment_with_an_offset_of_seconds_stays_the_same_moment():
    zone = timezone(timedelta(hours=5, seconds=7))  # local mean time of old
    moment = sample().deadline.astimezone(zone)
    regulation = changed({"stages.0.closes": moment})
    assert regulation.deadline == moment
    assert toml.read(toml.write(regulation)).deadline == moment


def test_every_fault_is_told_at_once_with_its_path_and_clause():
    text = (
        examples.text(NAME)
        .replace("slug =", "slag =", 1)
        .replace('kind = "call"', 'kind = "cal"')
        .replace("2024-11-15 23:59:59.999999+05:00", "2024-11-15 23:59:59")
        .replace("experts_per_work = 3", "experts_per_work = 0")
        .replace("defence = 0.5", "defence = 0.4")
        .replace('number = "2.1"', 'number = "2.1a"')
    )
    assert [(one.path, one.code, one.clause) for one in faults(text)] == [
        ("slug", "value-missing", None),
        ("clauses.4.number", "spelling-wrong", "2.1a"),
        ("stages.0.kind", "choice-unknown", "6.1"),
        ("stages.0.closes", "zone-missing", "6.1"),
        ("judging.experts_per_work", "number-small", "6.1"),
        ("final", "final-weights", "6.1"),
        ("slag", "name-unknown", None),
    ]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            "highest = 10",
            "highest = 0",
            Problem("criteria.0", "criterion-range", "1.1"),
        ),
        (
            "2024-10-15 00:00:00+05:00",
            "2024-12-15 00:00:00+05:00",
            Problem("stages.0", "stage-backwards", "6.1"),
        ),
        (
            "size = 10",
            'size = "many"',
            Problem("shortlist.size", "value-wrong", "6.1", {"expected": "int_parsing"}),
        ),
        (
            "edition =",
            "edition = = ",
            Problem("", "toml-broken", None, {"line": 6}),
        ),
        (
            'title.kk = "',
            'title.de = "',
            Problem("title.de", "name-unknown", None),
        ),
    ],
)
def test_a_slip_is_told_by_its_code(old: str, new: str, problem: Problem):
    assert faults(examples.text(NAME).replace(old, new, 1)) == [problem]


def test_an_enormous_file_is_refused_unread():
    assert faults("#" * 2_000_001) == [Problem("", "document-long", facts={"limit": 2_000_000})]


def test_a_text_in_no_language_is_refused():
    text = examples.text(NAME)
    cities = 'city.kk = "Астана"\ncity.ru = "Астана"\ncity.en = "Astana"'
    assert faults(text.replace(cities, "city = {}")) == [
        Problem("organiser.city", "text-empty", "1.2")
    ]
