"""Appeals where the selection was judged by ballots or by comparisons: a juror's word on a work goes whole."""

import pytest

from baiqau.appeals import dossier, queries
from baiqau.judging import balloted, compared
from baiqau.judging.actions import balloting, sheets
from baiqau.judging.models import Seat
from baiqau.judging.paired import LESS, MORE
from tests.appeals import court
from tests.appeals.test_correcting import correct, published, refused
from tests.judging import bench

pytestmark = pytest.mark.django_db


def jurors(contest):
    return [seat.person for seat in Seat.objects.filter(contest=contest).order_by("code")]


def put_in_order(contest):
    """J01 puts work 3 last, the others first."""
    for turn, person in enumerate(jurors(contest)):
        own = sorted(
            balloted.of(person, contest), key=lambda one: one.entry.number, reverse=turn > 0
        )
        places = {one.key: at for at, one in enumerate(own, 1)}
        balloting.put_order(contest, places, by=person, now=bench.NOW)
        sheets.sign_all(contest, "selection", by=person, now=bench.NOW)


def compare(contest):
    """J01 finds the lower number better, the others the higher."""
    for turn, person in enumerate(jurors(contest)):
        for pair in compared.pairs(contest, compared.of(person, contest)):
            value = LESS if turn else MORE
            sheets.put_mark(pair.holder, pair.criterion, value, by=person, now=bench.NOW)
        sheets.sign_all(contest, "selection", by=person, now=bench.NOW)


WAYS = pytest.mark.parametrize(
    ("way", "sign", "key"),
    [("ballot", put_in_order, "place"), ("pairwise", compare, "over-1")],
)


@WAYS
def test_a_jurors_word_on_a_work_is_struck_whole_and_all_is_counted_again(way, sign, key):
    contest = court.published(way=way, sign=sign)
    appeal = court.answered(contest, 3)
    sheet = court.sheet(contest, 3, stage="selection")
    before = queries.first_selection(queries.term(contest).result)

    made = correct(appeal, (str(sheet.key), key))

    assert [(one.sheet_id, one.criterion) for one in made.struck.all()] == [(sheet.pk, "")]
    old, new = ({row["entry"]: row for row in rows} for rows in (before, made.selection))
    assert (old[3]["rank"], new[3]["rank"], old[3]["sheets"], new[3]["sheets"]) == (1, 1, 3, 2)
    assert new[3]["score"] > old[3]["score"]
    assert published(made).state == "published"


@WAYS
def test_the_handler_reads_what_was_said_of_the_work_and_strangers_marks_are_refused(
    way, sign, key
):
    contest = court.published(way=way, sign=sign)
    appeal = court.answered(contest, 3)
    told = [one for one in dossier.of(appeal, [], appeal.handler)["sheets"] if one.whole]

    values = {one.code: [mark.value for mark in one.marks] for one in told}
    assert sorted(values) == ["J01", "J02", "J03"]
    assert values["J02"] == ([1] if way == "ballot" else ["Жақсырақ", "Жақсырақ"])
    assert {one.share for one in told} == {None}
    other = court.sheet(contest, 1, stage="selection")
    assert refused(correct, appeal, (str(other.key), "")) == "appeals-mark-unknown"
