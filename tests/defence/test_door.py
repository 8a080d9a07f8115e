"""At the door: who has come, found by name, by number or by the code on the telephone."""

import pytest
from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from baiqau.defence import queries
from baiqau.defence.actions import day, door
from baiqau.defence.models import Talk
from baiqau.journal.models import Act
from baiqau.paper import qr
from baiqau.rules.refusals import Refused
from tests import build
from tests.build import DEFENCE_DAY
from tests.defence import stage
from tests.judging import bench

pytestmark = pytest.mark.django_db


@pytest.fixture
def contest():
    found = stage.shortlisted()
    stage.drawn(found)
    return found


@pytest.fixture
def talk(contest):
    return queries.next_talk(contest)


@pytest.fixture
def keeper(contest):
    """Whoever stands at the door, signed in."""
    return build.sign_in(Client(), bench.organiser(contest))


def note(talk, presence):
    return door.note(talk, presence, by=bench.organiser(talk.sitting.contest), now=DEFENCE_DAY)


def undo(talk):
    return door.undo(talk, by=bench.organiser(talk.sitting.contest), now=DEFENCE_DAY)


def refused(act, *given):
    with pytest.raises(Refused) as told:
        act(*given)
    return told.value.code


def url(contest, end=""):
    return f"/kk/c/{contest.slug}/day/door/{end}"


@pytest.mark.parametrize(
    ("presence", "here"), [("present", True), ("online", True), ("late", False), ("absent", False)]
)
def test_one_of_four_is_noted_and_stands_in_the_journal(talk, presence, here):
    noted = note(talk, presence)

    assert (noted.presence, noted.here, noted.presence_at) == (presence, here, DEFENCE_DAY)
    act = Act.objects.get(kind="talk.presence")
    assert act.facts == {"position": 1, "presence": presence, "before": ""}


def test_a_note_is_taken_back_once_and_a_second_press_changes_nothing(talk):
    note(talk, "late")
    note(talk, "absent")
    note(talk, "absent")

    assert (undo(talk).presence, undo(talk).presence) == ("late", "late")
    kinds = Act.objects.filter(kind__startswith="talk.presence").order_by("number")
    assert [act.kind for act in kinds] == [
        "talk.presence",
        "talk.presence",
        "talk.presence-undone",
    ]


def test_the_first_note_taken_back_leaves_nothing_noted(talk):
    note(talk, "present")

    back = undo(talk)

    assert (back.presence, back.presence_at) == ("", None)


def test_whoever_is_called_is_here_and_is_noted_no_more(contest, talk):
    by = bench.organiser(contest)
    note(talk, "late")
    called = day.start(talk, by=by, now=DEFENCE_DAY)

    assert called.presence == "present"
    assert refused(note, talk, "absent") == "defence-presence-over"
    assert refused(undo, talk) == "defence-presence-over"


def test_who_speaks_from_afar_stays_online(contest, talk):
    note(talk, "online")

    assert day.start(talk, by=bench.organiser(contest), now=DEFENCE_DAY).presence == "online"


def test_another_word_is_refused(talk):
    assert refused(note, talk, "asleep") == "defence-presence-unknown"


@pytest.mark.parametrize(
    "lie",
    [
        {"presence": "asleep"},
        {"presence_was": "asleep"},
        {"presence_at": DEFENCE_DAY},
        {"state": "speaking", "started_at": DEFENCE_DAY},
    ],
)
def test_the_database_refuses_what_cannot_be(talk, lie):
    with pytest.raises(IntegrityError), transaction.atomic():
        Talk.objects.filter(pk=talk.pk).update(**lie)


def test_the_code_on_the_telephone_leads_to_that_speaker_and_notes_nothing(contest, talk, keeper):
    speaker = build.sign_in(Client(), talk.entry.owner)
    page = url(contest, f"{talk.entry.key}/")
    drawn = qr.svg(f"{settings.ADDRESS}{page}").partition("<path")[2]

    assert drawn in speaker.get(f"/kk/c/{contest.slug}/day/mine/").content.decode()
    answer = keeper.get(page)
    assert answer.context["talk"] == talk
    talk.refresh_from_db()
    assert talk.presence == ""
    assert not Act.objects.filter(kind="talk.presence").exists()


def test_nobody_but_who_runs_the_day_comes_in_by_the_code(contest, talk):
    page = url(contest, f"{talk.entry.key}/")
    speaker = build.sign_in(Client(), talk.entry.owner)

    assert speaker.get(page).status_code == 403
    assert speaker.post(f"{page}presence/", {"presence": "present"}).status_code == 403
    assert "/sign-in/" in Client().get(page)["Location"]


def test_a_press_at_the_door_notes_and_leads_back_to_where_it_was_pressed(contest, talk, keeper):
    press = url(contest, f"{talk.entry.key}/presence/")

    alone = keeper.post(press, {"presence": "online", "back": "one"})
    listed = keeper.post(press, {"presence": "undo", "back": "all"})

    assert (alone["Location"], listed["Location"]) == (
        url(contest, f"{talk.entry.key}/"),
        url(contest),
    )
    talk.refresh_from_db()
    assert talk.presence == ""


def test_a_speaker_is_found_by_number_by_part_of_a_name_and_without_kazakh_letters(
    contest, talk, keeper
):
    talk.entry.authors.update(surname="Төрешев", given="Үміт")
    work = str(talk.entry.number)

    for words in ("торешев", "умит төр"):
        assert keeper.get(url(contest), {"words": words}).context["talks"] == [talk]
    by_number = keeper.get(url(contest), {"words": work}).context["talks"]
    assert {one.pk for one in by_number} == {
        one.pk
        for one in queries.talks(contest)
        if work in {str(one.position), str(one.entry.number)}
    }
    assert keeper.get(url(contest), {"words": "Ешкім"}).context["talks"] == []


def test_after_a_press_those_found_are_still_shown(contest, talk, keeper):
    number = str(talk.position)
    shown = keeper.get(url(contest), {"words": number}).content.decode()
    assert f'name="words" value="{number}"' in shown

    answer = keeper.post(
        url(contest, f"{talk.entry.key}/presence/"),
        {"presence": "present", "back": "all", "words": "Әсел & 1"},
    )

    assert answer["Location"] == f"{url(contest)}?words=%D3%98%D1%81%D0%B5%D0%BB+%26+1"


def test_who_withdrew_is_not_waited_for_at_the_door(contest, talk, keeper):
    day.withdraw(talk, by=bench.organiser(contest), now=DEFENCE_DAY)

    assert talk not in keeper.get(url(contest)).context["everybody"]


def test_the_door_asks_as_much_for_one_speaker_as_for_many():
    found = []
    for number in (1, 9):
        contest = stage.shortlisted(number)
        stage.drawn(contest)
        keeper = build.sign_in(Client(), bench.organiser(contest))
        with CaptureQueriesContext(connection) as seen:
            assert keeper.get(url(contest)).status_code == 200
        found.append(len(seen))

    assert found[0] == found[1]
