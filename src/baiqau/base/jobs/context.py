"""What a running task is given: its key, a place to say how far it is, and the one transaction."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone
from django_tasks.base import TaskContext

from baiqau.base.jobs import lease
from baiqau.base.models import Job

REPORT_EVERY = 0.5  # seconds between written reports: each is a commit


@dataclass
class Attempt:
    """One worker with one job in its hands."""

    job: Job
    since: float = field(default_factory=time.monotonic)
    reported: float = 0.0
    finished: bool = False
    lost: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class JobContext(TaskContext):
    """First argument of a task with `takes_context=True`."""

    running: Attempt

    @property
    def attempt(self) -> int:
        """Count from 1: which try this is."""
        return self.running.job.attempts

    @property
    def key(self) -> str:
        """Name the job the same way at every try: the key for effects outside the database."""
        return self.running.job.key or f"job:{self.running.job.pk}"

    def progress(self, done: int, total: int, words: str = "") -> None:
        """Say how far the work is (`words`: a sentence's code); LeaseLost when it is ours no more."""
        if self.running.lost:
            raise lease.LeaseLost(self.running.job)
        now = time.monotonic()
        if done < total and now - self.running.reported < REPORT_EVERY:
            return
        self.running.reported = now
        lease.report(self.running.job, done=done, total=total, words=words)

    @contextmanager
    def finishing(self) -> Iterator[None]:
        """Open the one transaction in which the effect is written and the job is done.

        LeaseLost, and nothing written, when another worker has taken the job over.
        """
        with transaction.atomic(durable=True):
            lease.hold(self.running.job)
            yield
            lease.finish(self.running.job, now=timezone.now())
        self.running.finished = True
