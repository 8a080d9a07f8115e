"""The printed twin of a ballot and of comparisons: printed, entered and confirmed whole."""

from datetime import timedelta

import pytest
from django.db import transaction

from baiqau.contests import clock
from baiqau.journal.models import Act, Letter
from baiqau.judging import compared, paired, printed_whole
from baiqau.judging.actions import balloting, conflicts, papers, whole_papers
from baiqau.judging.models import Mark, PaperSheet, Seat, Sheet
from baiqau.rules.refusals import Refused
from tests import build
from tests.judging import bench, test_ballots, test_pairwise
from tests.judging.bench import NOW
from tests.judging.test_ballots import lines, order, put
from tests.paper.examples import pages

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(minutes=5)


@pytest.fixture(autouse=True)
def in_selection(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: LATER)


@pytest.fixture
def ballots():
    return test_ballots.handed_out()


@pytest.fixture
def comparing():
    return test_pairwise.handed_out()


def seat(contest, code="J02"):
    found = Seat.objects.select_related("person").get(contest=contest, code=code)
    found.contest = contest
    return found


def places(contest, *numbers, code="J02"):
    own = lines(contest, code)
    return {own[number].key: {"place": at} for at, number in enumerate(numbers, 1)}


def choices(contest, value=paired.MORE):
    own = printed_whole.lines(seat(contest))
    told = {}
    for pair in compared.pairs(contest, own):
        told.setdefault(pair.holder.key, {})[pair.criterion] = value
    return told


def entered(contest, marks):
    by = build.officer(contest, "secretary")
    whole_papers.enter(seat(contest), marks, by=by, now=NOW)
    return by


def code(act, *told, **named):
    with pytest.raises(Refused) as refused, transaction.atomic():
        act(*told, **named)
    return refused.value.code


def test_a_ballot_counts_for_nothing_before_the_juror_confirms_it_and_is_then_signed(ballots):
    by = entered(ballots, places(ballots, 3, 1, 4, 2))
    own = seat(ballots)
    assert (order(ballots, "J02"), PaperSheet.objects.count()) == ([], 4)
    assert code(whole_papers.confirm, own, by=by, now=LATER) == "judging-paper-second-person"

    whole_papers.confirm(own, by=own.person, now=LATER)

    assert order(ballots, "J02") == [(3, 1), (1, 2), (4, 3), (2, 4)]
    assert set(Sheet.objects.filter(seat=own).values_list("state", flat=True)) == {"signed"}
    assert {act.facts.get("paper") for act in Act.objects.filter(kind="sheet.signed")} == {True}
    entering = Act.objects.get(kind="paper.entered")
    assert (entering.actor, entering.facts["sheets"]) == (by.actor, 4)
    letter = Letter.objects.get(kind="judging.paper-ballot")
    assert letter.recipient == own.person.email
    assert str(by) in letter.body
    assert Letter.objects.filter(kind="judging.signed").count() == 1


def test_comparisons_are_entered_whole_and_signed_by_another_officer(comparing):
    told = choices(comparing)
    entered(comparing, told)

    whole_papers.confirm(seat(comparing), by=bench.organiser(comparing), now=LATER)

    kept = Mark.objects.filter(sheet__seat=seat(comparing)).values_list("value", flat=True)
    assert list(kept) == [paired.MORE] * sum(len(one) for one in told.values())
    assert not Sheet.objects.filter(seat=seat(comparing)).exclude(state="signed").exists()


@pytest.mark.parametrize(
    ("numbers", "told"),
    [((1, 2, 3), "judging-ballot-lacking"), ((), "judging-ballot-lacking")],
)
def test_a_ballot_that_is_not_whole_is_refused(ballots, numbers, told):
    by = build.officer(ballots, "secretary")
    marks = places(ballots, *numbers)
    assert code(whole_papers.enter, seat(ballots), marks, by=by, now=NOW) == told


def test_what_cannot_stand_on_the_paper_is_refused(ballots, comparing):
    by, own = build.officer(ballots, "secretary"), seat(ballots)
    twice = {key: {"place": 1} for key in places(ballots, 1, 2, 3, 4)}
    assert code(whole_papers.enter, own, twice, by=by, now=NOW) == "judging-place-twice"
    told = places(ballots, 1, 2, 3, 4)
    assert code(whole_papers.enter, own, told, by=own.person, now=NOW) == "judging-paper-own"
    entered(ballots, told)
    assert code(whole_papers.enter, own, told, by=by, now=NOW) == "judging-paper-waits"
    paper = PaperSheet.objects.first()
    assert code(papers.confirm, paper, by=own.person, now=LATER) == "judging-no-paper"
    wrong = choices(comparing, 7)
    by = build.officer(comparing, "secretary")
    refused = code(whole_papers.enter, seat(comparing), wrong, by=by, now=NOW)
    assert refused == "judging-pairs-waiting"


def test_an_order_changed_on_a_device_later_stops_the_paper_and_a_refused_one_is_entered_anew(
    ballots,
):
    put(ballots, "J02", 1, 2, 3, 4)
    Mark.objects.update(at=NOW - timedelta(minutes=1))
    by, own = entered(ballots, places(ballots, 3, 1, 4, 2)), seat(ballots)
    moved = {key: told["place"] for key, told in places(ballots, 2, 1, 3, 4).items()}
    balloting.put_order(ballots, moved, by=own.person, now=LATER)
    assert code(whole_papers.confirm, own, by=own.person, now=LATER) == "judging-paper-overtaken"

    assert code(whole_papers.refuse, own, reason=" ", by=own.person, now=LATER) == (
        "judging-reason-missing"
    )
    whole_papers.refuse(own, reason="Қайта", by=own.person, now=LATER)
    whole_papers.enter(own, places(ballots, 3, 1, 4, 2), by=by, now=LATER)
    whole_papers.confirm(own, by=own.person, now=LATER)
    assert [work for work, _ in order(ballots, "J02")] == [3, 1, 4, 2]
    assert code(whole_papers.confirm, own, by=own.person, now=LATER) == "judging-paper-answered"


