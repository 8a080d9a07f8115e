"""The commission answers yes or no: two buttons, a share of yes, and the same proof as of any mark."""

import json
from fractions import Fraction

import pytest

from baiqau.base import storage
from baiqau.contests import clock
from baiqau.judging import printed, queries
from baiqau.judging.actions import assignment, sheets
from baiqau.judging.exporting import export
from baiqau.judging.models import Seat
from baiqau.publishing import queries as publishing
from baiqau.rules.refusals import Refused
from baiqau.site.story import reckoning
from baiqau.site.story.telling import play_all
from baiqau.site.story.variants import variant
from tests import build
from tests.judging import bench
from tests.judging.bench import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def in_selection(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)


def handed_out(works=2):
    contest = build.contest(rules=variant(build.regulation(), "yes-no"))
    bench.works(contest, works)
    bench.seats(contest, 3)
    assignment.assign(contest, by=bench.organiser(contest), now=NOW)
    return contest


def answer(sheet, **answers):
    for key, value in answers.items():
        sheets.put_mark(sheet, key, value, by=sheet.seat.person, now=NOW)
    return sheets.sign(sheet, by=sheet.seat.person, now=NOW)


def answered():
    """Give a contest where of the first work all say yes, of the second one juror to one question."""
    contest = handed_out()
    for sheet in bench.all_sheets(contest):
        first, chosen = sheet.entry.number == 1, sheet.seat.code == "J02"
        answer(sheet, needed=int(first or chosen), ready=int(first))
    return contest


def test_only_the_questions_of_the_selection_are_asked_and_only_yes_or_no_is_taken():
    sheet = bench.all_sheets(handed_out()).first()

    assert [rule.key for rule in queries.criteria(sheet)] == ["needed", "ready"]
    with pytest.raises(Refused) as refused:
        sheets.put_mark(sheet, "needed", 2, by=sheet.seat.person, now=NOW)
    assert refused.value.code == "judging-mark-outside"


def test_the_score_is_the_share_of_yes_by_weight():
    contest = answered()

    rows = bench.ranked(contest).rows

    assert [(row["entry"], row["score"]) for row in rows] == [
        (1, 1_000_000),
        (2, round(Fraction(2, 3) / 3 * 1_000_000)),
    ]


def test_the_sheet_has_two_buttons_and_works_as_a_plain_form(client, in_selection):
    contest = handed_out()
    sheet = bench.all_sheets(contest).first()
    client.force_login(sheet.seat.person)
    address = f"/en/c/{contest.slug}/sheets/{sheet.key}/"

    page = client.get(address).content.decode()
    assert '<button type="submit" name="value" value="1" aria-pressed="false">Yes</button>' in page
    assert '<button type="submit" name="value" value="0" aria-pressed="false">No</button>' in page

    client.post(f"{address}mark/", {"criterion": "needed", "value": "0"})

    page = client.get(address).content.decode()
    assert 'value="0" aria-pressed="true">No</button>' in page


def test_the_look_before_signing_counts_the_answers(client, in_selection):
    contest = handed_out()
    sheet = bench.all_sheets(contest).first()
    sheets.put_mark(sheet, "needed", 1, by=sheet.seat.person, now=NOW)
    client.force_login(sheet.seat.person)

    page = client.get(f"/en/c/{contest.slug}/sheets/signing/").content.decode()

    assert "“Yes”: 1 of 1" in page


def test_paper_and_tables_say_the_words():
    contest = answered()
    frozen = bench.ranked(contest)
    seat = Seat.objects.get(contest=contest, code="J01")

    drawn = printed.document(seat, list(bench.all_sheets(contest).filter(seat=seat))).printed()
    rows = export(bench.organiser(contest), contest, frozen, "kk").marks().rows

    assert drawn["sheets"][0]["criteria"][0]["marks"] == ["Жоқ · Нет", "Иә · Да"]
    assert {row[3:5] for row in rows} == {("Иә", "Иә"), ("Иә", "Жоқ"), ("Жоқ", "Жоқ")}


def test_a_printed_sheet_is_entered_by_the_same_words(client, in_selection):
    contest = handed_out()
    sheet = bench.all_sheets(contest).first()
    build.sign_in(client, build.officer(contest, "secretary"))
    address = f"/en/c/{contest.slug}/paper/{sheet.key}/"

    assert 'type="radio"' in client.get(address).content.decode()
    client.post(f"{address}enter/", {"mark-needed": "1", "mark-ready": "0"})

    assert sheet.papers.get().marks == {"needed": 1, "ready": 0}


def test_a_whole_contest_is_told_and_proven():
    _, play = play_all(variant(build.regulation(), "yes-no"), entries=10, jurors=5, seed=3)

    assert reckoning.troubles(play) == []
    with storage.open_blob(publishing.bundles(play.contest).get().blob) as file:
        told = json.loads(file.read())["bundle"]
    chosen = [one["marks"] for one in told["sheets"] if one["stage"] == "selection"]
    assert {frozenset(marks) for marks in chosen} == {frozenset({"needed", "ready"})}
    assert {value for marks in chosen for value in marks.values()} == {0, 1}
