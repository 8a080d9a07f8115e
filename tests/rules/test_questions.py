"""The questions as values: what they do not use leaves no trace, what they use is told to readers."""

import pytest

from baiqau.proof import canonical
from baiqau.rules import toml
from baiqau.rules.questions import Question
from baiqau.rules.summary import Heading, Table, summary
from tests.rules.documents import changed, sample

LATER = {"least", "most", "least_rows", "most_rows", "columns", "only_if", "kinds"}
LATER |= {"extensions", "most_bytes", "nominations"}
USED = {"key": "used", "kind": "choice", "label": {"kk": "Қолданылды ма?", "ru": "Применялось?"}}
USED |= {"choices": [{"key": key, "label": {"kk": key, "ru": key}} for key in ("yes", "no")]}
WHERE = {"key": "where", "kind": "table", "label": {"kk": "Қайда?", "ru": "Где?"}}
WHERE |= {"columns": [{"key": "place", "kind": "short", "label": {"kk": "Орны", "ru": "Место"}}]}
WHERE |= {"only_if": {"question": "used", "answer": "yes"}, "least_rows": 1, "most_rows": 3}
COST = {"key": "cost", "kind": "number", "label": {"kk": "Құны", "ru": "Цена"}}
COST |= {"least": "0.50", "most": "100.0", "kinds": ["idea", "project"]}
LETTER = {"key": "letter", "kind": "file", "label": {"kk": "Хат", "ru": "Письмо"}}
LETTER |= {"extensions": ["pdf", "jpg"], "most_bytes": 5 << 20, "required": True}


def test_what_a_question_does_not_use_is_not_in_the_document():
    dumped = sample().model_dump(mode="json")

    assert [one.keys() & LATER for one in dumped["questions"]] == [set()] * 5


def test_the_digest_of_the_first_contest_is_what_it_was_before_these_questions():
    digest = canonical.digest([one.model_dump(mode="json") for one in sample().questions])

    assert digest == "a33565bf4c830ccab4a62799b55b3c25d1c61a012d03af513f988db5a1cf502f"


def test_bounds_have_one_spelling():
    question = Question.model_validate(COST)

    assert (str(question.least), question.most) == ("0.5", 100)
    assert question == Question.model_validate(COST | {"least": 0.5, "most": 100})


def test_what_is_used_goes_through_the_file_and_stays():
    regulation = changed({"questions": [USED, WHERE, COST, LETTER]})

    assert toml.read(toml.write(regulation)) == regulation
    assert "only_if.question = " in toml.write(regulation)


@pytest.mark.parametrize(
    ("language", "rows"),
    [
        (
            "ru",
            (
                ("Применялось? (yes, no)", "выбор одного ответа", "нет"),
                (
                    "Где? (Место) · Спрашивается, только если на вопрос «Применялось?» дан ответ «yes».",
                    "таблица; строк, не менее: 1; строк, не более: 3",
                    "нет",
                ),
                (
                    "Цена · Спрашивается только для видов работ: Проект, Идея.",
                    "число; не меньше: 0,5; не больше: 100",
                    "нет",
                ),
                ("Письмо", "файл; PDF, JPG; размер, не более: 5,0 МБ", "да"),
            ),
        )
    ],
)
def test_readers_of_the_regulation_see_every_question_with_its_condition(language, rows):
    blocks = list(summary(changed({"questions": [USED, WHERE, COST, LETTER]}), language))
    start = next(i for i, one in enumerate(blocks) if getattr(one, "key", "") == "questions")

    assert isinstance(blocks[start], Heading)
    assert isinstance(blocks[start + 1], Table)
    assert blocks[start + 1].rows == rows
