"""The day on paper: everything the console knows, for the hour when the network fails."""

import io

import pypdfium2
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from baiqau.defence import printed, queries
from baiqau.defence.actions import day
from baiqau.judging import queries as judging
from baiqau.judging.actions import conflicts
from baiqau.rules.refusals import Refused
from tests import build
from tests.build import DEFENCE_DAY
from tests.defence import stage
from tests.judging import bench

pytestmark = pytest.mark.django_db


@pytest.fixture
def contest():
    return stage.shortlisted()


def papers(contest):
    """Give the text of every page."""
    content = printed.pdf(contest, queries.sitting(contest), DEFENCE_DAY)
    document = pypdfium2.PdfDocument(io.BytesIO(content))
    assert document.is_tagged()
    return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


def document(contest):
    return printed.document(contest, queries.sitting(contest)).printed()


def test_the_day_is_an_order_presence_lists_a_sheet_for_each_juror_and_a_log(contest):
    stage.drawn(contest)

    headings = [part["heading"] for part in document(contest)["parts"]]
    pages = papers(contest)

    assert headings == [
        "Қорғау кезегі мен кестесі · Порядок и расписание выступлений",
        "Баяндамашылардың қатысу парағы · Лист присутствия выступающих",
        "Комиссияның қатысу парағы · Лист присутствия комиссии",
        *["Сарапшының бағалау кестесі · Таблица оценок эксперта"] * 3,
        "Уақыт есебі · Журнал времени",
    ]
    assert [heading in page for heading, page in zip(headings, pages, strict=True)] == [True] * 7


def test_the_order_on_paper_is_the_order_of_the_console_with_its_hours(contest):
    stage.drawn(contest)

    rows = document(contest)["parts"][0]["rows"]

    assert [row[:2] for row in rows] == [["1", "10:00"], ["2", "10:07"], ["3", "10:14"]]
    assert [row[3] for row in rows] == [
        f"№ {talk.entry.number}. {talk.entry.title}" for talk in queries.talks(contest)
    ]


def test_a_juror_has_no_box_for_a_work_in_conflict(contest):
    seat, entry = contest.seats.get(code="J02"), contest.entries.get(number=1)
    conflicts.pin(seat, entry, reason="Туысы", by=bench.organiser(contest), now=bench.NOW)
    stage.drawn(contest)

    sheets = [part for part in document(contest)["parts"] if "Таблица оценок" in part["heading"]]
    barred = [
        (part["facts"][-1][1].split()[0], row[1].split(".")[0])
        for part in sheets
        for row in part["rows"]
        if set(row[2:]) == {"–"}
    ]

    assert barred == [("J02", "№ 1")]


def test_a_marks_sheet_names_every_criterion_in_both_languages_with_its_range(contest):
    stage.drawn(contest)
    sheet = bench.all_sheets(contest, "defence").first()

    marks = document(contest)["parts"][3]

    assert marks["headers"][2:-1] == [
        f"{rule.name.within('kk')} · {rule.name.within('ru')} ({rule.lowest}–{rule.highest})"
        for rule in judging.criteria(sheet)
    ]
    assert [len(set(row[2:])) for row in marks["rows"]] == [1] * 3


def test_who_withdrew_is_not_on_paper(contest):
    stage.drawn(contest)
    gone = queries.talks(contest).get(position=2)
    day.withdraw(gone, by=bench.organiser(contest), now=DEFENCE_DAY)

    rows = document(contest)["parts"][0]["rows"]

    assert [row[0] for row in rows] == ["1", "3"]


def test_a_letter_no_font_has_is_named(contest):
    stage.drawn(contest)
    contest.entries.filter(number=1).update(title="Кітап 🦄")

    with pytest.raises(Refused) as refused:
        papers(contest)

    assert (refused.value.code, refused.value.facts) == (
        "defence-paper-unprintable",
        {"part": "🦄"},
    )


def test_the_console_offers_the_sheets_from_the_draw_on(client, contest):
    build.sign_in(client, bench.organiser(contest))
    address = f"/kk/c/{contest.slug}/day/sheets.pdf"
    assert client.get(address).status_code == 404
    stage.drawn(contest)

    assert address in client.get(f"/kk/c/{contest.slug}/day/").content.decode()
    assert client.get(address)["Content-Type"] == "application/pdf"


def test_the_papers_ask_as_much_for_one_talk_as_for_many():
    found = []
    for number in (1, 9):
        contest = stage.shortlisted(number)
        stage.drawn(contest)
        with CaptureQueriesContext(connection) as seen:
            document(contest)
        found.append(len(seen))

    assert found[0] == found[1]
