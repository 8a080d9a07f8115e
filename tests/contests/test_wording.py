"""The sentences for the writer of a regulation: of every code of the questions, with its facts."""

import re
from pathlib import Path

import pytest
from django.utils import translation

from baiqau.contests.forms import DocumentForm
from baiqau.contests.wording import PROBLEMS
from baiqau.rules import toml
from baiqau.rules.checks import judged
from baiqau.rules.codes import CHECKS
from tests import build


@pytest.mark.parametrize("code", sorted(PROBLEMS))
def test_a_sentence_uses_only_the_facts_of_its_code(code):
    used = set(re.findall(r"%\((\w+)\)s", str(PROBLEMS[code])))

    assert used <= CHECKS[code]


def test_every_contradiction_of_a_question_and_of_the_rule_of_judging_has_a_sentence():
    about_questions = {code for code, facts in CHECKS.items() if "question" in facts}
    source = Path(judged.__file__).read_text(encoding="utf-8")
    of_judging = {code for code in CHECKS if f'"{code}"' in source}

    assert PROBLEMS.keys() >= about_questions | of_judging


def test_the_writer_is_told_where_and_what_to_do():
    question = {"key": "cost", "kind": "number", "least": 2, "most": 1}
    rules = build.asking(question)

    with translation.override("en"):
        form = DocumentForm({"document": toml.write(rules)})

        (told,) = form.errors["document"]

    assert told.startswith("At “questions.0.least”: The question “cost” has a lower limit above")
