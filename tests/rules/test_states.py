"""Lives walk along their tables and nowhere else."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baiqau.rules import states
from baiqau.rules.states import ENTRY, LIVES, RESULT, SHEET, TALK, IllegalStep, Life, Step

lives = st.sampled_from(list(LIVES.values()))
every_step = sorted({row.step for life in LIVES.values() for row in life.steps})


@given(lives, st.lists(st.sampled_from(every_step), max_size=30))
def test_no_walk_leaves_the_table(life: Life, steps: list[str]):
    state = life.first
    for step in steps:
        rows = [row for row in life.steps if (row.before, row.step) == (state, step)]
        if rows:
            state = states.walk(life, state, step)
            assert state == rows[0].after
        else:
            with pytest.raises(IllegalStep):
                states.walk(life, state, step)
        assert state in life.states


@pytest.mark.parametrize("life", LIVES.values(), ids=LIVES)
def test_every_state_can_be_reached_and_no_step_is_told_twice(life: Life):
    reached = {life.first}
    for _ in life.steps:
        reached |= {row.after for row in life.steps if row.before in reached}
    assert reached == set(life.states)
    pairs = [(row.before, row.step) for row in life.steps]
    assert len(pairs) == len(set(pairs))


@pytest.mark.parametrize(
    ("life", "expected"),
    [
        (ENTRY, {"draft", "submitted", "returned", "admitted", "declined", "withdrawn"}),
        (SHEET, {"assigned", "open", "signed", "recused", "cannot-judge", "withdrawn"}),
        (RESULT, {"open", "confirmed", "sealed", "published"}),
        (TALK, {"waiting", "speaking", "done", "absent", "withdrawn"}),
    ],
    ids=["entry", "sheet", "result", "talk"],
)
def test_the_lives_have_the_states_the_tables_of_people_know(life: Life, expected: set[str]):
    assert set(life.states) == expected


def test_an_entry_goes_from_draft_to_admitted():
    state = ENTRY.first
    for step in ("submit", "return", "resubmit", "admit"):
        state = states.walk(ENTRY, state, step)
    assert state == "admitted"


def test_what_is_withdrawn_or_published_stays_so():
    assert (ENTRY.ends, RESULT.ends) == (("withdrawn",), ("published",))


def test_an_illegal_step_names_life_state_and_step():
    with pytest.raises(IllegalStep) as refused:
        states.walk(RESULT, "open", "publish")
    assert refused.value.facts == {"life": "result", "state": "open", "step": "publish"}
    assert pickle.loads(pickle.dumps(refused.value)).facts == refused.value.facts


def test_a_step_belongs_to_its_role():
    assert states.may(ENTRY, "draft", "submit", who="author")
    assert not states.may(ENTRY, "draft", "submit", who="committee")
    assert states.possible(ENTRY, "submitted", who="author") == ("withdraw",)
    assert states.possible(ENTRY, "submitted") == ("admit", "return", "decline", "withdraw")


def test_the_diagram_is_the_table():
    lamp = Life(
        "lamp",
        first="off",
        steps=(
            Step("off", "press", "half-lit", ("reader", "guest")),
            Step("half-lit", "break", "gone", ("guest",)),
        ),
    )
    assert states.diagram(lamp) == (
        "stateDiagram-v2\n"
        "    half_lit: half-lit\n"
        "    [*] --> off\n"
        "    off --> half_lit: press (reader, guest)\n"
        "    half_lit --> gone: break (guest)\n"
        "    gone --> [*]\n"
    )