def test_a_work_in_conflict_leaves_the_paper_and_its_place_closes(ballots):
    entered(ballots, places(ballots, 3, 1, 4, 2))
    own, work = seat(ballots), lines(ballots, "J02")[1].entry
    conflicts.declare(own, work, kind="declared", reason="", by=own.person, now=NOW)

    whole_papers.confirm(own, by=own.person, now=LATER)

    signed = Mark.objects.filter(sheet__seat=own, sheet__state="signed").order_by("value")
    assert list(signed.values_list("sheet__entry__number", "value")) == [(3, 1), (4, 2), (2, 3)]


def test_a_partial_paper_leaves_works_without_a_place():
    contest = test_ballots.handed_out(name="partial-ballot")
    entered(contest, places(contest, 2))
    whole_papers.confirm(seat(contest), by=seat(contest).person, now=LATER)
    assert order(contest, "J02") == [(2, 1)]


# ---------------------------------------------------------------- the pages


def url(contest, path):
    return f"/en/c/{contest.slug}/{path}"


@pytest.mark.parametrize("made", ["ballots", "comparing"])
def test_the_paper_has_a_line_for_all_and_its_code_leads_to_entering(client, request, made):
    contest = request.getfixturevalue(made)
    client = build.sign_in(client, build.officer(contest, "secretary"))
    own = seat(contest)

    answer = client.get(url(contest, f"paper/print/{own.key}/"))

    text = " ".join(" ".join(page) for page in pages(answer.content))
    document = printed_whole.document(own, printed_whole.lines(own))
    expected = 4 if made == "ballots" else len(compared.pairs(contest, printed_whole.lines(own)))
    assert len(document.lines) == expected
    assert all(f"№ {number}." in text for number in lines(contest, "J02"))
    page = client.get("/" + document.link.split("/", 3)[3], follow=True)
    assert len(page.context["form"].fields) == expected
    assert str(own.key) in client.get(url(contest, "paper/")).content.decode()


def test_the_secretary_enters_a_ballot_and_the_juror_confirms_it_beside_it(client, ballots):
    client = build.sign_in(client, build.officer(ballots, "secretary"))
    own = seat(ballots)
    key = lines(ballots, "J02")[1].key
    typed = {"place-1": 2, "place-2": 4, "place-3": 1, "place-4": 3}

    wrong = client.post(url(ballots, f"paper/{key}/enter/"), typed | {"place-2": 2})
    assert list(wrong.context["form"].errors) == ["place-1", "place-2"]
    assert wrong.context["form"]["place-4"].value() == "3"
    assert client.post(url(ballots, f"paper/{key}/enter/"), typed).status_code == 302
    assert len(client.get(url(ballots, "paper/")).context["papers"]) == 1
    assert "comparison" not in client.get(url(ballots, f"paper/{key}/")).content.decode()

    juror = build.sign_in(client, own.person)
    page = juror.get(url(ballots, "sheets/ballot/"))
    assert "Entered from your paper" in page.content.decode()
    assert (
        "Compare it with your paper" in juror.get(url(ballots, f"sheets/{key}/")).content.decode()
    )
    seen = {"seen": page.context["from_paper"].seen}
    assert juror.post(url(ballots, f"paper/{key}/confirm/"), seen).status_code == 302
    assert [work for work, _ in order(ballots, "J02")] == [3, 1, 4, 2]
    assert "Entered from paper by" in juror.get(url(ballots, f"sheets/{key}/")).content.decode()


def test_the_secretary_enters_comparisons_and_the_juror_finds_them(client, comparing):
    client = build.sign_in(client, build.officer(comparing, "secretary"))
    own = seat(comparing)
    found = printed_whole.lines(own)
    typed = {f"pair-{pair.name}": pair.values["left"] for pair in compared.pairs(comparing, found)}

    client.post(url(comparing, f"paper/{found[0].key}/enter/"), typed)

    juror = build.sign_in(client, own.person)
    assert "Entered from your paper" in juror.get(url(comparing, "sheets/pairs/")).content.decode()
    juror.post(url(comparing, f"paper/{found[0].key}/refuse/"), {"reason": "Басқа"})
    assert set(PaperSheet.objects.values_list("state", flat=True)) == {"refused"}


def test_another_juror_and_an_officer_in_conflict_do_not_answer(client, ballots):
    entered(ballots, places(ballots, 3, 1, 4, 2))
    key = lines(ballots, "J02")[1].key
    other = build.sign_in(client, seat(ballots, "J03").person)
    assert other.post(url(ballots, f"paper/{key}/confirm/")).status_code == 404

    by = bench.organiser(ballots)
    own = bench.seat(ballots, by)
    conflicts.pin(own, lines(ballots, "J02")[1].entry, reason="Жақын", by=by, now=NOW)
    organiser = build.sign_in(client, by)
    organiser.post(url(ballots, f"paper/{key}/confirm/"))
    assert organiser.get(url(ballots, f"paper/{key}/")).status_code == 409
    assert set(PaperSheet.objects.values_list("state", flat=True)) == {"waiting"}
