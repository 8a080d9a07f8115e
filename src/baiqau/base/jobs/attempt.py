"""One try of one job, and how it is written down when it ends badly."""

import logging
import random
from datetime import timedelta
from types import TracebackType
from typing import Any, Self

from django.utils import timezone
from django_tasks.base import TaskResult, TaskResultStatus
from django_tasks.signals import task_finished, task_started
from django_tasks.utils import get_exception_traceback, get_module_path, normalize_json

from baiqau.base.jobs import lease
from baiqau.base.jobs.backend import LeaseBackend, result_of, task_of
from baiqau.base.jobs.context import Attempt, JobContext

logger = logging.getLogger(__name__)
_dice = random.SystemRandom()


def run(attempt: Attempt) -> None:
    """Call the task; when it did not finish itself, mark it done."""
    task = task_of(attempt.job)
    shown: TaskResult[Any] = result_of(attempt.job, task)
    task_started.send(LeaseBackend, task_result=shown)
    given = (JobContext(task_result=shown, running=attempt),) if task.takes_context else ()
    value = normalize_json(task.call(*given, *attempt.job.args, **attempt.job.kwargs))
    if not attempt.finished:
        lease.finish(attempt.job, now=timezone.now(), result=value)
        attempt.finished = True
    elif value is not None:
        lease.keep_result(attempt.job, value)
    object.__setattr__(shown, "status", TaskResultStatus.SUCCESSFUL)
    task_finished.send(LeaseBackend, task_result=shown)


class Outcome:
    """Writes down how an attempt ended when it ended badly: a task may fail in any way it likes."""

    def __init__(self, attempt: Attempt, pause: timedelta) -> None:
        self.attempt = attempt
        self.pause = pause

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _: type[BaseException] | None, error: BaseException | None, __: TracebackType | None
    ) -> bool:
        if error is None:
            return False
        if not isinstance(error, Exception):
            lease.hand_back(self.attempt.job)
            return False
        self._note(error)
        return True

    def _note(self, error: Exception) -> None:
        job = self.attempt.job
        if self.attempt.finished or isinstance(error, lease.LeaseLost):
            logger.warning("job %s: %r after it was finished or taken over", job, error)
            return
        try:
            buried = lease.fail(
                job,
                now=timezone.now(),
                pause=self.pause * _dice.uniform(0.7, 1.3),
                error_class=get_module_path(type(error)),
                error=get_exception_traceback(error),
            )
        except lease.LeaseLost:
            logger.warning("job %s failed after it was taken over", job)
            return
        logger.log(
            logging.ERROR if buried else logging.WARNING,
            "job %s, attempt %s of %s",
            job,
            job.attempts,
            job.most_attempts,
            exc_info=error,
        )
