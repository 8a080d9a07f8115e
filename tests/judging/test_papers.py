"""The printed twin of a score sheet: printed, entered by its code, confirmed by another person."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from baiqau.contests import clock
from baiqau.journal.models import Act, Letter
from baiqau.judging import printed, queries
from baiqau.judging.actions import conflicts, papers, sheets
from baiqau.judging.models import EarlierMark, Mark, PaperSheet
from baiqau.proof import commitment
from baiqau.rules.refusals import Refused
from tests import build
from tests.judging import bench
from tests.judging.bench import NOW
from tests.judging.test_ballots import handed_out
from tests.paper.examples import pages

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(minutes=5)


@pytest.fixture(autouse=True)
def in_selection(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: LATER)


@pytest.fixture
def contest():
    return bench.assigned(entries=2)


@pytest.fixture
def sheet(contest):
    return bench.all_sheets(contest).filter(seat__code="J02").first()


@pytest.fixture
def secretary(contest):
    return build.officer(contest, "secretary")


def marks(sheet, value=7, **changes):
    return {rule.key: value for rule in queries.criteria(sheet)} | changes


def entered(sheet, by, value=7, **told):
    return papers.enter(sheet, marks(sheet, value), by=by, now=NOW, **told)


def code(act, *told, **named):
    with pytest.raises(Refused) as refused, transaction.atomic():
        act(*told, **named)
    return refused.value.code


def url(contest, path):
    return f"/kk/c/{contest.slug}/{path}"


def test_nothing_counts_before_the_juror_confirms_and_then_the_sheet_is_signed(sheet, secretary):
    paper = entered(sheet, secretary, comment="Жақсы жұмыс")
    sheet.refresh_from_db()
    assert (sheet.state, Mark.objects.count()) == ("assigned", 0)

    signed = papers.confirm(paper, by=sheet.seat.person, now=LATER)

    kept = {mark.criterion: mark.value for mark in signed.marks.all()}
    assert (signed.state, signed.comment, kept) == ("signed", "Жақсы жұмыс", marks(sheet))
    told = queries.statement(signed, kept)
    assert commitment.commit(told, salt=signed.salt) == signed.commitment


def test_the_journal_and_the_juror_are_told_who_entered_it(sheet, secretary):
    paper = entered(sheet, secretary)
    papers.confirm(paper, by=sheet.seat.person, now=LATER)

    entering = Act.objects.get(kind="paper.entered")
    signing = Act.objects.get(kind="sheet.signed")
    assert (entering.actor, entering.subject) == (secretary.actor, f"sheet:{sheet.key}")
    assert signing.facts["paper"] is True
    letter = Letter.objects.get(kind="judging.paper")
    assert letter.recipient == sheet.seat.person.email
    assert str(secretary) in letter.body
    assert Letter.objects.filter(kind="judging.signed", recipient=letter.recipient).count() == 1


def test_whoever_entered_it_cannot_confirm_it_another_officer_can(contest, sheet, secretary):
    paper = entered(sheet, secretary)
    by = {"by": secretary, "now": LATER}
    assert code(papers.confirm, paper, **by) == "judging-paper-second-person"
    assert papers.confirm(paper, by=bench.organiser(contest), now=LATER).state == "signed"
    assert code(papers.confirm, paper, **by) == "judging-paper-answered"


def test_what_was_refused_counts_for_nothing_and_can_be_entered_anew(sheet, secretary):
    paper = entered(sheet, secretary)
    juror = sheet.seat.person
    assert code(papers.refuse, paper, reason=" ", by=juror, now=LATER) == "judging-reason-missing"
    papers.refuse(paper, reason="Жаңашылдығы 8 болатын", by=juror, now=LATER)

    assert Mark.objects.count() == 0
    papers.confirm(entered(sheet, secretary, 8), by=juror, now=LATER)
    assert [one.state for one in PaperSheet.objects.order_by("pk")] == ["refused", "confirmed"]


def test_marks_of_a_device_are_kept_and_later_ones_stop_the_paper(sheet, secretary):
    juror = {"by": sheet.seat.person}
    sheets.put_mark(sheet, "novelty", 3, **juror, now=NOW - timedelta(minutes=1))
    paper = entered(sheet, secretary)
    sheets.put_mark(sheet, "novelty", 4, **juror, now=LATER)
    assert code(papers.confirm, paper, **juror, now=LATER) == "judging-paper-overtaken"

    papers.refuse(paper, reason="Қайта енгізіледі", **juror, now=LATER)
    late = papers.enter(sheet, marks(sheet), by=secretary, now=LATER)
    papers.confirm(late, **juror, now=LATER)
    assert [one.value for one in EarlierMark.objects.order_by("pk")] == [3, 4]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"novelty": 11}, "judging-mark-outside"),
        ({"unknown": 5}, "judging-criterion-unknown"),
    ],
)
def test_a_mark_that_cannot_be_is_refused(sheet, secretary, changes, told):
    wrong = marks(sheet, **changes)
    assert code(papers.enter, sheet, wrong, by=secretary, now=NOW) == told


def test_a_criterion_left_out_a_signed_sheet_and_a_second_entry_are_refused(sheet, secretary):
    by = {"by": secretary, "now": NOW}
    assert code(papers.enter, sheet, {"novelty": 5}, **by) == "judging-marks-missing"
    own = {"by": sheet.seat.person, "now": NOW}
    assert code(papers.enter, sheet, marks(sheet), **own) == "judging-paper-own"
    entered(sheet, secretary)
    assert code(papers.enter, sheet, marks(sheet), **by) == "judging-paper-waits"
    papers.confirm(PaperSheet.objects.get(), by=sheet.seat.person, now=LATER)
    assert code(papers.enter, sheet, marks(sheet), **by) == "judging-sheet-closed"


@pytest.mark.parametrize(
    "told",
    [
        {"state": "confirmed"},
        {"state": "refused", "reason": "Себеп"},
        {"answered_at": LATER},
        {"state": "other"},
    ],
)
def test_the_table_knows_no_answer_without_a_person(sheet, secretary, told):
    paper = entered(sheet, secretary)
    with pytest.raises(IntegrityError), transaction.atomic():
        PaperSheet.objects.filter(pk=paper.pk).update(**told)


def test_the_table_knows_no_confirmation_by_whoever_entered(sheet, secretary):
    paper = entered(sheet, secretary)
    own = {"state": "confirmed", "answered_by": secretary, "answered_at": LATER}
    with pytest.raises(IntegrityError), transaction.atomic():
        PaperSheet.objects.filter(pk=paper.pk).update(**own)


def test_the_pdf_has_a_page_a_work_without_the_author_and_a_code_that_leads_to_its_entering(
    client, contest, sheet, secretary
):
    client = build.sign_in(client, secretary)

    answer = client.get(url(contest, f"paper/print/{sheet.seat.key}/"))

    printed_pages = [" ".join(page) for page in pages(answer.content)]
    own = list(bench.all_sheets(contest).filter(seat=sheet.seat))
    links = [one.link for one in printed.document(own[0].seat, own).works]
    assert len(printed_pages) == len(own) == len(set(links))
    assert "J02-001" in printed_pages[0]
    assert own[0].entry.title in printed_pages[0].replace("\n", " ")
    assert own[0].entry.authors.first().surname not in " ".join(printed_pages)
    for link in links:
        path = link.split("/", 3)[3]
        assert client.get(f"/{path}", follow=True).status_code == 200


def test_the_secretary_enters_and_the_juror_confirms_on_the_pages(
    client, contest, sheet, secretary
):
    client = build.sign_in(client, secretary)
    form = {f"mark-{key}": value for key, value in marks(sheet).items()} | {"comment": "Пікір"}

    wrong = client.post(url(contest, f"paper/{sheet.key}/enter/"), form | {"mark-novelty": "12"})
    assert list(wrong.context["form"].errors) == ["mark-novelty"]
    assert "Пікір" in wrong.content.decode()
    client.post(url(contest, f"paper/{sheet.key}/enter/"), form)
    client.post(url(contest, f"paper/{sheet.key}/confirm/"))  # not the same person
    assert PaperSheet.objects.get().state == "waiting"

    juror = build.sign_in(client, sheet.seat.person)
    own = url(contest, f"sheets/{sheet.key}/")
    page = juror.get(own)
    assert str(secretary) in page.content.decode()
    juror.post(url(contest, f"paper/{sheet.key}/confirm/"), {"seen": page.context["paper_seen"]})
    sheet.refresh_from_db()
    assert sheet.state == "signed"
    assert str(secretary) in juror.get(own).content.decode()


def test_another_juror_and_an_officer_in_conflict_find_no_paper(client, contest, sheet, secretary):
    entered(sheet, secretary)
    other = bench.all_sheets(contest).filter(seat__code="J03").first().seat.person
    answer = build.sign_in(client, other).post(url(contest, f"paper/{sheet.key}/confirm/"))
    assert answer.status_code == 404

    chair_of_office = bench.organiser(contest)
    seat = bench.seat(contest, chair_of_office)
    conflicts.pin(seat, sheet.entry, reason="Жақын", by=chair_of_office, now=NOW)
    assert sheet not in printed.sheets(contest, chair_of_office)
    assert list(printed.papers(contest, chair_of_office)) == []
    answer = build.sign_in(client, chair_of_office).get(url(contest, f"paper/{sheet.key}/"))
    assert answer.status_code == 404


def test_the_code_leads_the_juror_to_the_own_sheet_the_secretary_to_entering(
    client, contest, sheet, secretary
):
    code = url(contest, f"scan/{sheet.key}/")
    other = bench.all_sheets(contest).filter(seat__code="J03").first().seat.person

    def led(person):
        answer = build.sign_in(client, person).get(code)
        return answer.status_code, getattr(answer, "url", "")

    own = bench.all_sheets(contest).get(pk=sheet.pk)
    assert printed.document(own.seat, [own]).works[0].link.endswith(code)
    assert led(sheet.seat.person) == (302, url(contest, f"sheets/{sheet.key}/"))
    assert led(secretary) == (302, url(contest, f"paper/{sheet.key}/"))
    assert led(other) == (404, "")

    conflicts.pin(sheet.seat, sheet.entry, reason="Жақын", by=secretary, now=NOW)
    assert led(sheet.seat.person) == (404, "")


def test_the_code_of_a_printed_ballot_leads_the_juror_to_the_ballot(client):
    contest = handed_out(2)
    sheet = bench.all_sheets(contest).filter(seat__code="J02").first()
    answer = build.sign_in(client, sheet.seat.person).get(url(contest, f"scan/{sheet.key}/"))
    assert answer.url == url(contest, "sheets/ballot/")
