"""What is entered from paper is shown to nobody who still judges, and nobody signs what they did not see."""

import pytest

from baiqau.judging import printed_whole
from baiqau.judging.actions import papers, whole_papers
from baiqau.judging.models import PaperSheet, Sheet
from tests import build
from tests.judging import bench, test_ballots
from tests.judging.bench import NOW
from tests.judging.test_papers import marks
from tests.judging.test_whole_papers import (
    LATER,
    ballots,
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
