"""Several sittings: finalists divided, each room with its own draw and console, one common result."""

import json
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from baiqau.contests import clock
from baiqau.defence import printed, queries
from baiqau.defence.actions import day, result, sittings
from baiqau.defence.models import Allotment, Sitting, Talk
from baiqau.fairness import draw as lots
from baiqau.journal import queries as journal
from baiqau.journal.models import Act
from baiqau.proof import bundle
from baiqau.publishing import recount
from baiqau.rules.refusals import Refused
from tests import build
from tests.build import DEFENCE_DAY
from tests.defence import stage
from tests.judging import bench
from tests.paper.examples import flowing

pytestmark = pytest.mark.django_db
SECOND = "Казахстанская правда, 20.11.2024, стр. 1"


def second(contest, number=2, **apart):
    return sittings.plan(
        contest,
        starts_at=DEFENCE_DAY + timedelta(hours=3),
        room="Кіші зал",
        seed=SECOND,
        number=number,
        apart=sittings.Apart(**apart),
        by=bench.organiser(contest),
        now=bench.NOW,
    )


def divided(contest, way="draw"):
    sittings.divide(contest, way, by=bench.organiser(contest), now=bench.NOW)


def drawn(contest):
    for sitting in queries.sittings(contest):
        day.draw(sitting, by=bench.organiser(contest), now=bench.NOW)


@pytest.fixture
def contest(monkeypatch):
    """Five finalists and two sittings that are planned."""
    monkeypatch.setattr(clock, "now", lambda: DEFENCE_DAY)
    found = stage.shortlisted(5)
    stage.planned(found)
    second(found, name="Екінші отырыс")
    return found


def refused(act, *given, **named):
    with pytest.raises(Refused) as told:
        act(*given, **named)
    return told.value.code


def orders(contest):
    return [
        [talk.entry.number for talk in queries.talks(contest, sitting)]
        for sitting in queries.sittings(contest)
    ]


def test_the_draw_deals_the_finalists_out_and_each_sitting_draws_its_own_order(contest):
    divided(contest)
    drawn(contest)

    dealt = lots.order([str(one) for one in range(1, 6)], seed=f"{stage.SEED} / {SECOND}")
    expected = [
        [int(one) for one in lots.order(dealt[at::2], seed=seed)]
        for at, seed in enumerate((stage.SEED, SECOND))
    ]
    assert orders(contest) == expected
    assert [(one.position, one.sitting.number) for one in queries.talks(contest)] == [
        (1, 1),
        (2, 1),
        (3, 1),
        (1, 2),
        (2, 2),
    ]


def test_works_of_a_kind_stay_together(contest):
    contest.entries.filter(number__in=[1, 2, 3]).update(kind="project")
    contest.entries.filter(number__in=[4]).update(kind="idea")
    contest.entries.filter(number__in=[5]).update(kind="research")

    divided(contest, "kind")
    drawn(contest)

    assert [sorted(one) for one in orders(contest)] == [[1, 2, 3], [4, 5]]


def test_works_of_a_nomination_stay_together_and_so_do_those_in_none(contest):
    contest.entries.filter(number__in=[1, 4]).update(nomination="village")

    divided(contest, "nomination")
    drawn(contest)

    assert {one.by for one in Allotment.objects.all()} == {"nomination"}
    assert [sorted(one) for one in orders(contest)] == [[2, 3, 5], [1, 4]]


def test_a_division_that_leaves_a_room_empty_is_refused(contest):
    assert refused(divided, contest, "kind") == "defence-no-speakers"
    assert Allotment.objects.count() == 0


def test_by_hand_every_finalist_gets_a_sitting(contest):
    by, entries = bench.organiser(contest), list(contest.entries.order_by("number"))
    some = dict.fromkeys(entries[:4], 1)
    assert refused(sittings.allot, contest, some, by=by, now=bench.NOW) == "defence-not-divided"

    sittings.allot(contest, {**some, entries[4]: 2}, by=by, now=bench.NOW)
    drawn(contest)

    assert [sorted(one) for one in orders(contest)] == [[1, 2, 3, 4], [5]]


