"""Files are looked into before anybody judges by them; what is held reaches the committee alone."""

import shutil
from datetime import timedelta
from html import unescape
from socketserver import UnixStreamServer

import pytest
from django.utils import timezone

from baiqau.base.models import Job
from baiqau.entries import actions as entries
from baiqau.entries import queries
from baiqau.entries.actions import looking
from baiqau.entries.models import Inspection
from baiqau.entries.tasks import look_again
from baiqau.entries.wording.looked import HAZARDS, NO_COPY
from baiqau.files import Inspection as Seen
from baiqau.files import Kind, Level, refusing
from baiqau.files.hazards import TABLE, found
from baiqau.judging.actions import assignment
from baiqau.screening import actions as committee
from baiqau.screening import queries as screening
from tests import build
from tests.files import clamd, films, pdfs, zips
from tests.judging import bench
from tests.judging.bench import NOW

pytestmark = pytest.mark.django_db
AUTHOR = "Zhumadilova"


def looked(file):
    """Do for a file what the worker does: look, then copy."""
    verdict = looking.look.call(file.pk)
    if verdict != Level.HELD:
        looking.copy.call(file.pk)
    file.refresh_from_db()
    return Inspection.objects.get(file=file)


def attached(contest, content, name, form="text"):
    entry = build.draft(contest, file=None)
    return build.attach(entry, content=content, name=name, form=form)


def at(contest, rest):
    return f"/kk/c/{contest.slug}/{rest}"


def juror_with(client, content, name="Жоба.pdf", form="text"):
    """Give the sheet of a juror who is signed in, and the one looked-into file of its work."""
    contest = build.contest()
    by = build.officer(contest, "committee")
    draft = build.draft(contest, file=None)
    file = build.attach(draft, content=content, name=name, form=form)
    looked(file)
    entries.submit(draft, by=draft.owner, now=build.IN_CALL)
    draft.refresh_from_db()
    committee.admit(draft, by=by, now=build.IN_CALL)
    bench.seats(contest, 3)
    assignment.assign(contest, by=bench.organiser(contest), now=NOW)
    sheet = bench.all_sheets(contest).first()
    build.sign_in(client, sheet.seat.person)
    return sheet, file, at(contest, f"sheets/{sheet.key}/")


def test_a_document_is_counted_and_gets_its_pages_and_a_copy_without_its_author():
    file = attached(build.contest(), pdfs.pdf(pages=3), "Жоба.pdf")

    seen = looked(file)

    assert (seen.verdict, seen.kind, file.pages) == ("fine", "pdf", 3)
    copies = list(file.copies.values_list("use", "position"))
    assert copies == [("blind", 1), ("page", 1), ("page", 2), ("page", 3)]


def test_a_file_waits_as_one_job_however_often_it_is_asked_for():
    file = attached(build.contest(), pdfs.pdf(), "Жоба.pdf")

    look_again.call()
    looking.expect(file)

    assert Job.objects.filter(key__startswith=f"look:{file.key}").count() == 1


def test_a_film_over_its_time_is_told_to_author_and_committee_with_the_clause(client):
    contest = build.contest()
    entry = build.entry(contest)
    film = films.film(frames=25 * 190)
    file = build.attach(entry, content=film, name="Бейне.mp4", form="video")

    looked(file)

    entry.refresh_from_db()
    check = next(one for one in screening.checked(entry) if one.key == "duration")
    assert [line["code"] for line in check.found] == ["file-too-long"]
    assert (check.verdict, check.clause, entry.doubts) == ("unclear", "5.3", 1)
    build.sign_in(client, entry.owner)
    page = client.get(at(contest, f"entries/{entry.key}/files/")).content.decode()
    assert "3 мин 10 с" in page.replace("\xa0", " ")


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (lambda: pdfs.pdf(catalog=pdfs.SCRIPT), "Жоба.pdf"),
        (lambda: zips.docx({"word/vbaProject.bin": "x"}), "Жоба.docx"),
    ],
)
def test_a_held_file_reaches_the_committee_alone_and_says_why(client, content, name):
    contest = build.contest()
    entry = build.draft(contest, file=None)
    file = build.attach(entry, content=content(), name=name)
    entry = entries.submit(entry, by=entry.owner, now=build.IN_CALL)
    seen = looked(file)

    own = build.sign_in(client, entry.owner)
    assert own.get(at(contest, f"files/{file.key}/")).status_code == 404
    page = own.get(at(contest, f"entries/{entry.key}/files/")).content.decode()
    staff = build.sign_in(client, build.officer(contest, "committee"))
    given = staff.get(at(contest, f"files/screening/{file.key}/"))

    assert (seen.verdict, file.copies.count()) == ("held", 0)
    assert "макрос" in page
    assert given.status_code == 200
    assert given["Content-Security-Policy"].startswith("sandbox")
    given.close()


