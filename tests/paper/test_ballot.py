"""The blank ballot and the blank comparisons: a line for all works, something to write or to circle."""

import pytest

from baiqau.paper.ballot import BallotLine, BlankBallot
from baiqau.paper.refusals import PaperRefused
from baiqau.paper.typesetting import press
from tests.paper.examples import LINK, MADE, flowing, pages


def blank(*lines, language="kk", **told):
    return BlankBallot(
        language=language,
        organiser="Үлгі кітапханасы",
        occasion="«Жаңа кітап» байқауы",
        juror="J02 Ү. Ізбасар",
        number="J02",
        lines=lines,
        link=LINK,
        **told,
    )


def test_a_ballot_has_a_box_for_the_place_of_each_work_on_as_many_pages_as_it_takes():
    lines = [BallotLine(f"№ {number}. Ақылды сөре") for number in range(1, 42)]

    found = pages(press().pdf("sheet", blank(*lines, second="ru"), made=MADE))

    text = " ".join(" ".join(page) for page in found)
    assert len(found) == 3
    assert text.count("Ақылды сөре") == 41
    assert "Бюллетень № J02" in text
    assert "1 – лучшая" in text


def test_comparisons_are_circled_and_equality_only_where_it_may_be():
    both = BallotLine("№ 1. Бір\n№ 7. Екі", ("1", "=", "7", "?"))
    strict = BallotLine("№ 1. Бір\n№ 7. Екі", ("1", "7", "?"))

    free, never = (flowing(press().pdf("sheet", blank(one), made=MADE)) for one in (both, strict))

    assert "«=» – екі жұмыс тең." in free
    assert "«=»" not in never


@pytest.mark.parametrize(("language", "words"), [("ru", "без места"), ("en", "without a place")])
def test_a_partial_ballot_says_that_a_work_may_have_no_place(language, words):
    paper = blank(BallotLine("№ 1. Бір"), language=language, partial=True)

    assert words in flowing(press().pdf("sheet", paper, made=MADE))


def test_without_works_nothing_is_printed():
    with pytest.raises(PaperRefused):
        press().pdf("sheet", blank(), made=MADE)
