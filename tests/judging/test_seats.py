"""Invitations: seen for conflicts first, answered with a declaration, declined, asked again, reminded."""

from datetime import timedelta

import pytest

from baiqau.contests import actions as contests
from baiqau.contests import clock
from baiqau.journal.models import Letter
from baiqau.judging import tasks
from baiqau.judging.actions import assignment, commission
from baiqau.judging.models import Seat
from baiqau.people import actions as people
from baiqau.people.models import Person
from tests import build
from tests.judging import bench
from tests.judging.bench import NOW

pytestmark = pytest.mark.django_db
ANSWER = {
    "answer": "accept",
    "declared": "on",
    "languages": ["kk", "en"],
    "topics": ["idea"],
    "most": "12",
}


@pytest.fixture(autouse=True)
def _in_the_selection(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)


def page(contest, name):
    return f"/en/c/{contest.slug}/{name}/"


def letters(kind):
    return Letter.objects.filter(kind=f"judging.{kind}")


def test_pasted_addresses_are_looked_at_before_anyone_is_written_to(client):
    contest = build.contest()
    build.sign_in(client, bench.organiser(contest))
    [entry] = bench.works(contest, 1)
    form = {"addresses": f"{entry.owner.email}\nnew@nabrk.kz\n", "languages": ["kk"]}

    seen = client.post(page(contest, "commission/invite"), form)

    assert [(row.address, row.known, bool(row.foreseen)) for row in seen.context["rows"]] == [
        (entry.owner.email, True, True),
        ("new@nabrk.kz", False, False),
    ]
    assert not Seat.objects.exists()
    assert not Person.objects.filter(email="new@nabrk.kz").exists()
    client.post(page(contest, "commission/invite"), {**form, "confirmed": "yes"})
    assert Seat.objects.count() == 2
    assert letters("invitation").count() == 2


def test_accepting_says_languages_kinds_and_load_and_declares(client):
    contest = build.contest()
    seat = bench.seat(contest, accept=False)
    client.force_login(seat.person)

    client.post(page(contest, "seat/answer"), ANSWER)

    seat.refresh_from_db()
    assert (seat.state, seat.languages, seat.topics, seat.most, seat.declared_at) == (
        "accepted",
        ["kk", "en"],
        ["idea"],
        12,
        NOW,
    )


@pytest.mark.parametrize("missing", ["declared", "languages"])
def test_without_declaration_or_language_nothing_is_accepted(client, missing):
    contest = build.contest()
    seat = bench.seat(contest, accept=False)
    client.force_login(seat.person)

    told = {key: value for key, value in ANSWER.items() if key != missing}
    answer = client.post(page(contest, "seat/answer"), told)

    seat.refresh_from_db()
    assert (answer.status_code, seat.state) == (422, "invited")


def test_who_declines_says_why_and_the_organiser_learns_it(client):
    contest = build.contest()
    seat = bench.seat(contest, accept=False)
    client.force_login(seat.person)

    client.post(page(contest, "seat/answer"), {"answer": "decline", "reason": "Іссапардамын"})

    seat.refresh_from_db()
    assert (seat.state, seat.declined_because) == ("declined", "Іссапардамын")
    letter = letters("declined").get()
    assert letter.recipient == bench.organiser(contest).email
    assert "Іссапардамын" in letter.body


def test_a_chair_who_declines_makes_room_for_another():
    contest = build.contest()
    chair = bench.seat(contest, chair=True)
    commission.answer(chair, accept=False, by=chair.person, now=NOW)

    assert bench.seat(contest, chair=True).chair


def test_who_declined_is_asked_again_with_a_new_letter():
    contest = build.contest()
    seat = bench.seat(contest)
    commission.answer(seat, accept=False, by=seat.person, now=NOW)
    later = NOW + timedelta(hours=1)

    again = commission.invite(contest, seat.person, by=bench.organiser(contest), now=later)

    assert (again.pk, again.state, again.declined_because) == (seat.pk, "invited", "")
    assert letters("invitation").count() == 2


def test_who_is_awaited_is_reminded_once_a_turn():
    contest = build.contest()
    bench.works(contest, 2)
    first, *_ = bench.seats(contest, 3)
    bench.seat(contest, accept=False)
    assignment.assign(contest, by=bench.organiser(contest), now=NOW)
    for sheet in bench.all_sheets(contest).filter(seat=first):
        bench.signed(sheet)

    def reminded(turn):
        return commission.remind(contest, "selection", by=None, turn=turn, now=NOW)

    assert (reminded("a"), reminded("a"), reminded("b")) == (3, 0, 3)
    assert letters("reminder").filter(recipient=first.person.email).count() == 0


def test_reminders_leave_by_themselves_in_the_last_fifth_only(monkeypatch):
    contest = bench.assigned(entries=1, jurors=3)
    stage = contest.regulation.stage("selection")
    border = stage.closes - (stage.closes - stage.opens) / 5

    def sent(now):
        monkeypatch.setattr(clock, "now", lambda: now)
        return tasks.remind_late.func()

    assert sent(border - timedelta(seconds=1)) == 0
    assert sent(border) == 3
    assert sent(border + timedelta(hours=1)) == 0
    assert sent(stage.closes + timedelta(seconds=1)) == 0


def test_the_reminder_of_the_last_fifth_goes_to_who_has_unscored_works_in_their_language(
    monkeypatch,
):
    contest = build.contest()
    bench.works(contest, 4)
    ready, gone, no, late = bench.seats(contest, 4)
    people.describe(late.person, name=late.person.name, language="ru", now=NOW)
    assignment.assign(contest, by=bench.organiser(contest), now=NOW)
    for sheet in bench.all_sheets(contest).filter(seat=ready):
        bench.signed(sheet)
    commission.release(gone, reason="Кетті.", by=bench.organiser(contest), now=NOW)
    commission.answer(no, accept=False, by=no.person, now=NOW)
    closes = contest.regulation.stage("selection").closes
    monkeypatch.setattr(clock, "now", lambda: closes - timedelta(hours=1))

    assert (tasks.remind_late.func(), tasks.remind_late.func()) == (1, 0)

    letter = letters("reminder").get()
    assert (letter.recipient, letter.language) == (late.person.email, "ru")
    assert "/ru/c/" in letter.body


def test_a_term_that_was_moved_has_a_last_fifth_of_its_own(monkeypatch):
    contest = bench.assigned(entries=1, jurors=3)
    selection = contest.regulation.stage("selection")

    def sent(closes):
        monkeypatch.setattr(clock, "now", lambda: closes)
        return tasks.remind_late.func()

    assert sent(selection.closes) == 3
    moved = selection.model_copy(update={"closes": selection.closes - timedelta(days=1)})
    stages = [moved if one.key == "selection" else one for one in contest.regulation.stages]
    contests.amend(
        contest,
        contest.regulation.model_copy(update={"stages": tuple(stages)}),
        reason="Мерзім жылжытылды.",
        by=bench.organiser(contest),
        now=NOW,
    )
    assert sent(moved.closes) == 3


def test_the_organiser_reminds_from_the_page(client):
    contest = bench.assigned(entries=1, jurors=3)
    build.sign_in(client, bench.organiser(contest))

    client.post(page(contest, "commission/remind"))
    client.post(page(contest, "commission/remind"))

    assert letters("reminder").count() == 3
