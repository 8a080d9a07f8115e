"""What is entered from paper is shown to nobody who still judges, and nobody signs what they did not see."""

import pytest

from baiqau.judging import compared, printed_whole
from baiqau.judging.actions import balloting, papers, whole_papers
from baiqau.judging.models import PaperSheet, Sheet
from tests import build
from tests.judging import bench, test_ballots, test_pairwise
from tests.judging.bench import NOW
from tests.judging.test_ballots import put
from tests.judging.test_papers import marks
from tests.judging.test_whole_papers import (
    LATER,
    ballots,
    choices,
    code,
    comparing,
    entered,
    in_selection,
    order,
    places,
    seat,
    url,
)

__all__ = ["ballots", "comparing", "in_selection"]
pytestmark = pytest.mark.django_db


def judging_secretary(contest):
    """Give juror J01, who is a secretary as well and has signed nothing."""
    person = seat(contest, "J01").person
    contest.roles.create(person=person, office="secretary", given_at=NOW)
    return person


def key_of(contest):
    return printed_whole.lines(seat(contest))[0].key


def test_who_still_judges_neither_sees_nor_answers_another_ballot(client, ballots):
    entered(ballots, places(ballots, 3, 1, 4, 2))
    by, own = judging_secretary(ballots), seat(ballots)
    build.sign_in(client, by)

    page = client.get(url(ballots, f"paper/{key_of(ballots)}/"))

    assert page.status_code == 409
    assert "sheets of your own to sign" in page.content.decode()
    assert code(whole_papers.confirm, own, by=by, now=LATER) == "judging-paper-own-first"
    assert code(whole_papers.refuse, own, reason="-", by=by, now=LATER) == "judging-paper-own-first"
    whole_papers.refuse(own, reason="-", by=own.person, now=LATER)
    told = places(ballots, 1, 2, 3, 4)
    assert code(whole_papers.enter, own, told, by=by, now=LATER) == "judging-paper-own-first"

    Sheet.objects.filter(seat__person=by).update(state="withdrawn")
    assert client.get(url(ballots, f"paper/{key_of(ballots)}/")).status_code == 200


def test_who_still_judges_neither_sees_nor_answers_a_single_sheet(client):
    contest = bench.assigned(entries=2)
    sheet = bench.all_sheets(contest).filter(seat__code="J02").first()
    by = judging_secretary(contest)
    build.sign_in(client, by)
    told = marks(sheet)
    assert code(papers.enter, sheet, told, by=by, now=NOW) == "judging-paper-own-first"
    paper = papers.enter(sheet, told, by=bench.organiser(contest), now=NOW)

    assert client.get(url(contest, f"paper/{sheet.key}/")).status_code == 409
    assert code(papers.confirm, paper, by=by, now=LATER) == "judging-paper-own-first"
    assert code(papers.refuse, paper, reason="-", by=by, now=LATER) == "judging-paper-own-first"
    assert papers.confirm(paper, by=sheet.seat.person, now=LATER).state == "signed"


def test_a_ballot_entered_anew_is_not_signed_from_the_old_page(client, ballots):
    by, own = entered(ballots, places(ballots, 3, 1, 4, 2)), seat(ballots)
    build.sign_in(client, own.person)
    address = url(ballots, f"paper/{key_of(ballots)}/confirm/")
    looked = client.get(url(ballots, "sheets/ballot/")).context["from_paper"].seen
    whole_papers.refuse(own, reason="-", by=bench.organiser(ballots), now=LATER)
    whole_papers.enter(own, places(ballots, 2, 4, 1, 3), by=by, now=LATER)

    refused = [client.post(address, told) for told in ({"seen": looked}, {})]

    assert [one.status_code for one in refused] == [409, 409]
    assert "since you opened the page" in refused[0].content.decode()
    assert order(ballots, "J02") == []
    page = client.get(url(ballots, "sheets/ballot/"))
    seen = page.context["from_paper"].seen
    assert f'name="seen" value="{seen}"' in page.content.decode()
    assert client.post(address, {"seen": seen}).status_code == 302
    assert [work for work, _ in order(ballots, "J02")] == [2, 4, 1, 3]


def test_a_sheet_entered_anew_is_not_signed_from_the_old_page(client):
    contest = bench.assigned(entries=2)
    sheet = bench.all_sheets(contest).filter(seat__code="J02").first()
    by, juror = build.officer(contest, "secretary"), sheet.seat.person
    build.sign_in(client, juror)
    page, address = (url(contest, f"{part}/{sheet.key}/") for part in ("sheets", "paper"))
    first = papers.enter(sheet, marks(sheet, 7), by=by, now=NOW)
    looked = client.get(page).context["paper_seen"]
    papers.refuse(first, reason="-", by=bench.organiser(contest), now=LATER)
    papers.enter(sheet, marks(sheet, 2), by=by, now=LATER)

    assert client.post(f"{address}confirm/", {"seen": looked}).status_code == 409
    assert PaperSheet.objects.filter(state="waiting").count() == 1
    shown = client.get(page)
    seen = shown.context["paper_seen"]
    assert f'name="seen" value="{seen}"' in shown.content.decode()
    assert client.post(f"{address}confirm/", {"seen": seen}).status_code == 302
    sheet.refresh_from_db()
    assert sheet.state == "signed"


@pytest.mark.parametrize("at", [0, -1])
def test_comparisons_whose_work_left_are_to_be_entered_anew(comparing, at):
    by, own = entered(comparing, choices(comparing)), seat(comparing)
    left = printed_whole.lines(own)[at]
    Sheet.objects.filter(pk=left.pk).update(state="withdrawn")
    assert code(whole_papers.confirm, own, by=own.person, now=LATER) == "judging-paper-work-left"

    whole_papers.refuse(own, reason="-", by=own.person, now=LATER)
    whole_papers.enter(own, choices(comparing), by=by, now=LATER)
    whole_papers.confirm(own, by=own.person, now=LATER)

    kept = Sheet.objects.filter(seat=own).exclude(pk=left.pk)
    assert set(kept.values_list("state", flat=True)) == {"signed"}


def test_a_place_taken_away_since_stops_the_paper(in_selection):
    contest = test_ballots.handed_out(name="partial-ballot")
    put(contest, "J02", *sorted(test_ballots.lines(contest, "J02")))
    own, numbers = seat(contest), sorted(test_ballots.lines(contest, "J02"))
    entered(contest, places(contest, *numbers))
    fewer = {key: told["place"] for key, told in places(contest, *numbers[:-1]).items()}

    balloting.put_order(contest, fewer, by=own.person, now=LATER)

    assert code(whole_papers.confirm, own, by=own.person, now=LATER) == "judging-paper-overtaken"
    assert len(order(contest, "J02")) == len(numbers) - 1


def test_a_paper_of_many_comparisons_asks_for_the_pairs_once(in_selection, monkeypatch):
    contest = test_pairwise.handed_out()
    entered(contest, choices(contest))
    asked = []
    found = compared.pairs
    monkeypatch.setattr(compared, "pairs", lambda *told: asked.append(1) or found(*told))

    whole_papers.confirm(seat(contest), by=bench.organiser(contest), now=LATER)

    assert len(asked) <= 3  # when it is looked at, written and sealed: never once a choice
