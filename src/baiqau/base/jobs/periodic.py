"""Jobs by the clock: time is cut into slots, and each slot's job is enqueued once.

The slot is part of the job's key, so any number of workers may watch the clock. A slot that nobody
watched is not made up for: the next one does the same work.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from django_tasks.base import Task

from baiqau.base.jobs.queue import enqueue_once


@dataclass(frozen=True)
class Duty:
    """A task and how often it is due."""

    name: str
    seconds: int
    task: Task[Any, Any]

    def slot(self, now: datetime) -> int:
        """Number the slot a moment lies in, counting from 1970."""
        return int(now.timestamp()) // self.seconds

    def key(self, now: datetime) -> str:
        return f"every:{self.name}:{self.slot(now)}"


AnyTask = TypeVar("AnyTask", bound=Task[Any, Any])
_duties: dict[str, Duty] = {}


def every(*, seconds: int, name: str) -> Callable[[AnyTask], AnyTask]:
    """Have a task without arguments enqueued once in each slot of `seconds`.

    Write it above `@task`, in a module `tasks` of an app.
    """

    def note(task: AnyTask) -> AnyTask:
        duty = Duty(name, seconds, task)
        known = _duties.setdefault(name, duty)
        assert known.task.module_path == task.module_path, f"two duties are named {name}"
        return task

    return note


def duties() -> tuple[Duty, ...]:
    """List what is done by the clock, by name."""
    return tuple(_duties[name] for name in sorted(_duties))


@dataclass
class Clock:
    """One watcher; remembers the slots it has seen to, so that a tick costs nothing."""

    seen: dict[str, int] = field(default_factory=dict)

    def tick(self, now: datetime) -> None:
        """Enqueue the job of each duty whose slot began since the last tick."""
        for duty in duties():
            if self.seen.get(duty.name) != duty.slot(now):
                enqueue_once(duty.task, duty.key(now))
                self.seen[duty.name] = duty.slot(now)
