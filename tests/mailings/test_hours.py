"""A letter to many at a set hour: shown, changed, taken back, and sent once to who still fits."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from baiqau.base.models import Job
from baiqau.contests import clock
from baiqau.entries.models import Entry
from baiqau.journal import outbox
from baiqau.journal.models import Act, Letter
from baiqau.mailings import actions, queries, tasks
from baiqau.mailings.models import Mailing
from baiqau.rules.refusals import Refused
from tests import build
from tests.mailings.writing import NOW, do_jobs, mailing, send

pytestmark = pytest.mark.django_db
HOUR = NOW + timedelta(days=2)


class Hands:
    """The hands of a clock that a test moves."""

    now = NOW


@pytest.fixture(autouse=True)
def hands(monkeypatch):
    found = Hands()
    monkeypatch.setattr(clock, "now", lambda: found.now)
    return found


@pytest.fixture
def contest():
    return build.contest("zhana")


def schedule(letter, hour=HOUR):
    looked_at = actions.seen(letter, queries.audience(letter).people)
    return actions.schedule(letter, hour=hour, looked_at=looked_at, by=letter.written_by, now=NOW)


def tick():
    """Let the minute's duty look at the clock, and a worker do what it gave out."""
    begun = tasks.depart_due.call()
    do_jobs()
    return begun


def sent():
    return sorted(
        Letter.objects.filter(kind__startswith="mailing:").values_list("recipient", flat=True)
    )


def test_the_letter_goes_out_at_its_hour_and_once(contest, hands):
    owners = [build.draft(contest).owner.email for _ in range(2)]
    schedule(mailing(contest, "draft"))

    assert (tick(), sent()) == (0, [])
    hands.now = HOUR
    assert (tick(), sent()) == (1, sorted(owners))
    assert (tick(), sent()) == (0, sorted(owners))
    assert Mailing.objects.get().state == "sent"
    assert Job.objects.filter(task__contains="deliver").count() == 1


def test_two_watchers_of_the_clock_let_it_out_once(contest, hands):
    build.draft(contest)
    letter = schedule(mailing(contest, "draft"))
    hands.now = HOUR

    first = actions.depart(letter, now=HOUR)
    second = actions.depart(letter, now=HOUR)

    assert (first is None, second) == (False, None)
    assert Act.objects.filter(kind="mailing.begun").count() == 1


def test_who_came_later_gets_none_and_who_no_longer_fits_is_told_in_the_list(contest, hands):
    stays, hands_in, leaves = (build.draft(contest) for _ in range(3))
    letter = schedule(mailing(contest, "draft"))
    build.draft(contest)
    Entry.objects.filter(pk=hands_in.pk).update(state="submitted", number=1, submitted_at=NOW)
    actions.unsubscribe(contest, leaves.owner.email, now=NOW)

    hands.now = HOUR
    tick()

    assert sent() == [stays.owner.email]
    passed = dict(letter.dispatches.values_list("address", "passed"))
    assert passed == {
        stays.owner.email: "",
        hands_in.owner.email: "changed",
        leaves.owner.email: "unwanted",
    }


def test_another_hour_may_be_set_and_the_hour_taken_back(contest, hands):
    build.draft(contest)
    letter = schedule(mailing(contest, "draft"))

    actions.move(letter, hour=HOUR + timedelta(days=1), by=letter.written_by, now=NOW)
    hands.now = HOUR
    assert tick() == 0
    actions.cancel(letter, by=letter.written_by, now=HOUR)
    hands.now = HOUR + timedelta(days=2)

    assert (tick(), sent()) == (0, [])
    back = Mailing.objects.get()
    assert (back.state, back.set_for, back.dispatches.count()) == ("draft", None, 0)
    send(back)
    assert len(sent()) == 1


@pytest.mark.parametrize("hour", [NOW, NOW - timedelta(minutes=1)])
def test_a_past_hour_is_refused(contest, hour):
    build.draft(contest)

    with pytest.raises(Refused, match="mailings-hour-past"):
        schedule(mailing(contest, "draft"), hour)


