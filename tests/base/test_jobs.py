"""A job is done once, tried again when it stumbles, and kept for a person when it cannot be done."""

import signal
from collections.abc import Iterator
from datetime import timedelta
from threading import Event

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks.exceptions import TaskResultDoesNotExist

from baiqau.base.jobs import lease, periodic, tray
from baiqau.base.jobs.queue import enqueue_once
from baiqau.base.jobs.worker import stopping_on_signals, work
from baiqau.base.models import Attempts, Job
from tests.base import errands

pytestmark = pytest.mark.django_db
LEASE = timedelta(seconds=30)


def marks() -> list[str]:
    return sorted(Attempts.objects.values_list("key", flat=True))


def claim(*, after: timedelta = timedelta()) -> Job | None:
    return lease.claim(worker="someone", now=timezone.now() + after, lease=LEASE)


def only() -> Job:
    return Job.objects.get()


def states() -> list[str]:
    return list(Job.objects.order_by("pk").values_list("state", flat=True))


def drain() -> int:
    """Do everything, as if the pauses between attempts had gone by."""
    tried = work(until_empty=True)
    while Job.objects.filter(state="ready").update(run_at=timezone.now()):
        tried += work(until_empty=True)
    return tried


# The table


def test_a_finished_job_gives_its_result() -> None:
    result = errands.add.enqueue(2, two=3)
    assert result.status == TaskResultStatus.READY

    work(until_empty=True)

    result.refresh()
    assert (result.status, result.return_value, result.attempts) == ("SUCCESSFUL", 5, 1)
    assert errands.add.get_result(result.id).return_value == 5


@pytest.mark.parametrize("name", ["0", "nothing"])
def test_a_result_nobody_has_is_not_found(name: str) -> None:
    with pytest.raises(TaskResultDoesNotExist):
        errands.add.get_result(name)


def test_arguments_must_fit_into_json() -> None:
    with pytest.raises(TypeError):
        errands.add.enqueue(object())

    assert not Job.objects.exists()


def test_a_job_enqueued_in_a_transaction_that_fails_was_never_there() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        _enqueue_and_fail()

    assert not Job.objects.exists()


def _enqueue_and_fail() -> None:
    errands.add.enqueue(1)
    errands.mark("twice")
    errands.mark("twice")


def test_the_same_key_is_enqueued_once() -> None:
    first = enqueue_once(errands.add, "sum:1", 1, two=1)
    work(until_empty=True)
    again = enqueue_once(errands.add, "sum:1", 1, two=1)

    assert (again.id, again.return_value) == (first.id, 2)


def test_the_urgent_comes_first_then_the_oldest() -> None:
    for name, priority in (("third", 0), ("first", 10), ("fourth", -5), ("second", 10)):
        errands.stamp.using(priority=priority).enqueue(name)

    order = [job.kwargs or job.args for job in iter(claim, None)]

    assert order == [["first"], ["second"], ["third"], ["fourth"]]


def test_a_job_for_later_waits_and_does_not_hold_up_an_empty_table() -> None:
    later = timezone.now() + timedelta(hours=1)
    errands.stamp.using(run_after=later).enqueue("later")

    assert work(until_empty=True) == 0
    assert claim(after=timedelta(hours=2)) is not None


def test_a_worker_may_keep_to_one_queue() -> None:
    errands.stamp.using(queue_name="video").enqueue("slow")
    errands.stamp.enqueue("quick")

    work(until_empty=True, queues=["default"])

    assert marks() == ["quick"]


