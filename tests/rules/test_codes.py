"""The table of codes: every code the rules speak in stands in it, and nothing else does."""

import ast
from pathlib import Path

from baiqau import rules
from baiqau.rules import codes, toml
from baiqau.rules.codes import CODES, COLUMN_KINDS, QUESTION_KINDS

SPEAKERS = {"Finding": 0, "Problem": 1, "Missing": 1, "Fault": 1, "_find": 0, "Refused": 0}
ELSEWHERE = {  # chosen by a table or a condition, not written at the call
    *toml._CODES.values(),
    *(f"answer-no-{kind}" for kind in QUESTION_KINDS),
    "cell-missing",
    *(f"cell-no-{kind}" for kind in COLUMN_KINDS),
    "clause-unknown",
    "clause-ambiguous",
    "regulation-refused",
    "step-illegal",
    "value-wrong",
}


def said() -> set[str]:
    """Give the codes written in the calls of the rules' own source."""
    codes = set()
    for path in Path(rules.__path__[0]).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                codes |= code_of(node)
            if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
                codes |= raised(node.exc)
    return codes


def code_of(call: ast.Call) -> set[str]:
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    place = SPEAKERS.get(name)
    if place is None or len(call.args) <= place:
        return set()
    argument = call.args[place]
    return {argument.value} if isinstance(argument, ast.Constant) else set()


def raised(call: ast.Call) -> set[str]:
    """Values refuse with a ValueError that carries the code; sentences are for programmers."""
    if getattr(call.func, "id", "") != "ValueError" or not isinstance(call.args[0], ast.Constant):
        return set()
    words = str(call.args[0].value)
    return set() if " " in words else {words}


def test_the_table_is_exactly_what_the_rules_say():
    assert said() | ELSEWHERE == set(CODES)


def test_codes_are_plain_words_with_hyphens():
    assert [
        code for code in CODES if not code.replace("-", "").isalpha() or code != code.lower()
    ] == []


def test_no_code_stands_in_two_tables():
    tables = [
        codes.ELIGIBILITY,
        codes.LIMITS,
        codes.COMPLETENESS,
        codes.COPYING,
        codes.AWARDS,
        codes.CHECKS,
        codes.FORM,
        codes.REFUSALS,
    ]
    assert sum(len(table) for table in tables) == len(CODES)
