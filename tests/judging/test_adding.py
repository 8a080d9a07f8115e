"""One more juror for one work by hand; a work in conflict with whoever looks at the ranking."""

import re
from datetime import timedelta

import pytest
from django.db import transaction

from baiqau.contests import clock
from baiqau.journal.models import Act, Letter
from baiqau.judging import queries, ranked
from baiqau.judging.actions import adding, assignment, conflicts, proposing, ranking, sheets
from baiqau.judging.models import Finalist, Seat, Sheet
from baiqau.judging.wanted import Wishes
from baiqau.rules.refusals import Refused
from tests import build
from tests.judging import bench
from tests.judging.bench import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_selection(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)


def free(contest):
    """Give a work with a juror who does not read it."""
    entry = bench.all_sheets(contest).first().entry
    readers = Sheet.objects.filter(entry=entry).values("seat")
    return entry, Seat.objects.filter(contest=contest).exclude(pk__in=readers).first()


def code(act, *told, **named):
    with pytest.raises(Refused) as refused, transaction.atomic():
        act(*told, **named)
    return refused.value.code


def test_a_juror_is_added_with_a_reason_and_told():
    contest = bench.assigned(entries=2, jurors=5)
    entry, seat = free(contest)
    by = {"by": bench.organiser(contest), "now": NOW}
    before = Letter.objects.filter(kind="judging.assigned", recipient=seat.person.email).count()

    assert code(adding.add, entry, seat, reason=" ", **by) == "judging-reason-missing"
    sheet = adding.add(entry, seat, reason="Пікірлер қатты бөлінді", **by)

    assert (sheet.state, sheet.stage, sheet.by_hand) == ("assigned", "selection", True)
    act = Act.objects.get(kind="sheet.added")
    told = {"juror": seat.code, "work": entry.number, "reason": "Пікірлер қатты бөлінді"}
    assert act.facts == told
    after = Letter.objects.filter(kind="judging.assigned", recipient=seat.person.email).count()
    assert after == before + 1


@pytest.mark.parametrize(("move", "readers"), [(False, 4), (True, 3)])
def test_later_proposals_keep_who_was_added_by_hand(move, readers):
    contest = bench.assigned(entries=2, jurors=5)
    entry, seat = free(contest)
    by = {"by": bench.organiser(contest), "now": NOW}
    adding.add(entry, seat, reason="Себеп", **by)

    draft = proposing.propose(contest, wishes=Wishes(move=move), **by)
    assignment.approve(draft, **by)

    states = Sheet.objects.filter(entry=entry, state="assigned").values_list("seat", flat=True)
    assert seat.pk in states
    assert len(states) == readers  # where sheets may move, as many as the regulation says


def test_whom_a_work_cannot_be_given_by_hand():
    contest = bench.assigned(entries=1, jurors=5)
    entry, seat = free(contest)
    reader = Seat.objects.get(pk=Sheet.objects.filter(entry=entry).first().seat_id)
    by = {"by": bench.organiser(contest), "now": NOW, "reason": "Себеп"}

    assert code(adding.add, entry, reader, **by) == "judging-pair-twice"
    given_back = Sheet.objects.filter(entry=entry).last()
    sheets.cannot_judge(given_back, reason="Тіл", by=given_back.seat.person, now=NOW)
    assert code(adding.add, entry, given_back.seat, **by) == "judging-pair-given-back"
    conflicts.pin(seat, entry, reason="Жақын", by=by["by"], now=NOW)
    assert code(adding.add, entry, seat, **by) == "judging-pair-conflict"
    [new] = bench.works(contest, 1)
    assert code(adding.add, new, reader, **by) == "judging-not-handed-out"
    late = by | {"now": contest.regulation.stage("selection").closes + timedelta(seconds=1)}
    assert code(adding.add, new, reader, **late) == "judging-stage-closed"


