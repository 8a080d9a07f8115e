"""Nominations in which works are entered: what they ask, whom they take, and the digest without them."""

from dataclasses import replace

from baiqau.proof import canonical
from baiqau.rules import answers, checks, difference, toml
from baiqau.rules.questions import Question
from baiqau.rules.summary import Table, summary
from tests.rules.documents import changed, sample
from tests.rules.test_completeness import WHOLE, lacking

RURAL = {"key": "rural", "name": {"kk": "Ауыл", "ru": "Село", "en": "Rural"}, "clause": "5.1"}
RURAL |= {"kinds": ["project"], "help": {"kk": "Ауылға.", "ru": "Для села.", "en": "For villages."}}
CITY = {"key": "city", "name": {"kk": "Қала", "ru": "Город", "en": "City"}, "clause": "5.1"}
TWO = changed({"nominations": [RURAL, CITY]})
ROAD = {"key": "road", "kind": "short", "label": {"kk": "Жол", "ru": "Дорога", "en": "Road"}}
ROAD |= {"nominations": ["rural"], "required": True}


def test_the_contest_of_2024_knows_none_of_this():
    dumped = sample().model_dump(mode="json")

    assert dumped.keys() & {"nominations", "nomination_optional"} == set()
    assert "[[nominations]]" not in toml.write(sample())
    assert "nomination_optional" not in toml.write(sample())
    assert canonical.digest(dumped) == canonical.digest(
        toml.read(toml.write(sample())).model_dump(mode="json")
    )


def test_a_nomination_is_needed_unless_the_regulation_lets_it_be():
    entry = replace(WHOLE, nomination="")
    optional = changed({"nomination_optional": True}, TWO)

    assert lacking(entry, TWO) == [("nomination", "nomination-missing")]
    assert lacking(entry, optional) == []


def test_a_nomination_must_exist_and_take_the_kind():
    assert lacking(replace(WHOLE, nomination="rural"), TWO) == []
    assert lacking(replace(WHOLE, nomination="rural", kind="idea"), TWO) == [
        ("nomination", "nomination-other-kind")
    ]
    assert lacking(replace(WHOLE, nomination="gone"), TWO) == [("nomination", "nomination-unknown")]


def test_a_question_of_a_nomination_is_asked_in_it_alone():
    question = Question.model_validate(ROAD)

    assert answers.asked([question], {}, "project", "rural") == (question,)
    assert answers.asked([question], {}, "project", "city") == ()
    assert answers.asked([question], {}, "project") == ()
    assert answers.counting([question], {"road": "тас"}, "project", "city") == {}


def test_the_document_shows_them_with_their_help_kinds_and_clause():
    award = {"key": "best", "name": {"kk": "Үздік", "ru": "Лучший", "en": "Best"}, "count": 1}
    rules = changed(
        {"questions": [ROAD], "awards.nominations": [award | {"nomination": "rural"}]}, TWO
    )
    tables = [one for one in summary(rules, "ru") if isinstance(one, Table)]
    rows = [row for table in tables for row in table.rows]

    assert checks.problems(rules) == ()
    assert ("Село. Для села.", "Проект", "5.1") in rows
    assert ("Город", "любой вид", "5.1") in rows
    assert any(row[0].startswith("Лучший (только для номинации: Село)") for row in rows)
    assert "Дорога · Спрашивается только в номинациях: Село." in [row[0] for row in rows]


def test_what_changed_in_a_nomination_is_told_by_its_name():
    after = changed({"nominations": [RURAL | {"clause": "5.3"}]}, TWO)

    told = [(one.label, one.kind, one.name.within("en")) for one in difference.changes(TWO, after)]

    assert told == [("nominations.clause", "changed", "Rural"), ("nominations", "removed", "City")]
