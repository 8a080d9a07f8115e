"""A score sheet: marks in their range, earlier marks kept, signed with a commitment, then closed."""

from datetime import timedelta

import pytest

from baiqau.contests import clock
from baiqau.journal.models import Act
from baiqau.judging import queries
from baiqau.judging.actions import commission, sheets, unlocking
from baiqau.judging.models import EarlierMark, Mark
from baiqau.judging.words import Words
from baiqau.proof import commitment
from baiqau.rules.refusals import Refused
from tests import build
from tests.judging import bench
from tests.judging.bench import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def sheet():
    """A sheet of a juror who has not begun."""
    return bench.all_sheets(bench.assigned()).first()


def put(sheet, value, *, criterion="relevance", by=None, now=NOW):
    return sheets.put_mark(sheet, criterion, value, by=by or sheet.seat.person, now=now)


def refused(act, *given, **named):
    with pytest.raises(Refused) as told:
        act(*given, **named)
    return told.value


@pytest.mark.parametrize("value", [-1, 11])
def test_a_mark_outside_its_range_is_refused_with_the_clause(sheet, value):
    told = refused(put, sheet, value)

    assert (told.code, told.clause) == ("judging-mark-outside", "1.1")
    assert not Mark.objects.exists()


def test_both_ends_of_the_range_are_taken_and_the_earlier_mark_is_kept(sheet):
    put(sheet, 0)
    put(sheet, 10, now=NOW + timedelta(minutes=1))
    put(sheet, 10, now=NOW + timedelta(minutes=2))

    assert list(Mark.objects.values_list("value", "at")) == [(10, NOW + timedelta(minutes=1))]
    assert list(EarlierMark.objects.values_list("value", "at")) == [(0, NOW)]


def test_a_criterion_that_does_not_exist_is_refused(sheet):
    assert refused(put, sheet, 5, criterion="charm").code == "judging-criterion-unknown"


def test_a_stranger_cannot_mark(sheet):
    assert refused(put, sheet, 5, by=build.person()).code == "judging-not-your-seat"


def test_after_the_stage_no_mark_is_taken(sheet):
    last = sheet.version.regulation.stage("selection").closes

    put(sheet, 5, now=last)
    told = refused(put, sheet, 6, now=last + timedelta(microseconds=1))

    assert told.code == "judging-stage-closed"


def test_signing_needs_every_mark(sheet):
    put(sheet, 5)

    told = refused(sheets.sign, sheet, by=sheet.seat.person, now=NOW)

    assert (told.code, told.facts["number"]) == ("judging-marks-missing", 5)


def test_sign_all_signs_complete_sheets_only():
    contest = bench.assigned(entries=2)
    first, second = list(bench.all_sheets(contest).filter(seat__code="J01"))
    bench.fill(first)
    put(second, 5)

    assert sheets.sign_all(contest, "selection", by=first.seat.person, now=NOW) == 1

    states = bench.all_sheets(contest).filter(seat__code="J01").values_list("state", flat=True)
    assert list(states) == ["signed", "open"]


def test_the_commitment_opens_with_salt_and_marks_and_with_nothing_else(sheet):
    signed = bench.signed(sheet, 7)
    marks = {mark.criterion: mark.value for mark in signed.marks.all()}
    told = queries.statement(signed, marks)
    other = queries.statement(signed, marks | {"novelty": 8})

    assert commitment.opens(signed.commitment, told, salt=signed.salt)
    assert not commitment.opens(signed.commitment, other, salt=signed.salt)
    assert not commitment.opens(signed.commitment, told, salt="0" * 64)
    act = Act.objects.get(kind="sheet.signed")
    assert act.facts == {"commitment": signed.commitment}


def test_what_is_signed_names_nobody(sheet):
    told = str(queries.statement(sheet, {"novelty": 7}))

    person, author = sheet.seat.person, sheet.entry.authors.get()
    hidden = [person.email, person.surname, author.surname, author.email, str(sheet.entry.title)]
    assert [word for word in hidden if word in told] == []


def test_a_signed_sheet_is_closed(sheet):
    bench.signed(sheet)

    told = [
        refused(put, sheet, 1).code,
        refused(sheets.sign, sheet, by=sheet.seat.person, now=NOW).code,
        refused(sheets.write, sheet, Words(), by=sheet.seat.person, now=NOW).code,
        refused(sheets.cannot_judge, sheet, reason="-", by=sheet.seat.person, now=NOW).code,
    ]

    assert told == ["judging-sheet-closed"] * 4


def test_the_chair_unlocks_with_a_reason_and_the_commitment_stays_in_the_journal(sheet):
    signed = bench.signed(sheet)
    chair = sheet.seat.contest.seats.get(chair=True).person

    assert refused(unlocking.unlock, [sheet], reason=" ", by=chair, now=NOW).code == (
        "judging-reason-missing"
    )
    (opened,) = unlocking.unlock([sheet], reason="Қате баға", by=chair, now=NOW)

    assert (opened.state, opened.signed_at, opened.salt, opened.commitment) == (
        "open",
        None,
        "",
        "",
    )
    put(sheet, 1)
    kept = Act.objects.filter(subject=f"sheet:{sheet.key}").order_by("number")
    assert [(act.kind, act.facts) for act in kept] == [
        ("sheet.signed", {"commitment": signed.commitment}),
        ("sheet.unlocked", {"reason": "Қате баға"}),
    ]


def test_only_the_chair_may_unlock(client, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    contest = bench.assigned()
    sheet = bench.signed(bench.all_sheets(contest).first())
    address = f"/kk/c/{contest.slug}/commission/sheets/unlock/"
    told = {"sheet": str(sheet.key), "reason": "Қате"}
    juror = contest.seats.filter(chair=False).first().person
    organiser = bench.organiser(contest)

    refused = [
        build.sign_in(client, one).post(address, told).status_code for one in (juror, organiser)
    ]
    sheet.refresh_from_db()

    assert (refused, sheet.state) == ([409, 403], "signed")
    build.sign_in(client, contest.seats.get(chair=True).person).post(address, told)
    sheet.refresh_from_db()
    assert sheet.state == "open"


def test_a_work_given_back_counts_for_nothing_and_needs_a_reason(sheet):
    juror = sheet.seat.person

    assert refused(sheets.cannot_judge, sheet, reason="", by=juror, now=NOW).code == (
        "judging-reason-missing"
    )
    given = sheets.cannot_judge(sheet, reason="Тілін білмеймін", by=juror, now=NOW)

    assert (given.state, given.note) == ("cannot-judge", "Тілін білмеймін")


def test_comment_and_note_are_kept_apart(sheet):
    written = sheets.write(
        sheet, Words(" Жақсы жұмыс. ", " Тексеру керек. "), by=sheet.seat.person, now=NOW
    )

    assert (written.state, written.comment, written.note) == (
        "open",
        "Жақсы жұмыс.",
        "Тексеру керек.",
    )


def test_a_released_juror_can_mark_nothing_more(sheet):
    commission.release(sheet.seat, reason="Кетті", by=sheet.seat.person, now=NOW)

    assert refused(put, sheet, 5).code == "judging-not-your-seat"