def test_whoever_has_a_conflict_with_the_work_adds_nobody(client):
    contest = bench.assigned(entries=1, jurors=5)
    entry, seat = free(contest)
    chair = Seat.objects.get(contest=contest, chair=True)
    conflicts.pin(chair, entry, reason="Жақын", by=bench.organiser(contest), now=NOW)
    told = {"reason": "Себеп", "by": chair.person, "now": NOW}
    assert code(adding.add, entry, seat, **told) == "judging-not-this-work"
    client = build.sign_in(client, chair.person)
    path = f"/kk/c/{contest.slug}/assignment/{entry.number}/add/"
    assert client.post(path, {"seat": seat.code, "reason": "Себеп"}).status_code == 404


def test_the_page_of_a_work_adds_a_juror(client):
    contest = bench.assigned(entries=1, jurors=5)
    entry, seat = free(contest)
    client = build.sign_in(client, bench.organiser(contest))
    path = f"/kk/c/{contest.slug}/assignment/{entry.number}/"
    assert f'action="{path}add/"' in client.get(path).content.decode()
    client.post(f"{path}add/", {"seat": seat.code, "reason": "Пікірлер бөлінді"})
    assert Sheet.objects.filter(entry=entry, seat=seat, by_hand=True).count() == 1


def of_chair(entries, hidden):
    """Give a ranked contest (the higher the number, the better) and its chair, in conflict with one work."""
    size = build.regulation().shortlist.model_copy(update={"size": 3})
    contest = build.contest(rules=build.regulation(shortlist=size))
    bench.works(contest, entries)
    bench.seats(contest, 6)
    assignment.assign(contest, by=bench.organiser(contest), now=NOW)
    chair = Seat.objects.get(contest=contest, chair=True)
    work = queries.open_sheets(contest, "selection").filter(entry__number=hidden)[0].entry
    conflicts.pin(chair, work, reason="Жақын", by=bench.organiser(contest), now=NOW)
    bench.ranked_signed(contest)
    return (
        contest,
        chair.person,
        ranking.compute(contest, "selection", by=bench.organiser(contest), now=NOW),
    )


def test_a_chair_sees_neither_name_nor_score_of_a_work_in_conflict(client):
    contest, chair, frozen = of_chair(5, hidden=4)

    assert {line.entry for line in ranked.lines(contest, frozen, chair)} == {1, 2, 3, 5}
    whole = ranked.lines(contest, frozen, bench.organiser(contest))
    assert {line.entry for line in whole} == {1, 2, 3, 4, 5}
    page = build.sign_in(client, chair).get(f"/kk/c/{contest.slug}/ranking/").content.decode()
    assert "№ 5." in page
    assert "№ 4." not in page


@pytest.mark.parametrize(("hidden", "expected"), [(4, {3, 4, 5}), (1, {3, 5})])
def test_rank_alone_decides_about_a_work_in_conflict_with_whoever_decides(hidden, expected):
    contest, chair, _frozen = of_chair(5, hidden)
    seen = [sheet.entry for sheet in bench.all_sheets(contest) if sheet.entry.number in {1, 3, 5}]
    wanted = [entry for entry in dict.fromkeys(seen) if entry.number in {3, 5}]

    ranking.shortlist(contest, wanted, reason="Талқылау", by=chair, now=NOW)

    assert set(Finalist.objects.values_list("entry__number", flat=True)) == expected


@pytest.mark.parametrize("hidden", [5, 1])
def test_nothing_asked_of_who_is_in_conflict_tells_where_that_work_stands(client, hidden):
    """Three of five go on: the ticks are the first three of the works they see, the reason is always asked."""
    contest, chair, _frozen = of_chair(5, hidden)
    client = build.sign_in(client, chair)
    seen = [number for number in (5, 4, 3, 2, 1) if number != hidden]

    def ticked():
        page = client.get(f"/kk/c/{contest.slug}/ranking/").content.decode()
        return [int(n) for n in re.findall(r'value="(\d+)"[^>]*aria-label[^>]* checked', page)]

    assert ticked() == seen[:3]
    chosen = list(contest.entries.filter(number__in=seen[:3]))
    with pytest.raises(Refused) as told:
        ranking.shortlist(contest, chosen, reason="", by=chair, now=NOW)
    assert told.value.code == "judging-shortlist-apart"
    ranking.shortlist(contest, chosen, reason="Талқылау", by=chair, now=NOW)
    assert ticked() == []
