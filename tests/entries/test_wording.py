"""Every finding of the rules and every refusal of this stage has words with just the facts it carries."""

import re

import pytest
from django.utils import translation

from baiqau.base import refusals
from baiqau.entries import wording
from baiqau.entries.views.telling import sentence
from baiqau.entries.wording.copying import LEFT
from baiqau.rules import codes
from baiqau.rules.values import Text

CODES = {**codes.ELIGIBILITY, **codes.LIMITS, **codes.COMPLETENESS}
SAMPLE = {
    "on": "2024-11-15",
    "question": Text(kk="Сұрақ", ru="Вопрос", en="Question"),
    "consent": {"kk": "Келісім", "ru": "Согласие", "en": "Consent"},
    "admitted": ("pdf", "odt"),
    "bytes": 3 << 20,
    "limit": 2 << 20,
}


def test_every_code_of_the_rules_is_worded_and_no_other():
    assert wording.FINDINGS.keys() == CODES.keys()


@pytest.mark.parametrize("code", sorted(CODES))
def test_a_wording_uses_only_the_facts_of_its_code(code):
    used = set(re.findall(r"%\((\w+)\)s", str(wording.FINDINGS[code])))

    assert used <= CODES[code] | {"clause"}


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("code", sorted(CODES))
def test_a_finding_is_a_whole_sentence_in_every_language(code, language):
    facts = {name: SAMPLE.get(name, 1) for name in CODES[code]}

    with translation.override(language):
        said = sentence(code, "4.1", facts)

    assert "%(" not in said
    assert said[-1] in ".”»"


def test_every_line_of_what_stays_behind_is_worded():
    own = {"copy-file-held": {"file"}, "copy-born-deleted": {"name"}}
    told = {**codes.COPYING, **own}
    used = {code: set(re.findall(r"%\((\w+)\)s", str(words))) for code, words in LEFT.items()}

    assert LEFT.keys() == told.keys()
    assert [code for code, names in used.items() if not names <= told[code] | {"clause"}] == []


def test_the_refusals_are_registered():
    assert wording.REFUSALS.keys() <= refusals.worded()


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("kk", "Сөз: ұзақтығы – 3 мин 6 с; жұмыстың ең көп ұзақтығы – 3 мин (5.3-тармақ)."),
        (
            "ru",
            "Сөз: длительность – 3 мин 6 с; наибольшая длительность работы – 3 мин (пункт 5.3).",
        ),
        ("en", "Сөз: 3 min 6 s; the work may last 3 min at most (clause 5.3)."),
    ],
)
def test_a_film_too_long_is_told_in_minutes_and_seconds_never_rounded_down(language, said):
    facts = {"file": "Сөз", "seconds": "185.001", "limit": 180, "tolerance": 5}
    with translation.override(language):
        assert sentence("file-too-long", "5.3", facts).replace("\xa0", " ") == said
