"""Does the jobs: takes one, keeps its lease alive, runs it, writes down how it ended."""

import logging
import os
import signal
import socket
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from threading import Event, Thread
from types import FrameType
from typing import Any

from django.db import InterfaceError, OperationalError, close_old_connections, connection
from django.utils import timezone
from django.utils.module_loading import autodiscover_modules
from django_tasks import task_backends

from baiqau.base.jobs import bell, lease, periodic
from baiqau.base.jobs.attempt import Outcome, run
from baiqau.base.jobs.backend import LeaseBackend
from baiqau.base.jobs.context import Attempt
from baiqau.base.jobs.heartbeat import Heartbeat

logger = logging.getLogger(__name__)
REST, LONGEST_REST = 0.2, 1.0  # seconds between looks at an empty table


@dataclass
class Crew:
    """The workers of one process: what they share."""

    stop: Event
    until_empty: bool
    queues: Collection[str]
    lease: timedelta
    pause: timedelta
    heart: Heartbeat
    clock: periodic.Clock | None
    name: str = field(default_factory=lambda: f"{socket.gethostname()}:{os.getpid()}")
    tried: int = 0

    def labour(self) -> None:
        """Do jobs until told to stop, or until nothing is due and nothing is being done."""
        rest = REST
        while not self.stop.is_set():
            try:
                if self._one():
                    rest = REST
                    continue
                if self.until_empty and not unfinished(self.queues):
                    return
            except (OperationalError, InterfaceError) as error:
                logger.warning("the database is away: %s", error)
                connection.close()
            bell.rest(rest)
            rest = min(rest * 1.5, LONGEST_REST)

    def labour_in_thread(self) -> None:
        """Do the same in a thread of its own, whose connection ends with it."""
        try:
            self.labour()
        finally:
            connection.close()

    def _one(self) -> bool:
        close_old_connections()
        if self.clock:
            self.clock.tick(timezone.now())
        job = lease.claim(
            worker=self.name, now=timezone.now(), lease=self.lease, queues=self.queues
        )
        if job is None:
            lease.bury_vanished(timezone.now())
            return False
        self.tried += 1
        attempt = Attempt(job)
        with self.heart.keeping(attempt), Outcome(attempt, self.pause):
            run(attempt)
        return True


def work(
    stop: Event | None = None,
    *,
    until_empty: bool = False,
    threads: int = 1,
    queues: Collection[str] = (),
) -> int:
    """Do jobs until `stop` is set; give the number of attempts made.

    `until_empty` ends when nothing is due now and no worker has a job in hand; jobs put off to
    later stay, and nothing is enqueued by the clock. With one thread everything happens in the caller's thread and connection.
    """
    autodiscover_modules("tasks")
    options = _options()
    longest = timedelta(seconds=float(options.get("longest_seconds", 3600)))
    held = timedelta(seconds=float(options.get("lease_seconds", 30)))
    pause = timedelta(seconds=float(options.get("retry_seconds", 10)))
    with Heartbeat(held, longest) as heart:
        clock = None if until_empty else periodic.Clock()
        crew = Crew(stop or Event(), until_empty, queues, held, pause, heart, clock)
        others = [Thread(target=crew.labour_in_thread, daemon=True) for _ in range(threads - 1)]
        for other in others:
            other.start()
        crew.labour()
        for other in others:
            other.join()
    return crew.tried


def unfinished(queues: Collection[str] = ()) -> bool:
    """Say whether anything is due now or in somebody's hands."""
    doing = lease.in_hand()
    doing = doing.filter(queue__in=queues) if queues else doing
    return lease.is_due(timezone.now(), queues) or doing.exists()


@contextmanager
def stopping_on_signals() -> Iterator[Event]:
    """Lend an event that SIGTERM or SIGINT sets; the second signal acts as it did before."""
    stop = Event()
    before: dict[int, Any] = {}

    def ask(number: int, _frame: FrameType | None) -> None:
        stop.set()
        bell.ring()
        signal.signal(number, before[number])

    for number in (int(signal.SIGTERM), int(signal.SIGINT)):
        before[number] = signal.signal(number, ask)
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def in_background(threads: int = 1) -> Callable[[], None]:
    """Start workers beside a server in this process; call what is returned to end them."""
    stop = Event()
    crew = Thread(target=_work_aside, args=(stop, threads), name="jobs", daemon=True)
    crew.start()

    def end() -> None:
        stop.set()
        bell.ring()
        crew.join()

    return end


def _work_aside(stop: Event, threads: int) -> None:
    try:
        work(stop, threads=threads)
    finally:
        connection.close()


def _options() -> dict[str, Any]:
    backend = task_backends["default"]
    assert isinstance(backend, LeaseBackend), "TASKS names another backend"
    return dict(backend.options)
