"""Every mark to take away: raw and calibrated side by side, and nothing becomes a formula."""

import csv
import io
import zipfile
from datetime import timedelta
from xml.etree import ElementTree as ET

import pypdfium2
import pytest

from baiqau.contests import actions as contests
from baiqau.contests import clock
from baiqau.entries.models import Entry
from baiqau.journal.models import Act
from baiqau.judging.actions import conflicts, discussing, ranking, unlocking
from baiqau.judging.models import Ranking
from baiqau.judging.tables import Sheet, as_csv, as_xlsx
from baiqau.rules.parts import Nomination
from tests import build
from tests.judging import bench
from tests.judging.bench import NOW

pytestmark = pytest.mark.django_db

EVIL = '=HYPERLINK("http://x";"оқу")'
NS = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


@pytest.fixture(autouse=True)
def in_selection(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.fixture
def contest():
    made = bench.assigned(entries=3)
    Entry.objects.filter(contest=made, number=2).update(title=EVIL)
    bench.ranked(made)
    return made


def taken(client, contest, kind, *, by=None, language="kk"):
    build.sign_in(client, by or bench.organiser(contest))
    return client.get(f"/{language}/c/{contest.slug}/ranking/marks.{kind}")


def rows_of(answer):
    text = answer.content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";"))


