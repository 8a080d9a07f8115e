"""The pages of the training: the same page as of a real sheet; references only after signing."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from baiqau.contests import clock
from baiqau.entries.models import Entry
from baiqau.judging import training
from baiqau.judging.actions import training as acts
from baiqau.judging.models import TrainingMark, TrainingSheet, TrainingWork
from tests import build
from tests.files import pdfs
from tests.judging import bench
from tests.judging.bench import NOW
from tests.judging.test_training import begun, chair, given, practice, score, seat, url

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_selection(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)


def page(client, contest, path):
    answer = client.get(url(contest, path))
    assert answer.status_code == 200, (path, answer.status_code)
    return answer.content.decode()


def filled(contest, **changes):
    """Give the chair's form as filled in for a project."""
    rules = training.applying(contest.regulation.criteria, "project")
    told = {"title": "Жаттығу", "language": "kk", "kind": "project", "text": "Мәтін"}
    for rule in rules:
        told |= {f"mark-{rule.key}": "7", f"reason-{rule.key}": f"Себебі {rule.key}"}
    return told | changes


def test_the_real_sheets_open_only_after_training_for_pages_and_files_alike(client):
    contest = given(entries=1, file=pdfs.pdf())
    sheet = bench.all_sheets(contest).exclude(seat__chair=True).first()
    file = sheet.entry.files.get()
    bench.looked(file)
    client = build.sign_in(client, sheet.seat.person)
    own = url(contest, f"sheets/{sheet.key}/")

    assert client.get(own).headers["Location"] == url(contest, "sheets/")
    assert client.get(f"{own}files/{file.key}/").status_code == 404
    assert client.get(url(contest, "sheets/next/")).headers["Location"] == url(
        contest, "practice/1/"
    )
    assert sheet.entry.title not in page(client, contest, "sheets/")
    score(contest, seat(contest, sheet.seat.code), 5)

    assert client.get(own).status_code == 200
    assert client.get(f"{own}files/{file.key}/").getvalue().startswith(b"%PDF")
    assert client.get(url(contest, "sheets/next/")).headers["Location"] == own
    assert sheet.entry.title in page(client, contest, "sheets/")


def test_a_juror_scores_signs_and_only_then_reads_the_reference(client):
    contest = given()
    juror = seat(contest)
    score(contest, seat(contest, "J03"), 4)
    client = build.sign_in(client, juror.person)
    reason = "Себебі novelty"

    before = page(client, contest, "practice/1/")
    assert reason not in before
    rules = training.criteria(TrainingWork.objects.get())
    for rule in rules:
        told = {"criterion": rule.key, "value": 8, "tap": uuid4(), "on": ""}
        mark = client.post(
            url(contest, "practice/1/mark/"), told, headers={"X-Saving": "quiet"}
        ).json()
    assert (mark["marked"], mark["total"], mark["value"]) == (len(rules), len(rules), 8)
    assert reason not in page(client, contest, "practice/1/")
    client.post(url(contest, "practice/1/sign/"))

    after = page(client, contest, "practice/1/")
    assert reason in after
    assert "disabled" in after
    assert TrainingSheet.objects.get(seat=juror).signed_at == NOW


def test_a_look_at_the_page_writes_nothing(client):
    contest = given()
    page(build.sign_in(client, seat(contest).person), contest, "practice/1/")
    assert not TrainingSheet.objects.exists()


def test_marks_of_two_devices_are_both_shown_and_one_tap_counts_once(client):
    contest = given()
    client = build.sign_in(client, seat(contest).person)

    def tap(value, **told):
        told = {"criterion": "novelty", "value": value} | told
        return client.post(url(contest, "practice/1/mark/"), told, headers={"X-Saving": "quiet"})

    first = tap(5, tap=uuid4(), on="").json()
    torn = tap(7, tap=uuid4(), on="")
    assert (torn.status_code, torn.json()["theirs"], torn.json()["mine"]) == (409, 5, 7)
    assert tap(7, tap=uuid4(), on=first["on"]).json()["value"] == 7
    plain = client.post(
        url(contest, "practice/1/mark/"), {"criterion": "novelty", "value": 3, "on": "old"}
    )
    assert (
        plain.status_code,
        'action="' + url(contest, "practice/1/mark/") in plain.content.decode(),
    ) == (409, True)
    assert TrainingMark.objects.get().value == 7