def test_a_scanner_that_is_away_holds_the_file_until_it_answers(settings):
    settings.SCANNER = "unix:/nowhere/clamd.ctl"
    file = attached(build.contest(), pdfs.pdf(), "Жоба.pdf")
    assert looked(file).verdict == "held"
    assert [one.pk for one in queries.unscanned_files(timezone.now())] == [file.pk]

    settings.SCANNER = ""
    assert looked(file).verdict == "fine"

    assert list(queries.unscanned_files(timezone.now())) == []


def test_a_file_too_large_for_the_scanner_is_held_and_tried_once_a_day(client, settings, tmp_path):
    settings.SCANNER = f"unix:{tmp_path}/clamd.ctl"
    contest = build.contest()
    file = attached(contest, pdfs.pdf() + bytes(2 << 20), "Жоба.pdf")

    with clamd.running(UnixStreamServer(f"{tmp_path}/clamd.ctl", clamd.Clamd)):
        seen = looked(file)
    own = build.sign_in(client, file.entry.owner)
    page = own.get(at(contest, f"entries/{file.entry.key}/files/"))

    assert (seen.verdict, [one["code"] for one in seen.hazards][-1]) == ("held", "not-scanned-size")
    assert str(HAZARDS["not-scanned-size"]) in unescape(page.content.decode())
    day = seen.looked_at + timedelta(days=1)
    assert list(queries.unscanned_files(day - timedelta(seconds=1))) == []
    assert list(queries.unscanned_files(day)) == [file]


def test_a_virus_holds_the_file_from_its_author_and_no_later_look_asks_again(
    client, settings, tmp_path
):
    settings.SCANNER = f"unix:{tmp_path}/clamd.ctl"
    contest = build.contest()
    file = attached(contest, pdfs.pdf(pdfs.stream(clamd.EICAR)), "Жоба.pdf")

    with clamd.running(UnixStreamServer(f"{tmp_path}/clamd.ctl", clamd.Clamd)):
        seen = looked(file)
    own = build.sign_in(client, file.entry.owner)
    page = own.get(at(contest, f"entries/{file.entry.key}/files/"))

    assert (seen.verdict, [one["code"] for one in seen.hazards]) == ("held", ["virus"])
    assert own.get(at(contest, f"files/{file.key}/")).status_code == 404
    assert str(HAZARDS["virus"]) in unescape(page.content.decode())
    assert list(queries.unscanned_files(timezone.now())) == []


def test_a_juror_gets_pages_and_the_copy_without_the_author(client):
    content = pdfs.signed(AUTHOR)
    assert AUTHOR.encode() in content
    _sheet, file, page = juror_with(client, content)

    shown = client.get(page).content.decode()
    work = client.get(f"{page}files/{file.key}/")
    leaf = file.copies.get(use="page")
    picture = client.get(f"{page}copies/{leaf.key}/")

    assert f"copies/{leaf.key}/" in shown
    assert "001-1.pdf" in work["Content-Disposition"]
    blind = file.copies.get(use="blind").blob
    assert work["ETag"] == f'"{blind}"'
    assert AUTHOR.encode() not in work.getvalue()
    assert (picture.status_code, picture["Content-Type"]) == (200, "image/webp")
    assert picture["Content-Security-Policy"].startswith("sandbox")
    picture.close()