def cells(content, number=1):
    """Give the cells of a worksheet as (type, text), row by row, and whether it holds a formula."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        words = [
            "".join(part.itertext())
            for part in ET.fromstring(book.read("xl/sharedStrings.xml")).findall("m:si", NS)
        ]
        page = ET.fromstring(book.read(f"xl/worksheets/sheet{number}.xml"))
    rows = [
        [
            words[int(cell.find("m:v", NS).text)]
            if cell.get("t") == "s"
            else float(cell.find("m:v", NS).text)
            for cell in row
            if cell.find("m:v", NS) is not None
        ]
        for row in page.iter(f"{{{NS['m']}}}row")
    ]
    return rows, list(page.iter(f"{{{NS['m']}}}f"))


def test_csv_holds_every_mark_with_raw_and_calibrated_score_of_its_work(client, contest):
    answer = taken(client, contest, "csv")

    header, *rows = rows_of(answer)
    frozen = Ranking.objects.get()
    calibrated = frozen.certainty["works"]
    at = {
        name: header.index(name)
        for name in ("Балл", "Реті", "Қаталдық ескерілген орын", "Қаталдық ескерілген балл")
    }
    assert len(rows) == 9
    assert {row[3] for row in rows if row[0] == "3"} == {"3"}
    for row in frozen.rows:
        (found,) = {tuple(r[at[n]] for n in at) for r in rows if r[0] == str(row["entry"])}
        sure = calibrated[str(row["entry"])]
        assert found == (
            f"{row['score'] / 10_000:.2f}".replace(".", ","),
            str(row["rank"]),
            str(sure["rank"]),
            f"{sure['score'] / 10_000:.2f}".replace(".", ","),
        )


def test_a_title_that_looks_like_a_formula_stays_text_in_csv_and_workbook(client, contest):
    table = taken(client, contest, "csv")
    book = taken(client, contest, "xlsx")

    assert {row[1] for row in rows_of(table) if row[0] == "2"} == {f"'{EVIL}"}
    rows, formulas = cells(book.content)
    assert [row[1] for row in rows if row[0] == 2.0] == [EVIL]
    assert formulas == []


@pytest.mark.parametrize(
    "begins", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "%0A=1", "|x"]
)
def test_no_text_begins_like_a_formula(begins):
    sheet = Sheet("S", (begins, "b"), ((begins, -5),))

    header, row = csv.reader(
        io.StringIO(as_csv(sheet, "en").decode("utf-8-sig"), newline=""), delimiter=";"
    )

    assert (header[0], row) == (f"'{begins}", [f"'{begins}", "-5"])
    assert cells(as_xlsx([sheet]))[1] == []


def test_the_workbook_holds_ranking_marks_and_what_was_signed_before(client, contest):
    sheet = bench.all_sheets(contest).filter(entry__number=1, seat__code="J02").get()
    later = NOW + timedelta(minutes=1)
    discussing.revise(sheet, {"novelty": 9}, reason="+Келістік", by=sheet.seat.person, now=later)
    ranking.compute(contest, "selection", by=bench.organiser(contest), now=later)

    content = taken(client, contest, "xlsx").content

    shapes = [(len(rows), len(rows[0])) for rows, _ in (cells(content, at) for at in (1, 2, 3))]
    criteria = len(contest.regulation.criteria)
    assert shapes == [(4, 11), (10, criteria + 4), (2, criteria + 4)]
    before = cells(content, 3)[0][1]
    assert (before[0], before[2], before[-1]) == (1.0, "J02", "+Келістік")


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_paper_is_tagged_and_tells_every_sheet(client, contest, language):
    answer = taken(client, contest, "pdf", language=language)

    document = pypdfium2.PdfDocument(answer.content)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    assert document.is_tagged()
    assert [text.count(code) for code in ("J01", "J02", "J03")] == [3, 3, 3]
    assert Ranking.objects.get().digest[:8] in text


def test_a_work_in_conflict_with_the_viewer_is_in_no_file(client, contest):
    chair = contest.seats.get(chair=True)
    entry = Entry.objects.get(contest=contest, number=2)
    conflicts.pin(chair, entry, reason="Таныс", by=bench.organiser(contest), now=NOW)
    ranking.compute(contest, "selection", by=bench.organiser(contest), now=NOW)

    table = taken(client, contest, "csv", by=chair.person)
    book = taken(client, contest, "xlsx", by=chair.person)

    assert {row[0] for row in rows_of(table)[1:]} == {"1", "3"}
    assert [row[0] for row in cells(book.content)[0][1:]] == [3.0, 1.0]
    assert "HYPERLINK" not in table.content.decode()


def test_nothing_is_given_out_while_a_sheet_is_open_or_the_ranking_is_overtaken(client, contest):
    sheet = bench.all_sheets(contest).first()
    acts = Act.objects.count()
    assert taken(client, contest, "csv").status_code == 200
    assert Act.objects.count() == acts
    unlocking.unlock([sheet], reason="-", by=contest.seats.get(chair=True).person, now=NOW)
    open_ = taken(client, contest, "csv").status_code
    bench.signed(sheet, 2, now=NOW + timedelta(minutes=1))

    assert (open_, taken(client, contest, "csv").status_code) == (409, 409)
    juror = contest.seats.get(code="J02").person
    assert taken(client, contest, "csv", by=juror).status_code == 403


def test_where_works_are_entered_in_nominations_every_table_names_them(client, contest):
    text = {code: f"rural {code}" for code in ("kk", "ru", "en")}
    rural = Nomination.model_validate({"key": "rural", "name": text, "clause": "5.1"})
    rules = contest.regulation.model_copy(update={"nominations": (rural,)})
    contests.amend(contest, rules, reason="Бар.", by=bench.organiser(contest), now=NOW)
    Entry.objects.filter(contest=contest, number=3).update(nomination="rural")

    header, *rows = rows_of(taken(client, contest, "csv", language="en"))
    tables = [cells(taken(client, contest, "xlsx", language="en").content, n)[0] for n in (1, 2)]

    assert header[:4] == ["№", "Work", "Nomination", "Juror"]
    assert header.count("Nomination") == 1
    assert {row[2] for row in rows if row[0] == "3"} == {"rural en"}
    assert {row[2] for row in rows if row[0] != "3"} == {""}
    assert all(len(row) == len(header) for row in rows)
    assert [table[0][2] for table in tables] == ["Nomination", "Nomination"]
    assert taken(client, contest, "pdf", language="en").content.startswith(b"%PDF")


def test_where_there_are_none_no_table_speaks_of_them(client, contest):
    header, *_rows = rows_of(taken(client, contest, "csv", language="en"))

    assert "Nomination" not in header
