"""The commission: seats, equal loads, who leaves and who takes over, the ranking, the shortlist."""

from collections import Counter

import pytest

from baiqau.judging import queries
from baiqau.judging.actions import assignment, commission, ranking
from baiqau.judging.models import Finalist, Seat
from baiqau.rules.refusals import Refused
from tests import build
from tests.judging import bench
from tests.judging.bench import NOW

pytestmark = pytest.mark.django_db


def refused(act, *given, **named):
    with pytest.raises(Refused) as told:
        act(*given, **named)
    return told.value.code


def test_a_person_is_seated_once_and_only_one_is_the_chair():
    contest = build.contest()
    chair = bench.seat(contest, chair=True)
    again = bench.seat(contest, chair.person)

    assert (again.pk, again.code) == (chair.pk, "J01")
    assert (
        refused(
            commission.invite,
            contest,
            build.person(),
            by=bench.organiser(contest),
            now=NOW,
            chair=True,
        )
        == "judging-chair-exists"
    )


def test_nobody_answers_for_another():
    seat = bench.seat(build.contest(), accept=False)

    code = refused(commission.answer, seat, accept=True, by=build.person(), now=NOW)

    assert code == "judging-not-your-seat"


def test_only_jurors_who_accepted_get_works_each_work_its_experts_and_loads_are_equal():
    contest = build.contest()
    bench.works(contest, 7)
    bench.seats(contest, 4)
    bench.seat(contest, accept=False)

    assert assignment.assign(contest, by=bench.organiser(contest), now=NOW) == 21

    sheets = bench.all_sheets(contest)
    assert set(Counter(sheet.entry_id for sheet in sheets).values()) == {3}
    loads = Counter(sheet.seat.code for sheet in sheets)
    assert sorted(loads) == ["J01", "J02", "J03", "J04"]
    assert max(loads.values()) - min(loads.values()) <= 1


def test_assigning_again_moves_nothing():
    contest = bench.assigned(entries=4, jurors=5)
    before = list(bench.all_sheets(contest).values_list("pk", flat=True))

    assert assignment.assign(contest, by=bench.organiser(contest), now=NOW) == 0

    assert list(bench.all_sheets(contest).values_list("pk", flat=True)) == before


def test_too_few_jurors_are_refused_with_the_works_that_lack_them():
    contest = build.contest()
    bench.works(contest, 2)
    bench.seats(contest, 2)

    with pytest.raises(Refused) as told:
        assignment.assign(contest, by=bench.organiser(contest), now=NOW)

    assert (told.value.code, told.value.facts["works"], told.value.facts["lacking"]) == (
        "judging-assignment-impossible",
        "№ 1, № 2",
        1,
    )


def test_a_released_juror_keeps_signed_sheets_and_the_rest_goes_to_others():
    contest = bench.assigned(entries=4, jurors=4)
    seat = Seat.objects.get(contest=contest, code="J02")
    own = list(bench.all_sheets(contest).filter(seat=seat))
    bench.signed(own[0])
    bench.fill(own[1])

    commission.release(seat, reason="Ауырып қалды", by=bench.organiser(contest), now=NOW)

    states = bench.all_sheets(contest).filter(seat=seat).values_list("state", flat=True)
    assert list(states) == ["signed"] + ["withdrawn"] * (len(own) - 1)
    number = assignment.assign(contest, by=bench.organiser(contest), now=NOW)
    live = bench.all_sheets(contest).filter(state__in=["assigned", "open", "signed"])
    assert number == len(own) - 1
    assert Counter(live.values_list("entry__number", flat=True)) == dict.fromkeys([1, 2, 3, 4], 3)
    assert list(live.filter(seat=seat).values_list("state", flat=True)) == ["signed"]


def test_a_juror_is_not_released_without_a_reason():
    seat = bench.seat(build.contest())

    code = refused(commission.release, seat, reason=" ", by=seat.person, now=NOW)

    assert code == "judging-reason-missing"


def test_the_ranking_waits_for_every_sheet():
    contest = bench.assigned()
    by = bench.organiser(contest)
    for sheet in list(bench.all_sheets(contest))[1:]:
        bench.signed(sheet)

    assert refused(ranking.compute, contest, "selection", by=by, now=NOW) == "judging-sheets-open"


def test_the_ranking_is_frozen_with_the_works_by_share():
    contest = bench.assigned(entries=3)

    frozen = bench.ranked(contest)

    rows = [(row["entry"], row["rank"], row["score"], row["sheets"]) for row in frozen.rows]
    assert rows == [(3, 1, 300_000, 3), (2, 2, 200_000, 3), (1, 3, 100_000, 3)]


def short(size):
    """Give a contest of three ranked works whose regulation wants a shortlist of this size."""
    rules = build.regulation()
    listed = rules.shortlist.model_copy(update={"size": size})
    contest = build.contest(rules=rules.model_copy(update={"shortlist": listed}))
    entries = bench.works(contest, 3)
    bench.seats(contest, 3)
    assignment.assign(contest, by=bench.organiser(contest), now=NOW)
    bench.ranked(contest)
    return contest, entries


def test_the_head_of_the_ranking_is_taken_without_a_reason():
    contest, (_, second, third) = short(2)

    ranking.shortlist(contest, [second, third], reason="", by=bench.organiser(contest), now=NOW)

    assert list(queries.finalists(contest).values_list("number", flat=True)) == [3, 2]
    assert list(Finalist.objects.order_by("rank").values_list("rank", "score")) == [
        (1, 300_000),
        (2, 200_000),
    ]


@pytest.mark.parametrize("numbers", [(1, 3), (3,), (1, 2, 3)])
def test_a_shortlist_that_departs_from_the_ranking_needs_a_reason(numbers):
    contest, entries = short(2)
    by = bench.organiser(contest)
    chosen = [entry for entry in entries if entry.number in numbers]

    assert refused(ranking.shortlist, contest, chosen, reason=" ", by=by, now=NOW) == (
        "judging-shortlist-reason"
    )
    assert not Finalist.objects.exists()
    found = ranking.shortlist(contest, chosen, reason="Комиссия шешімі", by=by, now=NOW)

    assert {finalist.reason for finalist in found} == {"Комиссия шешімі"}


def test_an_empty_shortlist_and_one_before_the_ranking_are_refused():
    contest = bench.assigned()
    by = bench.organiser(contest)

    assert refused(ranking.shortlist, contest, [], reason="", by=by, now=NOW) == (
        "judging-no-ranking"
    )
    bench.ranked(contest)
    assert refused(ranking.shortlist, contest, [], reason="", by=by, now=NOW) == (
        "judging-shortlist-empty"
    )