def test_a_page_of_another_work_is_not_found_under_ones_own_sheet(client):
    _sheet, file, _page = juror_with(client, pdfs.pdf())
    _other, foreign, page = juror_with(client, pdfs.pdf(pages=2))
    stranger = file.copies.get(use="page")

    assert client.get(f"{page}copies/{stranger.key}/").status_code == 404
    assert client.get(f"{page}files/{file.key}/").status_code == 404
    assert foreign.copies.filter(use="page").count() == 2


def test_a_file_nobody_looked_into_is_not_given_to_a_juror(client):
    _sheet, file, page = juror_with(client, pdfs.pdf())
    Inspection.objects.filter(file=file).delete()

    answer = client.get(page).content.decode()

    assert client.get(f"{page}files/{file.key}/").status_code == 404
    assert "тексеріліп жатыр" in answer


@pytest.mark.skipif(not shutil.which("ffmpeg"), reason="films are copied by ffmpeg")
def test_a_film_plays_from_the_jurors_page_in_parts(client):
    _sheet, file, page = juror_with(client, films.film(), "Бейне.mp4", "video")
    film = file.copies.get(use="film")
    url = f"{page}copies/{film.key}/"

    shown = client.get(page).content.decode()
    part = client.get(url, headers={"Range": "bytes=0-99"})

    assert f'src="{url}"' in shown
    assert "poster=" in shown
    assert (part.status_code, part["Content-Type"]) == (206, "video/mp4")
    assert len(part.getvalue()) == 100
    assert client.get(f"{page}files/{file.key}/").status_code == 404  # it would carry the author


def test_without_a_tool_the_page_says_what_is_missing(client, monkeypatch):
    contest = build.contest()
    file = attached(contest, zips.docx(), "Жоба.docx")
    looking.look.call(file.pk)
    monkeypatch.setattr(shutil, "which", lambda name: None)

    looking.copy.call(file.pk)

    build.sign_in(client, file.entry.owner)
    page = client.get(at(contest, f"entries/{file.entry.key}/files/")).content.decode()
    assert "LibreOffice" in page


def test_the_part_of_the_page_asks_again_only_while_something_is_under_way(client):
    contest = build.contest()
    file = attached(contest, pdfs.pdf(), "Жоба.pdf")
    build.sign_in(client, file.entry.owner)
    url = at(contest, f"entries/{file.entry.key}/files/looks/")
    assert "hx-trigger" in client.get(url).content.decode()

    looked(file)

    assert "hx-trigger" not in client.get(url).content.decode()


def test_a_newer_look_that_holds_the_file_takes_its_copies_away():
    file = attached(build.contest(), pdfs.pdf(), "Жоба.pdf")
    looked(file)
    held = Seen("Жоба.pdf", 1, Kind.PDF, hazards=(found("look-crashed"),))

    looking.keep_seen(file, held, now=NOW)
    looking.keep_copies(file, [], {}, now=NOW)

    assert (file.copies.count(), Inspection.objects.get(file=file).copied_at) == (0, None)


def test_every_finding_that_is_not_fine_and_every_missing_copy_has_its_sentence():
    grave = {code for code, (level, _words) in TABLE.items() if level is not Level.FINE}

    assert set(HAZARDS) == grave
    assert set(NO_COPY) == set(refusing.NO_COPY)


def test_the_check_before_handing_in_points_to_a_held_file(client):
    entry = build.draft(build.contest())
    build.sign_in(client, entry.owner)
    path = at(entry.contest, f"entries/{entry.key}/")
    before = client.get(f"{path}check/").content.decode()
    Inspection.objects.filter(file__entry=entry).delete()
    file = queries.files_of(entry).get()
    looking.keep_seen(
        file, Seen("Жоба.pdf", 1, Kind.PDF, hazards=(found("look-crashed"),)), now=NOW
    )

    held = client.get(f"{path}check/").content.decode()

    assert f'href="{path}files/#kept"' in held
    assert f'href="{path}files/#kept"' not in before
