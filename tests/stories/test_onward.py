"""The demo is pressed through to the end of the contest, whatever its visitor has done before."""

from datetime import timedelta

import pytest
from django.utils import timezone

from baiqau.base import clock
from baiqau.contests import queries as contests
from baiqau.contests.models import Moment
from baiqau.defence import queries as defence
from baiqau.defence.actions import day
from baiqau.journal.models import Act, Letter
from baiqau.journal.tasks import send_due
from baiqau.judging import queries as judging
from baiqau.judging.actions import sheets
from baiqau.publishing import queries as publishing
from baiqau.site.demo import onward, stage
from baiqau.site.story import reckoning

pytestmark = pytest.mark.django_db


def press(until=None):
    """Play the steps in their turn, up to the one before `until`; give the story."""
    told = None
    while True:
        following = [step for step, state in onward.steps(stage.SLUG) if state == "next"]
        if not following or following[0].key == until:
            return told
        told = onward.play(following[0], stage.SLUG)


def test_the_demo_begins_with_everything_behind_it(settings):
    settings.DEMO = True
    stage.set_up()
    now = timezone.now() + Moment.objects.get().ahead

    assert [*reckoning.backwards(stage.SLUG), *reckoning.backwards(stage.EARLIER)] == []
    assert Act.objects.order_by("at").last().at <= now
    assert not Letter.objects.filter(created_at__gt=now).exists()


def test_the_demo_is_pressed_through_to_a_verified_bundle(settings):
    settings.DEMO = True
    stage.set_up()
    contest = contests.by_slug(stage.SLUG)
    now = timezone.now() + Moment.objects.get().ahead
    own = judging.open_sheets(contest, "selection").first()
    for rule in judging.criteria(own):
        sheets.put_mark(own, rule.key, 7, by=own.seat.person, now=now)
    sheets.sign(own, by=own.seat.person, now=now)
    assert [state for _, state in onward.steps(stage.SLUG)] == ["next"] + ["later"] * 8

    story = press(until="talks")
    first = defence.next_talk(contest)
    day.start(first, by=story.secretary, now=story.moment("defence", 0.2))
    story = press()

    own.refresh_from_db()
    assert {mark.value for mark in own.marks.all()} == {7}
    assert {state for _, state in onward.steps(stage.SLUG)} == {"over"}
    assert publishing.bundles(contest).count() == 1
    assert [
        trouble for trouble in reckoning.troubles(story) if "not understood" not in trouble
    ] == []


def test_a_letter_sent_in_the_demo_bears_the_demos_time(settings):
    settings.DEMO = True
    Moment.objects.create(id=1, ahead=timedelta(days=-700))
    letter = Letter.objects.create(
        key="one",
        recipient="a@kitap.example",
        subject="Сәлем",
        body="Сәлем",
        state="queued",
        not_before=clock.now(),
        created_at=clock.now(),
    )

    send_due.func()

    letter.refresh_from_db()
    assert letter.state == "sent"
    assert abs(letter.sent_at - clock.now()) < timedelta(minutes=1)
    assert letter.sent_at < timezone.now() - timedelta(days=690)


def test_the_experts_go_on_where_some_ballots_are_signed_already(settings):
    settings.DEMO = True
    stage.set_up("ballot")

    press(until="draw")

    contest = contests.by_slug(stage.SLUG)
    assert not judging.open_sheets(contest, "selection").exists()
    assert judging.finalists(contest).exists()