def test_who_divides_by_hand_learns_nothing_of_a_finalist_in_conflict(contest):
    keeper = build.officer(contest, "secretary")
    seat = bench.seat(contest, keeper)
    unseen = contest.entries.get(number=5)
    seat.conflicts.create(entry=unseen, kind="declared", by="system", at=bench.NOW)
    client = build.sign_in(Client(), keeper)
    console = f"/en/c/{contest.slug}/day/"
    hand = {f"work-{number}": "2" if number == 1 else "1" for number in range(1, 5)}

    answer = client.post(f"{console}divide/", {"way": "hand", **hand}, follow=True)

    assert "divided among the sittings" in answer.content.decode()
    assert (
        queries.allotments(contest).get(entry=unseen).sitting.number == 2
    )  # the fewest speak there
    page = client.get(console)
    assert page.context["divided"]
    assert f"work-{unseen.number}" not in page.content.decode()

    queries.allotments(contest).filter(
        entry=unseen
    ).delete()  # as if it came to the shortlist later
    assert client.get(console).context["divided"]
    told = client.post(f"{console}draw/?sitting=1", follow=True).content.decode()
    assert "Some finalists" not in told
    assert "divide them once more" in told


def test_nothing_is_drawn_before_the_division_nor_divided_after_a_draw(contest):
    by = bench.organiser(contest)
    first = queries.sitting(contest)
    assert refused(day.draw, first, by=by, now=bench.NOW) == "defence-not-divided"
    divided(contest)
    day.draw(first, by=by, now=bench.NOW)

    for act in (lambda: divided(contest), lambda: second(contest, 3)):
        assert refused(act) == "defence-drawn-already"
    assert refused(sittings.drop, contest, by=by, now=bench.NOW) == "defence-drawn-already"


def test_a_sitting_that_is_not_drawn_blocks_the_result(contest):
    divided(contest)
    by = bench.organiser(contest)
    day.draw(queries.sitting(contest), by=by, now=bench.NOW)
    stage.spoken(contest)
    stage.judged(contest)

    assert [(one.code, one.number) for one in queries.blockers(contest)] == [
        ("sittings-undrawn", 1)
    ]
    code = refused(result.compute, contest, by=by, now=DEFENCE_DAY)
    assert code == "defence-sittings-undrawn"


def test_a_new_seed_undoes_a_division_and_the_last_sitting_can_be_taken_back(contest):
    divided(contest)
    assert Allotment.objects.count() == 5
    stage.planned(contest, seed="Басқа сөз")
    assert Allotment.objects.count() == 0

    by = bench.organiser(contest)
    sittings.drop(contest, by=by, now=bench.NOW)
    assert Sitting.objects.count() == 1
    assert refused(sittings.drop, contest, by=by, now=bench.NOW) == "defence-only-sitting"
    assert refused(second, contest, 3) == "defence-sitting-unknown"


