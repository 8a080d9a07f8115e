"""Commitments to score sheets: hidden until opened, and bound to one content."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from baiqau.proof import commitment, merkle

SALT, OTHER = "0a" * 32, "0b" * 32
marks = some.dictionaries(some.text(min_size=1, max_size=8), some.integers(0, 10))


def sheet(juror="J01", **changes):
    told = {"sheet": "5f1c", "entry": 7, "stage": "selection", "version": "ab", "marks": {"use": 9}}
    return commitment.statement(juror=juror, **(told | changes))


@given(marks, marks)
def test_a_commitment_opens_to_what_was_signed_and_to_nothing_else(signed, other):
    made = commitment.commit(sheet(marks=signed), salt=SALT)

    assert commitment.opens(made, sheet(marks=signed), salt=SALT)
    assert commitment.opens(made, sheet(marks=other), salt=SALT) == (signed == other)
    assert not commitment.opens(made, sheet(marks=signed), salt=OTHER)


@pytest.mark.parametrize(
    "changes", [{"entry": 8}, {"stage": "defence"}, {"version": "ac"}, {"sheet": "5f1d"}]
)
def test_everything_in_the_statement_counts(changes):
    made = commitment.commit(sheet(), salt=SALT)

    assert not commitment.opens(made, sheet(**changes), salt=SALT)


def test_the_statement_names_no_juror_but_binds_them():
    mine, theirs = sheet("J01"), sheet("J02")

    assert "J01" not in str(mine)
    assert mine["sheet"] == commitment.mask("5f1c", "J01") != theirs["sheet"]


@pytest.mark.parametrize("salt", ["", "0a", "0A" * 32, "0a" * 33, "not hexadecimal"])
def test_a_salt_that_could_be_guessed_or_written_twice_is_refused(salt):
    with pytest.raises(ValueError, match=r"salt|hexadecimal"):
        commitment.commit(sheet(), salt=salt)
    assert not commitment.opens("00" * 32, sheet(), salt=salt)


def test_the_root_does_not_depend_on_the_order_in_which_sheets_were_signed():
    made = [commitment.commit(sheet(entry=number), salt=SALT) for number in range(5)]

    assert commitment.root(made) == commitment.root(reversed(made))
    assert commitment.root(made) == merkle.root(bytes.fromhex(one) for one in sorted(made)).hex()
    assert commitment.root(made) != commitment.root(made[:4])