def test_a_letter_with_an_hour_cannot_be_changed_or_thrown_away(contest):
    build.draft(contest)
    letter = schedule(mailing(contest, "draft"))

    with pytest.raises(Refused, match="mailings-begun"):
        actions.discard(letter, by=letter.written_by, now=NOW)
    with pytest.raises(Refused, match="mailings-begun"):
        schedule(letter)


def test_one_that_has_set_out_takes_no_other_hour(contest, hands):
    build.draft(contest)
    letter = schedule(mailing(contest, "draft"))
    hands.now = HOUR
    tick()

    for act in (
        lambda: actions.cancel(letter, by=letter.written_by, now=HOUR),
        lambda: actions.move(letter, hour=HOUR + timedelta(1), by=letter.written_by, now=HOUR),
    ):
        with pytest.raises(Refused, match="mailings-not-set"):
            act()


def test_a_paused_letter_let_go_in_the_outbox_no_longer_reads_paused(contest):
    build.draft(contest)
    letter = send(mailing(contest, "draft"))
    actions.pause(letter, by=letter.written_by, now=NOW)
    assert queries.mailings(contest).get().standing == "paused"

    waiting = Letter.objects.filter(kind=letter.kind, state="waiting")
    outbox.release(waiting, by=letter.written_by.actor, at=NOW)

    assert queries.mailings(contest).get().standing == "sent"
    actions.pause(letter, by=letter.written_by, now=NOW)
    assert queries.mailings(contest).get().standing == "paused"


@pytest.mark.parametrize(
    "change",
    [{"state": "set"}, {"set_for": HOUR}, {"state": "set", "set_for": HOUR}],
)
def test_the_database_knows_no_set_letter_without_its_hour(contest, change):
    build.draft(contest)
    letter = mailing(contest, "draft")

    with pytest.raises(IntegrityError), transaction.atomic():
        Mailing.objects.filter(pk=letter.pk).update(**change)


def test_an_organiser_sets_changes_and_takes_back_the_hour_in_the_contests_zone(client, contest):
    person = build.officer(contest, "organiser")
    organiser = build.sign_in(client, person)
    build.draft(contest)
    letter = mailing(contest, "draft", by=person)
    path = f"/en/c/zhana/mailings/{letter.key}/"

    def post(where, told):
        return organiser.post(f"{path}{where}", told, follow=True).content.decode()

    seen = organiser.get(path).content.decode().split('name="seen" value="')[1].split('"')[0]
    page = post("hour/", {"hour": "2024-11-03T18:30", "seen": seen})
    assert "Goes out by itself" in page
    assert Mailing.objects.get().set_for.isoformat() == "2024-11-03T13:30:00+00:00"
    assert 'value="2024-11-03T18:30"' in page
    post("hour/", {"hour": "2024-11-04T09:00"})
    assert Mailing.objects.get().set_for.isoformat() == "2024-11-04T04:00:00+00:00"
    refused = post("hour/", {"hour": "soon"})
    assert "Write the day and the hour so" in refused
    assert 'value="soon"' in refused
    assert "is a draft again" in post("hour/cancel/", {})
    assert Mailing.objects.get().state == "draft"


def test_an_hour_that_is_past_is_told_beside_what_was_typed(client, contest):
    build.draft(contest)
    letter = mailing(contest, "draft")
    build.sign_in(client, letter.written_by)
    seen = actions.seen(letter, queries.audience(letter).people)
    address = f"/en/c/{contest.slug}/mailings/{letter.key}/hour/"

    page = client.post(address, {"hour": "2020-01-02T03:04", "seen": seen})

    words = page.content.decode()
    assert page.status_code == 200
    assert 'value="2020-01-02T03:04"' in words
    assert '<details class="card" open>' in words
    assert page.context["hour"].errors["hour"]
    letter.refresh_from_db()
    assert letter.state == "draft"
