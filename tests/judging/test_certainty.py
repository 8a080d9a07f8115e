"""The second look at a ranking: severity taken out, intervals, agreement, jurors who stand apart."""

import random

import pytest

from baiqau.fairness import exact, ranking, shares
from baiqau.fairness.shares import Scale
from baiqau.judging import certainty, ranked
from baiqau.judging.actions import assignment
from tests import build
from tests.judging import bench

SURE = 900  # thousandths
SCALE = (Scale("worth", 1, 0, 100),)


def sheets(severity, *, works=12, seed=1, noise=2, wrong=()):
    """Sheets of a full panel: each work is as good as its number, each juror as severe as said."""
    chance = random.Random(seed)
    return [
        ranking.Sheet(
            str(work),
            juror,
            SCALE,
            {"worth": _mark(work, off, chance.randint(-noise, noise), turned=juror in wrong)},
        )
        for work in range(1, works + 1)
        for juror, off in severity.items()
    ]


def _mark(work, off, noise, *, turned):
    worth = 13 - work if turned else work
    return max(0, min(100, 50 + 4 * worth - off + noise))


def test_a_severe_jurors_works_are_lifted_to_where_they_belong():
    """Works 1 to 6 are read by the kind half, 7 to 12 by the severe one; two jurors read all."""
    severity = {"K1": 0, "K2": 0, "A1": 0, "A2": 0, "S1": 60, "S2": 60}
    seen = [
        sheet
        for sheet in sheets(severity)
        if sheet.juror[0] == "A" or (int(sheet.work) <= 6) == (sheet.juror[0] == "K")
    ]

    official = ranking.rank(seen, [str(work) for work in range(1, 13)], ())
    found = certainty.measure(seen, 3)

    assert {row.work for row in official[:3]} != {"10", "11", "12"}
    assert {work for work, line in found["works"].items() if line["rank"] <= 3} == {
        "10",
        "11",
        "12",
    }
    assert all(line["low"] <= line["rank"] <= line["high"] for line in found["works"].values())
    assert found["works"]["12"]["chance"] > SURE
    assert found["works"]["1"]["chance"] < 1000 - SURE


def test_who_marks_against_the_others_is_named_and_nobody_agreeing_is():
    found = certainty.measure(sheets(dict.fromkeys("ABCDE", 0), wrong="E"), 3)

    assert found["jurors"] == [{"code": "E", "flags": ["inverted"]}]
    assert certainty.measure(sheets(dict.fromkeys("ABCDE", 0)), 3)["jurors"] == []


def test_the_agreement_of_one_sheet_a_work_cannot_be_told():
    assert certainty.measure(sheets({"A": 0}), 3)["agreement"] == {
        "of_mean": None,
        "sheets": 1,
        "needed": None,
    }


def test_works_marked_alike_are_said_to_be_equal():
    alike = [ranking.Sheet(work, juror, SCALE, {"worth": 50}) for work in "12" for juror in "AB"]

    found = certainty.measure(alike, 1)

    assert [(line["low"], line["high"]) for line in found["works"].values()] == [(1, 2), (1, 2)]
    assert found["equal"] == [["1", "2"]]


@pytest.mark.django_db
def test_the_page_tells_how_sure_the_ranking_is(client):
    contest = bench.assigned(entries=10, jurors=4)
    frozen = bench.ranked(contest)
    build.sign_in(client, bench.organiser(contest))

    page = client.get(f"/kk/c/{contest.slug}/ranking/").content.decode()

    assert frozen.certainty["works"].keys() == {str(row["entry"]) for row in frozen.rows}
    assert "Бұл рейтинг қаншалықты сенімді" in page
    assert "Орташа балдың сенімділігі" in page


@pytest.mark.django_db
def test_the_official_order_follows_the_method_the_regulation_declares():
    judging = build.regulation().judging.model_copy(update={"method": "median"})
    contest = build.contest(rules=build.regulation(judging=judging))
    bench.works(contest, 2)
    bench.seats(contest, 3)
    assignment.assign(contest, by=bench.organiser(contest), now=bench.NOW)
    values = {1: (9, 9, 1), 2: (7, 7, 8)}
    for number, marks in values.items():
        own = bench.all_sheets(contest).filter(entry__number=number).order_by("seat__code")
        for sheet, mark in zip(own, marks, strict=True):
            bench.signed(sheet, mark)

    rows = ranked.rows(contest, "selection")

    assert [row["entry"] for row in rows] == [1, 2]
    assert rows[0]["score"] > rows[1]["score"]


@pytest.mark.django_db
@pytest.mark.parametrize(("method", "warned"), [("z", True), ("eb", False)])
def test_a_calibrated_method_makes_the_order_and_z_of_few_works_is_warned_of(
    client, method, warned
):
    judging = build.regulation().judging.model_copy(update={"method": method})
    contest = build.contest(rules=build.regulation(judging=judging))
    bench.works(contest, 4)
    bench.seats(contest, 3)
    assignment.assign(contest, by=bench.organiser(contest), now=bench.NOW)
    for sheet in bench.all_sheets(contest):
        bench.signed(sheet, sheet.entry.number + int(sheet.seat.code[1:]))
    frozen = bench.ranking.compute(contest, "selection", by=bench.organiser(contest), now=bench.NOW)

    page = build.sign_in(client, bench.organiser(contest)).get(f"/kk/c/{contest.slug}/ranking/")

    told = [
        (one.work, one.juror, shares.share(one.scales, one.marks))
        for one in ranked.sheets(contest, "selection")
    ]
    official = exact.scores(told, ["1", "2", "3", "4"], method)
    assert {str(row["entry"]): row["score"] for row in frozen.rows} == official
    assert [row["entry"] for row in frozen.rows] == [4, 3, 2, 1]
    assert page.context["few"] is warned
