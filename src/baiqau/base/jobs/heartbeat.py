"""Renews the leases of the jobs in hand, from a thread of its own."""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from threading import Event, Thread
from typing import Self

from django.db import Error, connection
from django.utils import timezone

from baiqau.base.jobs import lease
from baiqau.base.jobs.context import Attempt

logger = logging.getLogger(__name__)


class Heartbeat:
    """Beats three times a lease, while it is entered. A job older than `longest` is let go."""

    def __init__(self, each: timedelta, longest: timedelta) -> None:
        self.each = each
        self.longest = longest.total_seconds()
        self.in_hand: dict[int, Attempt] = {}
        self.stopped = Event()
        self.thread = Thread(target=self._beat, name="job-heartbeat", daemon=True)

    def __enter__(self) -> Self:
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stopped.set()
        self.thread.join()

    @contextmanager
    def keeping(self, attempt: Attempt) -> Iterator[None]:
        """Keep the lease of this attempt alive meanwhile."""
        self.in_hand[attempt.job.pk] = attempt
        try:
            yield
        finally:
            del self.in_hand[attempt.job.pk]

    def _beat(self) -> None:
        while not self.stopped.wait(self.each.total_seconds() / 3):
            for attempt in list(self.in_hand.values()):
                self._renew(attempt)
        connection.close()

    def _renew(self, attempt: Attempt) -> None:
        if attempt.lost or time.monotonic() - attempt.since > self.longest:
            return
        try:
            attempt.lost = not lease.renew(attempt.job, until=timezone.now() + self.each)
        except Error as error:
            logger.warning("lease of job %s not renewed: %s", attempt.job.pk, error)
            connection.close()
