"""The receipt: number, server time with its zone, files with sizes and checksums."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from baiqau.paper.receipt import Receipt, ReceivedFile, grouped, zone
from baiqau.paper.refusals import PaperRefused
from baiqau.paper.typesetting import press
from tests.paper.examples import LINK, MADE, flowing, pages

SUM = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
ASTANA = timezone(timedelta(hours=5))


def receipt(**changes):
    usual = {
        "language": "kk",
        "number": "2024-0042",
        "received": datetime(2024, 11, 15, 23, 59, 58, tzinfo=ASTANA),
        "organiser": "Үлгі кітапханасы",
        "occasion": "«Жаңа кітап» байқауы",
        "work": "Ақылды сөре",
        "authors": ("Асанова Әсел Болатқызы", "Өмірұлы Ғани"),
        "files": (ReceivedFile("ЖИ байқауы_Асанова.pdf", 1234567, SUM),),
        "link": LINK,
    }
    return Receipt(**{**usual, **changes})


def test_a_receipt_tells_number_server_time_and_files():
    (lines,) = pages(press().pdf("receipt", receipt(), made=MADE))

    assert lines == [
        "Үлгі кітапханасы",
        "«Жаңа кітап» байқауы",
        "Жұмыстың қабылданғаны туралы растама",
        "Тіркеу нөмірі 2024-0042",
        "Сервер қабылдаған уақыт 15.11.2024, 23:59:58 (UTC+5)",
        "Жұмыс Ақылды сөре",
        "Авторлары Асанова Әсел Болатқызы, Өмірұлы Ғани",
        "Қабылданған файлдар",
        "Файл Көлемі, байт SHA-256 бақылау сомасы",
        "ЖИ байқауы_Асанова.pdf 1 234 567 9f86d081884c7d659a2feaa0c55ad015",
        "a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "Бақылау сомасы сіздегі файлдың сомасымен бірдей болса, файл бізге өзгеріссіз жетті. Жұмыстың",
        "мерзімінде түскені осы беттегі сервер уақытымен анықталады.",
        "«Жаңа кітап» байқауы 1 беттің 1-беті",
    ]


@pytest.mark.parametrize(
    ("spoken", "title"),
    [("ru", "Подтверждение о приёме работы"), ("en", "Receipt for a work")],
)
def test_a_receipt_in_the_other_languages(spoken, title):
    assert title in flowing(press().pdf("receipt", receipt(language=spoken), made=MADE))


def test_a_file_name_without_spaces_wraps_and_loses_nothing():
    name = "a_" * 60 + "жұмыс.mp4"
    text = flowing(press().pdf("receipt", receipt(files=(ReceivedFile(name, 5, SUM),)), made=MADE))

    assert name in text.replace(" ", "").replace("5" + SUM[:32], "")


def test_many_files_go_on_over_pages():
    files = tuple(ReceivedFile(f"{number}.pdf", number, SUM) for number in range(60))

    assert len(pages(press().pdf("receipt", receipt(files=files), made=MADE))) > 1


@pytest.mark.parametrize(
    ("offset", "named"),
    [
        (timedelta(hours=5), "UTC+5"),
        (timedelta(hours=-3, minutes=-30), "UTC-3:30"),
        (timedelta(hours=5, minutes=45), "UTC+5:45"),
    ],
)
def test_a_zone_is_named_by_its_offset(offset, named):
    assert zone(datetime(2024, 11, 15, tzinfo=timezone(offset))) == named


def test_utc_is_zero_and_a_naive_moment_has_no_zone():
    assert zone(datetime(2024, 11, 15, tzinfo=UTC)) == "UTC+0"
    with pytest.raises(ValueError, match="carries its zone"):
        zone(datetime(2024, 11, 15))  # noqa: DTZ001  # the naive moment is what is tested


def test_digits_are_grouped_by_unbreakable_spaces():
    assert [grouped(n) for n in (0, 999, 1000, 1234567)] == [
        "0",
        "999",
        "1\xa0000",
        "1\xa0234\xa0567",
    ]


def test_a_receipt_without_a_number_is_refused():
    with pytest.raises(PaperRefused) as refused:
        press().pdf("receipt", receipt(number=" "), made=MADE)

    assert refused.value.facts == {"part": "number"}
