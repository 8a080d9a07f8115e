"""Taps of a juror's devices: each counts once, in its order, and none overwrites what it has not seen."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from baiqau.contests import clock
from baiqau.judging.actions import assignment, sheets
from baiqau.judging.models import EarlierMark, Mark
from baiqau.judging.words import Words
from baiqau.rules.refusals import Refused
from tests import build
from tests.judging import bench
from tests.judging.bench import NOW

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(minutes=1)


@pytest.fixture(autouse=True)
def in_selection(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.fixture
def sheet():
    """A sheet of a juror who has not begun."""
    return bench.all_sheets(bench.assigned()).first()


def put(sheet, value, *, now=NOW, **tap):
    return sheets.put_mark(sheet, "novelty", value, by=sheet.seat.person, now=now, **tap)


def standing():
    """Give the mark that stands and those it replaced, as values with their taps."""
    marks = list(Mark.objects.values_list("value", "tap"))
    return marks, list(EarlierMark.objects.order_by("pk").values_list("value", "tap"))


def test_a_tap_sent_twice_counts_once(sheet):
    tap = uuid4()

    kept = [put(sheet, 7, tap=tap, on="", now=moment).pk for moment in (NOW, LATER)]

    assert kept[0] == kept[1]
    assert (standing(), Mark.objects.get().at) == (([(7, tap)], []), NOW)


def test_taps_made_on_each_other_arrive_in_their_order(sheet):
    first, second, third = uuid4(), uuid4(), uuid4()

    put(sheet, 5, tap=first, on="")
    put(sheet, 6, tap=second, on=str(first))
    put(sheet, 7, tap=third, on=str(second))

    assert standing() == ([(7, third)], [(5, first), (6, second)])


def test_an_early_tap_that_arrives_again_under_another_mark_is_told_both(sheet):
    first, second = uuid4(), uuid4()
    put(sheet, 5, tap=first, on="")
    put(sheet, 6, tap=second, on=str(first))
    before = standing()

    with pytest.raises(sheets.MarkedElsewhere) as told:
        put(sheet, 5, tap=first, on="", now=LATER)

    assert told.value.facts == {"mine": 5, "theirs": 6}
    assert standing() == before


def test_a_repeated_tap_is_no_fault_after_signing(sheet):
    bench.fill(sheet)
    tap = uuid4()
    seen = Mark.objects.get(criterion="novelty").seen_as
    put(sheet, 7, tap=tap, on=seen)
    sheets.sign(sheet, by=sheet.seat.person, now=NOW)

    assert put(sheet, 7, tap=tap, on=seen, now=LATER).value == 7
    with pytest.raises(Refused) as told:
        put(sheet, 8, tap=uuid4(), on=str(tap))
    assert told.value.code == "judging-sheet-closed"


def test_what_another_device_wrote_stands_and_both_values_are_told(sheet):
    desk, phone = uuid4(), uuid4()
    put(sheet, 8, tap=desk, on="")

    with pytest.raises(sheets.MarkedElsewhere) as told:
        put(sheet, 3, tap=phone, on="")

    assert told.value.facts == {"mine": 3, "theirs": 8}
    assert standing() == ([(8, desk)], [])
    put(sheet, 3, tap=phone, on=str(desk))
    assert standing() == ([(3, phone)], [(8, desk)])


def test_two_devices_that_agree_have_nothing_to_choose(sheet):
    desk = uuid4()
    put(sheet, 8, tap=desk, on="")

    assert put(sheet, 8, tap=uuid4(), on="").seen_as == str(desk)
    assert standing() == ([(8, desk)], [])


def test_the_database_refuses_a_second_mark_of_one_tap(sheet):
    tap = uuid4()
    put(sheet, 8, tap=tap, on="")
    again = {"criterion": "result", "value": 8, "at": NOW, "tap": tap}
    earlier = {"criterion": "novelty", "value": 8, "at": NOW, "tap": tap}

    with pytest.raises(IntegrityError), transaction.atomic():
        sheet.marks.create(**again)
    sheet.earlier_marks.create(**earlier)
    with pytest.raises(IntegrityError), transaction.atomic():
        sheet.earlier_marks.create(**earlier)


def send(client, sheet, value, **told):
    contest = sheet.seat.contest
    return client.post(
        f"/kk/c/{contest.slug}/sheets/{sheet.key}/mark/",
        {"criterion": "novelty", "value": value, **told},
        headers={"X-Saving": "quiet"},
    )


def test_the_page_is_told_what_stands_and_a_second_device_gets_409_with_both(client, sheet):
    build.sign_in(client, sheet.seat.person)
    desk, phone = str(uuid4()), str(uuid4())

    kept = send(client, sheet, 7, tap=desk, on="").json()
    other = send(client, sheet, 4, tap=phone, on="")
    chosen = send(client, sheet, 4, tap=phone, on=other.json()["on"])

    told = {"marked": 1, "total": 6, "on": desk, "value": 7, "at": "18:00"}
    assert kept | {"at": "18:00"} == told
    assert (other.status_code, {name: other.json()[name] for name in ("mine", "theirs", "on")}) == (
        409,
        {"mine": 4, "theirs": 7, "on": desk},
    )
    assert (chosen.status_code, chosen.json()["on"]) == (200, phone)


def test_a_refused_tap_is_told_why(client, sheet):
    build.sign_in(client, sheet.seat.person)

    told = send(client, sheet, 11, tap=str(uuid4()), on="")

    assert (told.status_code, list(told.json())) == (422, ["fault"])
    assert send(client, sheet, 5, tap="no-name", on="").status_code == 404


def test_without_a_script_a_form_read_before_another_device_wrote_asks_which_counts(client, sheet):
    put(sheet, 8, tap=uuid4(), on="")
    build.sign_in(client, sheet.seat.person)
    page = f"/kk/c/{sheet.seat.contest.slug}/sheets/{sheet.key}/"

    asked = client.post(f"{page}mark/", {"criterion": "novelty", "value": 3, "on": ""})
    kept = client.post(
        f"{page}mark/", {"criterion": "novelty", "value": 3, "on": asked.context["on"]}
    )

    assert (asked.status_code, asked.context["mine"], asked.context["theirs"]) == (409, 3, 8)
    assert (kept.status_code, kept.url, Mark.objects.get().value) == (302, page, 3)


def test_words_changed_on_another_device_stand_until_the_button_is_pressed(client, sheet):
    seen = Words.of(sheet).digest
    sheets.write(sheet, Words("Жақсы"), by=sheet.seat.person, now=NOW, on=seen)
    build.sign_in(client, sheet.seat.person)
    page = f"/kk/c/{sheet.seat.contest.slug}/sheets/{sheet.key}/write/"
    quiet = {"X-Saving": "quiet"}

    refused = client.post(page, {"comment": "Нашар", "written_on": seen}, headers=quiet)
    same = client.post(page, {"comment": "Жақсы", "written_on": seen}, headers=quiet)
    pressed = client.post(page, {"comment": "Нашар"})

    assert [answer.status_code for answer in (refused, same, pressed)] == [422, 200, 302]
    sheet.refresh_from_db()
    assert (same.json()["state"], sheet.comment) == (Words("Жақсы").digest, "Нашар")


def test_comments_by_criterion_are_kept_for_the_criteria_of_the_sheet_only(sheet):
    words = Words(remarks={"novelty": " Жаңа ой ", "charm": "Жоқ", "result": " "})

    kept = sheets.write(sheet, words, by=sheet.seat.person, now=NOW)

    assert kept.remarks == {"novelty": "Жаңа ой"}


def test_where_the_rules_want_it_each_criterion_has_its_comment(client):
    rules = build.regulation()
    judging = rules.judging.model_copy(update={"comments": "criterion"})
    contest = build.contest(rules=rules.model_copy(update={"judging": judging}))
    bench.works(contest, 1)
    bench.seats(contest, 3)
    assignment.assign(contest, by=bench.organiser(contest), now=NOW)
    own = bench.all_sheets(contest).first()
    page = f"/kk/c/{contest.slug}/sheets/{own.key}/"

    build.sign_in(client, own.seat.person)
    client.post(f"{page}write/", {"remark-novelty": "Жаңа ой", "note": ""})
    told = client.get(page).content.decode()

    own.refresh_from_db()
    assert own.remarks == {"novelty": "Жаңа ой"}
    assert (told.count('name="remark-'), told.count("Жаңа ой"), 'name="comment"' in told) == (
        6,
        1,
        False,
    )


def test_a_mark_from_before_taps_had_names_is_confirmed_and_replaced(client, sheet):
    sheet.marks.create(criterion="novelty", value=5, at=NOW)
    build.sign_in(client, sheet.seat.person)

    same = send(client, sheet, 5, tap=str(uuid4()), on="").json()
    tap = str(uuid4())
    other = send(client, sheet, 6, tap=tap, on=same["on"]).json()

    assert (same["on"], other["on"], other["value"]) == ("", tap, 6)
