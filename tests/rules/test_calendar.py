"""The timeline to the microsecond, in the contest's own day."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from baiqau.rules import calendar
from baiqau.rules.calendar import Countdown
from tests.rules.documents import at, changed, sample

INSTANT = timedelta(microseconds=1)
moments = st.integers(0, 60 * 86_400 * 1000).map(
    lambda ticks: datetime(2024, 10, 1, tzinfo=UTC) + timedelta(milliseconds=ticks)
)
borders = st.sampled_from([at(2024, 10, 15), at(2024, 11, 16), at(2024, 11, 21), at(2024, 11, 22)])
near = st.builds(lambda border, ticks: border + ticks * INSTANT, borders, st.integers(-2, 2))


def states(now: datetime) -> list[str]:
    return [step.state for step in calendar.timeline(sample(), now)]


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (at(2024, 10, 14, 23, 59, 59, 999_999), ["next", "next", "next"]),
        (at(2024, 10, 15), ["now", "next", "next"]),
        (at(2024, 11, 15, 23, 59, 59, 999_999), ["now", "next", "next"]),
        (at(2024, 11, 16), ["past", "now", "next"]),
        (at(2024, 11, 20, 23, 59, 59, 999_999), ["past", "now", "next"]),
        (at(2024, 11, 21), ["past", "past", "now"]),
        (at(2024, 11, 22), ["past", "past", "past"]),
    ],
)
def test_every_border_belongs_to_its_stage(now: datetime, expected: list[str]):
    assert states(now) == expected


def test_the_fifteenth_is_in_to_its_last_millisecond():
    last = datetime(2024, 11, 15, 18, 59, 59, 999_000, tzinfo=UTC)
    assert calendar.is_open(sample(), last)
    assert not calendar.is_open(sample(), last + timedelta(milliseconds=1))


def test_evening_in_greenwich_is_already_the_next_day_in_astana():
    moment = datetime(2024, 11, 15, 20, tzinfo=UTC)
    assert calendar.day_of(moment, "Asia/Almaty") == date(2024, 11, 16)


def test_kazakhstan_is_at_utc_plus_five_since_march_2024():
    assert calendar.offset_of(at(2024, 11, 15), "Asia/Almaty") == "UTC+5"
    assert calendar.offset_of(at(2024, 2, 29), "Asia/Almaty") == "UTC+6"


def test_offsets_are_printed_as_people_write_them():
    printed = [
        calendar.offset_of(at(2024, 1, 15), zone)
        for zone in ("UTC", "Asia/Kolkata", "America/St_Johns", "America/New_York")
    ]
    assert printed == ["UTC", "UTC+5:30", "UTC−3:30", "UTC−5"]


@given(moments | near)
def test_nothing_changes_before_the_next_border_and_something_changes_at_it(now: datetime):
    border = calendar.next_border(sample(), now)
    if border is None:
        assert states(now) == ["past"] * 3
    else:
        assert border > now
        assert states(border - INSTANT) == states(now) != states(border)


@given(moments | near)
def test_a_state_never_goes_back(now: datetime):
    order = {"next": 0, "now": 1, "past": 2}
    later = states(now + timedelta(days=3))
    assert all(order[a] <= order[b] for a, b in zip(states(now), later, strict=True))


@given(moments | near)
def test_the_call_is_open_exactly_between_its_ends(now: datetime):
    call = sample().call
    assert calendar.is_open(sample(), now) == (call.opens <= now <= call.closes)


def test_a_stage_without_an_opening_follows_the_one_before():
    stages = [stage.model_dump() | {"opens": None} for stage in sample().stages]
    steps = calendar.timeline(changed({"stages": stages}), at(2000, 1, 1))
    assert [(step.state, step.opens) for step in steps] == [
        ("now", None),
        ("next", at(2024, 11, 16)),
        ("next", at(2024, 11, 21)),
    ]


def test_between_stages_one_is_coming_and_none_is_running():
    stages = [stage.model_dump() for stage in sample().stages]
    stages[1]["opens"] = at(2024, 11, 18)
    position = calendar.position(changed({"stages": stages}), at(2024, 11, 17))
    assert (position.running, position.coming.stage.key, position.over) == ((), "selection", False)


def test_after_the_last_stage_the_contest_is_over():
    assert calendar.position(sample(), at(2024, 11, 22)).over


def test_a_stage_is_found_by_its_key():
    assert calendar.stage_at(sample(), "defence", at(2024, 11, 21, 10)).state == "now"
    assert calendar.stage_at(sample(), "picnic", at(2024, 11, 21, 10)) is None


@pytest.mark.parametrize(
    ("now", "left"),
    [
        (at(2024, 11, 15, 23, 59, 59), Countdown(0, 0, 0, 1)),
        (at(2024, 11, 15, 23, 59), Countdown(0, 0, 1, 0)),
        (at(2024, 11, 14), Countdown(2, 0, 0, 0)),
        (at(2024, 11, 14, 12, 30, 15), Countdown(1, 11, 29, 45)),
        (at(2024, 11, 15, 23, 59, 59, 999_999), Countdown(0, 0, 0, 0)),
        (at(2024, 11, 16), Countdown(0, 0, 0, 0)),
    ],
)
def test_the_countdown_rounds_up_to_the_second(now: datetime, left: Countdown):
    assert calendar.countdown(sample().deadline, now) == left
    assert left.over == (now >= sample().deadline)


def test_days_for_correction_end_with_the_contests_day():
    moment = datetime(2024, 11, 15, 20, tzinfo=UTC)
    ends = calendar.end_of_day(moment, days=3, zone="Asia/Almaty")
    assert ends == at(2024, 11, 19, 23, 59, 59, 999_999)


def test_a_span_of_whole_days_is_known_as_such():
    zone = sample().zone
    assert all(calendar.whole_days(one.opens, one.closes, zone) for one in sample().stages)
    assert calendar.whole_days(None, at(2024, 11, 15, 23, 59, 59), zone)
    assert not calendar.whole_days(None, at(2024, 11, 15, 18), zone)
    assert not calendar.whole_days(at(2024, 11, 15, 9), at(2024, 11, 15, 23, 59, 59), zone)


@pytest.mark.parametrize(
    ("month", "day", "after", "expected"),
    [
        (11, 16, date(2024, 11, 15), date(2024, 11, 16)),
        (11, 15, date(2024, 11, 15), date(2024, 11, 15)),
        (1, 10, date(2024, 12, 20), date(2025, 1, 10)),
        (2, 29, date(2024, 1, 1), date(2024, 2, 29)),
        (2, 29, date(2025, 1, 1), None),
    ],
)
def test_a_day_without_a_year_takes_that_of_the_stage_before(month, day, after, expected):
    assert calendar.year_inherited(month, day, after=after) == expected


def test_a_range_without_years_may_run_over_new_year():
    found = calendar.range_inherited((12, 28), (1, 5), after=date(2024, 11, 15))
    assert found == (date(2024, 12, 28), date(2025, 1, 5))


@settings(deadline=None)
@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)))
def test_a_day_lies_between_its_own_ends(day: date):
    zone = "Asia/Almaty"
    assert calendar.day_of(calendar.start_of(day, zone), zone) == day
    assert calendar.day_of(calendar.end_of(day, zone), zone) == day
    assert calendar.day_of(calendar.end_of(day, zone) + INSTANT, zone) > day
