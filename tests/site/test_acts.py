"""Every act the code can write has words a person can read, in three languages."""

import ast
from pathlib import Path

import pytest
from django.utils import translation

from baiqau.journal import wording
from baiqau.rules import states

SOURCES = Path(__file__).resolve().parents[2] / "src" / "baiqau"


def written(tree):
    """Yield the kinds of acts named in calls of `record` and its shorthands."""
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args):
        name = getattr(call.func, "attr", getattr(call.func, "id", ""))
        first = call.args[0]
        if name in {"record", "_record", "_kept", "_tell_office"} and isinstance(
            first, ast.Constant
        ):
            yield first.value


def kinds():
    found = {
        kind for path in SOURCES.rglob("*.py") for kind in written(ast.parse(path.read_text()))
    }
    return sorted(found | {f"talk.{step.step}" for step in states.TALK.steps})


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_kind_of_act_is_told_in_words(language):
    with translation.override(language):
        bare = [kind for kind in kinds() if wording.act(kind) == kind]

    assert bare == []


def test_a_kind_is_not_worded_twice():
    with pytest.raises(AssertionError, match="worded twice"):
        wording.tell({"letters.stopped": "again"})