def test_the_database_lets_a_work_speak_in_one_sitting_and_a_number_stand_once(contest):
    divided(contest)
    first, other = queries.sittings(contest)
    entry = first.allotments.first().entry
    with pytest.raises(IntegrityError), transaction.atomic():
        Allotment.objects.create(sitting=other, entry=entry, by="hand")
    with pytest.raises(IntegrityError), transaction.atomic():
        Sitting.objects.filter(pk=other.pk).update(number=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Allotment.objects.update(by="luck")


def test_two_rooms_run_at_once_each_with_its_own_screen(contest, client):
    divided(contest)
    drawn(contest)
    by = bench.organiser(contest)
    keeper = build.sign_in(Client(), by)
    console, screen = f"/kk/c/{contest.slug}/day/", f"/kk/c/{contest.slug}/hall/"

    for number in (1, 2):
        answer = keeper.post(f"{console}1/step/?sitting={number}", {"step": "start"})
        assert answer["Location"] == f"{console}?sitting={number}"

    first, other = (queries.now_speaking(contest, one) for one in queries.sittings(contest))
    assert (first.sitting.number, other.sitting.number) == (1, 2)
    shown = client.get(f"{screen}?sitting=2").content.decode()
    assert (other.entry.title in shown, "Кіші зал" in shown) == (True, True)
    assert f"{screen}?sitting=2" in client.get(screen).content.decode()
    assert client.get(f"{screen}?sitting=4").status_code == 404
    with pytest.raises(IntegrityError), transaction.atomic():
        Talk.objects.filter(sitting=other.sitting).exclude(pk=other.pk).update(
            state="speaking", presence="present", started_at=DEFENCE_DAY
        )


def test_timetable_and_calendar_tell_room_hour_and_chair(contest, client):
    chair = contest.seats.first()
    second(contest, chair=chair, name="Екінші отырыс")
    divided(contest)
    drawn(contest)

    words = client.get(f"/kk/c/{contest.slug}/timetable/").content.decode()
    assert [one in words for one in ("1-отырыс", "2-отырыс: Екінші отырыс", str(chair.person))] == [
        True
    ] * 3
    file = client.get(f"/kk/c/{contest.slug}/timetable.ics").content.decode()
    part = client.get(f"/kk/c/{contest.slug}/timetable.ics?sitting=2").content.decode()
    assert (file.count("BEGIN:VEVENT"), part.count("BEGIN:VEVENT")) == (5, 2)
    assert "LOCATION:Екінші отырыс\\, Кіші зал" in part


def test_only_the_jurors_of_a_sitting_mark_it(contest):
    seats = list(contest.seats.order_by("code"))
    second(contest, seats=tuple(seats[:2]))
    divided(contest)
    drawn(contest)

    marked = {
        sheet.seat.code
        for sheet in bench.all_sheets(contest, "defence")
        if sheet.entry.talk.sitting.number == 2
    }
    assert marked == {one.code for one in seats[:2]}
    sheets = printed.document(contest, queries.sitting(contest, 2))
    assert (len(sheets.marks), len(sheets.turns), len(sheets.commission)) == (2, 2, 2)


def test_the_door_and_the_papers_of_the_day_are_of_one_room(contest):
    divided(contest)
    drawn(contest)
    keeper = build.sign_in(Client(), bench.organiser(contest))
    door = f"/kk/c/{contest.slug}/day/door/"

    assert len(keeper.get(door).context["talks"]) == 5
    found = keeper.get(door, {"sitting": "2"}).context["talks"]
    assert {one.sitting.number for one in found} == {2}
    talk = found[0]
    answer = keeper.post(
        f"{door}{talk.entry.key}/presence/", {"presence": "present", "back": "all", "sitting": "2"}
    )
    assert answer["Location"] == f"{door}?sitting=2"
    sheets = keeper.get(f"/kk/c/{contest.slug}/day/sheets.pdf?sitting=2")
    assert "contest" in sheets["Content-Disposition"]
    assert "-day-2.pdf" in sheets["Content-Disposition"]


def published(contest):
    stage.spoken(contest)
    stage.judged(contest)
    by, chair = bench.organiser(contest), contest.seats.get(chair=True).person
    found = result.compute(contest, by=by, now=DEFENCE_DAY)
    found = result.confirm(found, by=chair, now=DEFENCE_DAY)
    found = result.seal(found, opens_at=stage.OPENS, by=chair, now=DEFENCE_DAY)
    return result.publish(found, by=by, now=stage.OPENS)


@pytest.mark.parametrize("way", ["draw", "kind"])
def test_the_bundle_recomputes_every_draw_and_the_common_result(contest, way):
    contest.entries.filter(number=4).update(kind="idea")
    divided(contest, way)
    drawn(contest)
    heard = orders(contest)
    found = published(contest)

    content = recount.build(contest, found)

    assert bundle.check(content, journal=journal.lines(contest.scope)) == ""
    told = json.loads(content)["bundle"]
    assert [one["order"] for one in told["sittings"]] == heard
    assert (told["divided"], len(told["draw"]["order"])) == (way, 5 if way == "draw" else 0)
    assert len(found.rows) == 5


def test_a_work_that_withdrew_between_division_and_draw_is_missed_by_nobody(contest):
    divided(contest)
    gone = queries.allotments(contest).first().entry
    gone.state = "withdrawn"
    gone.save(update_fields=["state"])
    drawn(contest)
    found = published(contest)

    assert bundle.check(recount.build(contest, found)) == ""
    assert gone.number not in {row["entry"] for row in found.rows}


def test_the_protocol_tells_each_sitting(contest):
    second(contest, chair=contest.seats.first(), name="Екінші отырыс")
    divided(contest)
    drawn(contest)
    published(contest)
    chair = build.sign_in(Client(), contest.seats.get(chair=True).person)

    text = flowing(chair.get(f"/kk/c/{contest.slug}/result/protocol.pdf").content)

    for words in ("1-отырыс", "2-отырыс", SECOND, stage.SEED, "Кіші зал"):
        assert words in text


def test_the_pages_plan_add_divide_and_take_back(contest):
    keeper = build.sign_in(Client(), bench.organiser(contest))
    console = f"/kk/c/{contest.slug}/day/"
    told = {"day": "2024-11-21", "hour": "15:00", "room": "Үшінші", "name": "Үш", "seed": ""}
    wrong = keeper.post(f"{console}plan/?sitting=3", told)
    assert 'value="Үшінші"' in wrong.content.decode()

    added = keeper.post(f"{console}plan/?sitting=3", told | {"seed": "Сөз"})
    assert added["Location"] == f"{console}?sitting=3"
    keeper.post(f"{console}divide/", {"way": "draw"})
    assert keeper.get(console).context["divided"]
    keeper.post(f"{console}divide/", {"way": "drop"})
    hand = {f"work-{number}": str(1 + number % 2) for number in range(1, 6)}
    keeper.post(f"{console}divide/", {"way": "hand", **hand})
    assert sorted(queries.allotments(contest).values_list("entry__number", "sitting__number")) == [
        (number, 1 + number % 2) for number in range(1, 6)
    ]
    assert keeper.post(f"{console}divide/", {"way": "luck"}).status_code == 404
    assert keeper.post(f"{console}draw/?sitting=1")["Location"] == f"{console}?sitting=1"
    assert Act.objects.filter(kind="sitting.drawn").count() == 1


def test_a_contest_with_one_sitting_shows_nothing_of_others(client):
    contest = stage.shortlisted()
    stage.drawn(contest)
    keeper = build.sign_in(Client(), bench.organiser(contest))

    for page in ("day/", "day/door/", "timetable/", "hall/"):
        words = keeper.get(f"/kk/c/{contest.slug}/{page}").content.decode()
        assert ("sitting=" in words, "отырыс" in words) == (False, False)


def test_the_list_of_sittings_asks_as_much_for_many_as_for_few():
    counted = []
    for number in (2, 5):
        contest = stage.shortlisted(6)
        stage.planned(contest)
        for more in range(2, number + 1):
            second(contest, more)
        divided(contest)
        drawn(contest)
        keeper = build.sign_in(Client(), bench.organiser(contest))
        seen = []
        for page in ("day/", "hall/"):
            with CaptureQueriesContext(connection) as queried:
                assert keeper.get(f"/kk/c/{contest.slug}/{page}").status_code == 200
            seen.append(len(queried))
        counted.append(seen)

    assert counted[0] == counted[1]
