"""What goes along into another contest: only what is asked there in the same way, and fits."""

from hypothesis import given
from hypothesis import strategies as st

from baiqau.rules import copying
from baiqau.rules.codes import QUESTION_KINDS
from baiqau.rules.copying import Carried, Written
from baiqau.rules.limits import MeasuredFile
from tests.rules.documents import changed, sample

SHORT = {"key": "place", "kind": "short", "label": {"en": "Place"}, "clause": "5.1"}
USED = {"key": "used", "kind": "choice", "label": {"en": "Used?"}}
USED |= {"choices": [{"key": key, "label": {"en": key}} for key in ("yes", "no")]}
BEFORE = changed({"questions": [SHORT, USED]})


def carried(words: Written, **after: object) -> Carried:
    told = {name.replace("__", "."): value for name, value in after.items()}
    return copying.carried(words, BEFORE, changed(told))


def told(found: Carried) -> list[tuple[str, str | None]]:
    return [(one.code, one.clause) for one in found.left]


def test_between_equal_regulations_everything_goes_along():
    told = {"place": "Ауыл", "used": "yes"}
    words = Written("idea", "", "library", told, "Ешқандай.")

    assert copying.carried(words, BEFORE, BEFORE) == Carried(words, ())


def test_a_kind_of_work_that_is_not_there_is_named_with_its_clause():
    only = [{"key": "video", "name": {"en": "Video"}}]

    found = carried(Written(kind="idea"), works__kinds=only, questions=[])

    assert found.words.kind == ""
    assert told(found) == [("copy-kind-unknown", "5.1")]


def test_an_answer_stays_behind_when_nobody_asks_or_asks_otherwise():
    other = SHORT | {"kind": "number"}
    words = Written(answers={"place": "Ауыл", "used": "yes"})

    found = carried(words, questions=[other])

    assert dict(found.words.answers) == {}
    assert told(found) == [("copy-question-other", "5.1"), ("copy-question-gone", None)]


def test_an_answer_that_the_limits_there_do_not_take_is_told_with_the_fault():
    words = Written(answers={"place": "бір екі үш", "used": "maybe"})

    found = carried(words, questions=[SHORT | {"most_words": 2}, USED])

    assert told(found) == [("answer-long", "5.1"), ("answer-no-choice", None)]


def test_an_answer_whose_condition_is_not_met_there_is_not_asked():
    rule = SHORT | {"only_if": {"question": "used", "answer": "yes"}}
    words = Written(kind="idea", answers={"place": "Ауыл", "used": "no"})

    found = carried(words, questions=[USED, rule])

    assert dict(found.words.answers) == {"used": "no"}
    assert told(found) == [("copy-question-gone", None)]


def test_an_applicant_or_a_declaration_that_is_not_wanted_there():
    kinds = {"value": ["individual"], "clause": "4.3"}
    words = Written(author_kind="library", ai_declaration="Модель.")

    found = carried(
        words, eligibility__author_kinds=kinds, works__ai_declaration=None, questions=[]
    )

    assert (found.words.author_kind, found.words.ai_declaration) == ("individual", "")
    assert told(found) == [("copy-applicant-other", "4.3"), ("copy-declaration-not-asked", None)]


def test_a_file_keeps_its_form_where_there_is_one_of_that_key():
    forms = [form.model_dump() for form in sample().works.forms]
    renamed = changed({"works.forms": [form | {"key": f"my-{form['key']}"} for form in forms]})
    file = MeasuredFile("work.pdf", "pdf", 10, form="text")

    assert copying.form_for(file, sample()) == "text"
    assert copying.form_for(file, renamed) == "my-text"


kinds = st.dictionaries(st.sampled_from("abcd"), st.sampled_from(QUESTION_KINDS))


@given(kinds, kinds)
def test_whatever_is_asked_nothing_is_invented(before, after):
    answers = dict.fromkeys(before, "жауап")
    rules = [
        changed({"questions": [SHORT | {"key": key, "kind": kind} for key, kind in asked.items()]})
        for asked in (before, after)
    ]

    found = copying.carried(Written(answers=answers), *rules)

    assert found.words.answers.items() <= answers.items()
    assert all(before[key] == after[key] for key in found.words.answers)
