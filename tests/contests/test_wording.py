"""The sentences for the writer of a regulation: of every code, with its facts, in every language."""

import re

import pytest
from django.utils import translation

from baiqau.contests import mending
from baiqau.contests.problems import PROBLEMS, SHOWN, sentence, told
from baiqau.rules import toml
from baiqau.rules.codes import CHECKS, FORM
from baiqau.rules.drafts import faults, text
from baiqau.rules.findings import Problem, RegulationRefused
from tests import build


def faults_of(document):
    """Give the sentences about a document written as text."""
    try:
        return told(faults.look(text.tree_of(document)).problems)
    except RegulationRefused as refused:
        return told(refused.problems)


@pytest.mark.parametrize("code", sorted(mending.HERE))
def test_a_sentence_beside_a_field_uses_only_the_facts_of_its_code(code):
    used = set(re.findall(r"%\((\w+)\)s", str(mending.HERE[code])))

    assert used <= (CHECKS | FORM)[code]


@pytest.mark.parametrize("code", sorted(PROBLEMS))
def test_a_sentence_uses_only_the_facts_of_its_code(code):
    used = set(re.findall(r"%\((\w+)\)s", str(PROBLEMS[code])))

    assert used <= (CHECKS | FORM)[code]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_fault_has_a_sentence(language):
    codes = CHECKS | FORM
    assert PROBLEMS.keys() == codes.keys()

    with translation.override(language):
        for code, facts in codes.items():
            told = sentence(Problem("a.0.b", code, "4.1", {name: name.upper() for name in facts}))
            assert "a.0.b" in told
            assert "4.1" in told


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("years = 35", 'years = "many"', "a whole number"),
        ('slug = "', 'slug = "Ә', "small Latin letters, digits and hyphens"),
        ("2024-11-15 23", "2024-11-31 23", "a date does not exist"),
    ],
)
def test_a_fault_of_form_names_no_code_of_a_machine(before, after, expected):
    rules = toml.write(build.regulation())
    assert before in rules

    with translation.override("en"):
        [words] = faults_of(rules.replace(before, after, 1))

    assert expected in words
    assert not re.search(r"[\^\\{]|\w+_\w+", words)


def test_of_very_many_faults_the_rest_is_counted():
    rules = toml.write(build.regulation()).replace("clause = ", "clause = 'x' # ")

    with translation.override("en"):
        shown = faults_of(rules)

    assert len(shown) == SHOWN + 1
    assert shown[-1].endswith("more faults follow.")


def test_the_writer_is_told_where_and_what_to_do():
    question = {"key": "cost", "kind": "number", "least": 2, "most": 1}
    rules = build.asking(question)

    with translation.override("en"):
        (words,) = faults_of(toml.write(rules))

    assert words.startswith("At “questions.0.least”: The question “cost” has a lower limit above")
