"""The blank score sheet: every criterion with its anchors and something to mark."""

import pytest

from baiqau.paper.refusals import PaperRefused
from baiqau.paper.sheet import ScoreSheets, SheetCriterion, Work
from baiqau.paper.typesetting import press
from tests.paper.examples import LINK, MADE, flowing, pages

NOVELTY = SheetCriterion(
    "Жаңашылдығы", 20, 0, 10, ((0, "Жаңалығы жоқ."), (10, "Тың шешім.")), "Не қосады?"
)


def sheet(*criteria, language="kk", work="Ақылды сөре", juror="Ү. Ізбасар"):
    return sheets(Work("14-3", work, criteria, LINK), language=language, juror=juror)


def sheets(*works, language="kk", juror="Ү. Ізбасар", second=None):
    return ScoreSheets(
        language=language,
        organiser="Үлгі кітапханасы",
        occasion="«Жаңа кітап» байқауы",
        juror=juror,
        works=works,
        second=second,
    )


def test_a_sheet_names_work_and_juror_and_offers_every_mark():
    (lines,) = pages(press().pdf("sheet", sheet(NOVELTY), made=MADE))

    assert lines[2:] == [
        "Бағалау парағы № 14-3",
        "Жұмыс Ақылды сөре",
        "Сарапшы Ү. Ізбасар",
        "Әр өлшемшарт бойынша бір балды қоршап белгілеңіз. Түзетсеңіз, жанына қолыңызды қойыңыз.",
        "Жаңашылдығы салмағы 20 0 1 2 3 4 5 6 7 8 9 10",
        "Не қосады?",
        "0 Жаңалығы жоқ.",
        "10 Тың шешім.",
        "Пікір",
        "Қолы Күні",
        "«Жаңа кітап» байқауы 1 беттің 1-беті",
    ]


def test_a_long_range_of_marks_gets_a_box_and_its_bounds():
    text = flowing(press().pdf("sheet", sheet(SheetCriterion("Novelty", 1, 1, 100)), made=MADE))

    assert "1 – 100 балл" in text


@pytest.mark.parametrize(("spoken", "title"), [("ru", "Оценочный лист"), ("en", "Score sheet")])
def test_a_sheet_in_the_other_languages_with_blank_names(spoken, title):
    blank = sheet(NOVELTY, language=spoken, work="", juror="")

    assert title in flowing(press().pdf("sheet", blank, made=MADE))


def test_six_criteria_with_five_anchors_fit_one_page():
    anchors = tuple((mark, "Нәтиже айтылған, бірақ дәлелі жоқ.") for mark in (0, 3, 5, 7, 10))
    criteria = (SheetCriterion("Нәтижесі мен дәлелі", 20, 0, 10, anchors, "Не өзгерді?"),) * 6

    assert len(pages(press().pdf("sheet", sheet(*criteria), made=MADE))) == 1


def test_a_sheet_without_criteria_is_refused():
    with pytest.raises(PaperRefused) as refused:
        press().pdf("sheet", sheet(), made=MADE)

    assert refused.value.facts == {"part": "criteria"}


def test_each_work_of_a_juror_has_a_page_of_its_own_with_its_own_code():
    works = [Work(f"J02-{n}", f"Жұмыс {n}", (NOVELTY,), f"{LINK}/{n}") for n in (1, 2, 3)]

    printed = pages(press().pdf("sheet", sheets(*works), made=MADE))
    codes = {one["code"] for one in sheets(*works).printed()["sheets"]}

    assert [f"Жұмыс Жұмыс {n}" in " ".join(page) for n, page in enumerate(printed, 1)] == [True] * 3
    assert len(codes) == 3


def test_the_fixed_words_stand_in_both_languages():
    both = sheets(Work("J02-1", "Ақылды сөре", (NOVELTY,), LINK), second="ru")

    text = flowing(press().pdf("sheet", both, made=MADE))

    for words in ("Бағалау парағы · Оценочный лист", "Сарапшы · Эксперт", "Қолы · Подпись"):
        assert words in text