def test_a_row_must_not_lie_about_its_state() -> None:
    errands.add.enqueue(1)

    for lie in ({"state": "doing"}, {"state": "done"}, {"state": "lost"}, {"attempts": 99}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Job.objects.update(**lie)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite plans without statistics")
def test_the_next_job_is_found_without_sorting_the_table() -> None:
    due, parameters = lease._due(timezone.now(), ())
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN SELECT id {due} {lease._ORDER}", parameters)
        plan = [step for *_, step in cursor.fetchall()]

    assert plan == ["SCAN base_job USING INDEX job_open_in_order"]


# Trying again


def test_a_stumble_leaves_no_half_effect_and_is_tried_again() -> None:
    errands.stumble.enqueue("mark", times=2)

    assert work(until_empty=True) == 1
    assert (only().state, marks()) == ("ready", [])
    assert only().error.endswith("OSError: the printer is on fire\n")
    assert drain() == 2

    assert (only().state, only().attempts, only().error, marks()) == ("done", 3, "", ["mark"])


def test_pauses_between_attempts_grow_up_to_an_hour() -> None:
    pauses = []
    errands.stumble.enqueue("mark", times=99)
    Job.objects.update(most_attempts=12)
    for _ in range(11):
        now = timezone.now()
        Job.objects.update(run_at=now)
        job = lease.claim(worker="someone", now=now, lease=LEASE)
        assert job is not None
        lease.fail(job, now=now, pause=timedelta(seconds=10), error_class="", error="no")
        pauses.append((only().run_at - now).total_seconds())

    assert pauses == [10, 20, 40, 80, 160, 320, 640, 1280, 2560, 3600, 3600]


def test_what_fails_always_lies_in_the_tray_and_others_go_on() -> None:
    errands.stumble.enqueue("never", times=99)
    errands.stamp.enqueue("always")

    drain()

    assert marks() == ["always"]
    (dead,) = tray.dead()
    assert (dead.attempts, dead.error_class) == (3, "builtins.OSError")
    assert errands.stumble.get_result(str(dead.pk)).status == TaskResultStatus.FAILED


def test_a_dead_job_is_replayed_by_a_person() -> None:
    errands.stumble.enqueue("mark", times=99)
    drain()
    Job.objects.update(kwargs={"times": 0})

    assert tray.replay(only(), now=timezone.now())
    drain()

    assert (only().state, marks()) == ("done", ["mark"])
    assert not tray.replay(only(), now=timezone.now())


@pytest.mark.parametrize("path", ["tests.base.errands.gone", "tests.base.errands.NOT_A_TASK"])
def test_a_job_whose_task_is_there_no_more_is_buried_not_forgotten(path: str) -> None:
    errands.add.enqueue(1)
    Job.objects.update(task=path, most_attempts=1)

    drain()

    assert states() == ["dead"]


# Leases and fences


def test_a_job_in_hand_is_given_to_nobody_else() -> None:
    errands.add.enqueue(1)

    assert claim() is not None
    assert claim() is None


def test_a_job_whose_worker_vanished_is_taken_over_when_the_lease_ends() -> None:
    errands.add.enqueue(1)
    first = claim()
    second = claim(after=LEASE)

    assert first is not None
    assert second is not None
    assert (second.fence, second.attempts) == (first.fence + 1, 2)
    with pytest.raises(lease.LeaseLost):
        lease.finish(first, now=timezone.now())
    lease.finish(second, now=timezone.now())


def test_a_heartbeat_keeps_the_job() -> None:
    errands.add.enqueue(1)
    job = claim()
    assert job is not None

    assert lease.renew(job, until=timezone.now() + 3 * LEASE)

    assert claim(after=2 * LEASE) is None


def test_a_job_that_kills_its_workers_is_buried() -> None:
    errands.stumble.enqueue("mark", times=0)
    for n in range(3):
        assert claim(after=n * 2 * LEASE) is not None

    assert claim(after=100 * LEASE) is None
    lease.bury_vanished(timezone.now() + 100 * LEASE)

    assert (only().state, only().error) == ("dead", "The worker vanished at every attempt.")


def test_a_late_worker_writes_nothing() -> None:
    errands.overtaken.enqueue("late")

    work(until_empty=True)

    assert (only().state, marks()) == ("cancelled", [])


def test_a_long_job_learns_that_it_was_cancelled() -> None:
    errands.overtaken_in_the_middle.enqueue()

    work(until_empty=True)

    assert (only().state, marks()) == ("cancelled", ["noticed"])


def test_a_cancelled_job_is_not_done_and_a_done_one_not_cancelled() -> None:
    errands.stamp.enqueue("mark")
    assert tray.cancel(only(), now=timezone.now())
    assert not tray.cancel(only(), now=timezone.now())
    assert work(until_empty=True) == 0

    tray.replay(only(), now=timezone.now())
    work(until_empty=True)

    assert marks() == ["mark"]
    assert not tray.cancel(only(), now=timezone.now())


def test_an_interrupted_job_is_handed_back_untried() -> None:
    errands.interrupted.enqueue()

    with pytest.raises(KeyboardInterrupt):
        work(until_empty=True)

    assert (only().state, only().attempts) == ("ready", 0)


# What a task is given


def test_a_task_that_finishes_itself_may_still_return_something() -> None:
    result = enqueue_once(errands.stamp_and_tell, "paper:9", "mark")

    work(until_empty=True)

    result.refresh()
    assert result.return_value == {"key": "paper:9", "attempt": 1}


def test_progress_is_seen_from_outside() -> None:
    errands.report.enqueue()

    work(until_empty=True)

    seen = only()
    assert (seen.progress_done, seen.progress_total, seen.progress_words) == (
        3,
        3,
        "papers-typeset",
    )


# By the clock


@pytest.fixture
def duty(monkeypatch: pytest.MonkeyPatch) -> periodic.Duty:
    monkeypatch.setattr(periodic, "_duties", {})
    periodic.every(seconds=60, name="sum")(errands.add)
    return periodic.duties()[0]


def test_two_schedulers_enqueue_each_slot_once(duty: periodic.Duty) -> None:
    noon = timezone.now().replace(hour=12, minute=0, second=0, microsecond=0)
    one, other = periodic.Clock(), periodic.Clock()

    for second in range(0, 180, 7):
        one.tick(noon + timedelta(seconds=second))
        other.tick(noon + timedelta(seconds=second + 3))

    assert Job.objects.count() == 3


def test_two_tasks_may_not_be_one_duty(duty: periodic.Duty) -> None:
    with pytest.raises(AssertionError, match="two duties are named sum"):
        periodic.every(seconds=60, name="sum")(errands.stamp)


def test_tidying_keeps_what_prevents_doing_things_twice(duty: periodic.Duty) -> None:
    from baiqau.base.tasks import tidy  # noqa: PLC0415  registers its own duty when imported

    long_ago = timezone.now() - timedelta(days=31)
    periodic.Clock().tick(long_ago)
    errands.add.enqueue(1)
    enqueue_once(errands.add, "sum:1", 1)
    Job.objects.filter(key__startswith="every:").update(args=[1])
    drain()
    Job.objects.update(finished_at=long_ago)
    errands.add.enqueue(2)
    drain()

    assert tidy.call() == 2

    assert [(job.key, job.args) for job in Job.objects.order_by("pk")] == [
        ("sum:1", [1]),
        (None, [2]),
    ]


# The process


@pytest.fixture
def interrupts() -> Iterator[None]:
    """A process set to work behind a shell ignores the signal; here it does what it does in front."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interrupts")
def test_the_first_signal_asks_and_the_second_insists() -> None:
    with stopping_on_signals() as stop:
        signal.raise_signal(signal.SIGINT)
        assert stop.is_set()
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)

    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_a_worker_told_to_stop_takes_nothing_more() -> None:
    errands.stamp.enqueue("mark")
    stop = Event()
    stop.set()

    assert work(stop) == 0
    assert states() == ["ready"]