def test_words_of_a_training_sheet_are_kept(client):
    contest = given()
    client = build.sign_in(client, seat(contest).person)
    client.post(url(contest, "practice/1/write/"), {"comment": " Жақсы ", "note": "Өзіме"})
    kept = TrainingSheet.objects.get()
    assert (kept.comment, kept.note) == ("Жақсы", "Өзіме")


def test_while_the_chair_prepares_it_nobody_else_reads_a_training_work(client):
    contest = begun()
    acts.prepare(contest, practice(contest), by=chair(contest), now=NOW)
    client = build.sign_in(client, seat(contest).person)
    assert client.get(url(contest, "practice/1/")).status_code == 404
    assert "Жаттығу жұмысы" not in page(client, contest, "sheets/")


def test_the_chair_writes_gives_and_excuses_on_the_pages(client):
    contest = begun()
    client = build.sign_in(client, chair(contest))
    pdf = SimpleUploadedFile("жұмыс.pdf", pdfs.pdf(), "application/pdf")

    client.post(url(contest, "training/add/"), filled(contest, text="", file=pdf))
    client.post(url(contest, "training/give/"))
    excused = seat(contest)
    client.post(url(contest, f"training/{excused.key}/excuse/"), {"reason": "Тәжірибелі"})

    shown = page(client, contest, "training/")
    assert "Себебі novelty" in shown
    assert "Тәжірибелі" in shown
    assert not training.comes_first(excused)
    juror = build.sign_in(client, excused.person)
    answer = juror.get(url(contest, "practice/1/pdf/"))
    assert b"".join(answer) == pdfs.pdf()
    assert "training-1.pdf" in answer.headers["Content-Disposition"]


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"mark-novelty": ""}, "mark-novelty"),
        ({"mark-novelty": "11"}, "mark-novelty"),
        ({"reason-novelty": " "}, "reason-novelty"),
        ({"text": ""}, "text"),
        ({"file": SimpleUploadedFile("a.pdf", b"MZ not a pdf")}, "file"),
    ],
)
def test_what_the_chair_left_out_is_named_and_nothing_typed_is_lost(client, changes, fault):
    contest = begun()
    client = build.sign_in(client, chair(contest))
    answer = client.post(url(contest, "training/add/"), filled(contest, **changes))
    assert list(answer.context["form"].errors) == [fault]
    assert "Себебі relevance" in answer.content.decode() or "Жаттығу" in answer.content.decode()
    assert not TrainingWork.objects.exists()


def test_a_work_of_an_earlier_contest_is_shown_without_its_author_and_only_while_it_may_be(client):
    earlier = build.contest(slug="earlier")
    [work] = bench.works(earlier, 1, file=pdfs.pdf())
    Entry.objects.filter(pk=work.pk).update(publish=True)
    file = work.files.get()
    bench.looked(file)
    contest = begun()
    acts.prepare(contest, practice(contest, text="", source=work), by=chair(contest), now=NOW)
    acts.give(contest, by=chair(contest), now=NOW)
    client = build.sign_in(client, seat(contest).person)
    own = url(contest, f"practice/1/files/{file.key}/")

    shown = page(client, contest, "practice/1/")
    assert work.authors.first().surname not in shown
    blind = client.get(own)
    assert blind.getvalue().startswith(b"%PDF")
    assert "training-1-" in blind.headers["Content-Disposition"]
    Entry.objects.filter(pk=work.pk).update(publish=False)
    assert client.get(own).status_code == 404
