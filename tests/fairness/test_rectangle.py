"""A plain table read at once: the same cells that the careful reader finds, or none."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baiqau.fairness import rectangle

CELLS = st.text(
    st.characters(exclude_characters='"\r\n\0,', exclude_categories=["Cs"]), max_size=12
)


def cells(text, width, delimiter=","):
    """Give the rows, or None where the text is no rectangle."""
    pieces = rectangle.pieces(text, delimiter, width)
    if pieces is None:
        return None
    return [
        row
        for columns in pieces
        for row in zip(*([names[at] for at in place] for names, place in columns), strict=True)
    ]


@given(st.integers(1, 4).flatmap(lambda width: st.lists(st.tuples(*[CELLS] * width), min_size=1)))
def test_it_finds_the_cells_that_are_there(rows):
    text = "\n".join(",".join(row) for row in rows)
    found = cells(text, len(rows[0]))

    stripped = text.strip("\n").split("\n")
    if len(stripped) == len(rows) and stripped != [""]:
        assert found == rows


def test_many_pieces_are_one_table(monkeypatch):
    monkeypatch.setattr(rectangle, "PIECE", 64)
    text = "".join(f"Жұмыс {at},x{at % 7},{at % 10},{at * 1.5}\n" for at in range(500))

    assert cells(text, 4) == [tuple(row) for row in csv.reader(text.splitlines())]


@pytest.mark.parametrize(
    "text", ["", "\n", "a,b\nc\n", "a,b\n\nc,d\n", 'a,"b"\n', "a,b,c\n", "a\rb,c\n", "a\0,b\n"]
)
def test_what_is_no_plain_rectangle_is_left_to_the_careful_reader(text):
    assert cells(text, 2) is None


def test_windows_lines_and_no_last_line_are_plain():
    assert cells("a;b\r\nc;d", 2, ";") == [("a", "b"), ("c", "d")]
