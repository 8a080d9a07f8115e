"""What the job table costs: enqueuing, and doing, without the work itself: `python bench/jobs.py [N]`.

With DATABASE_URL (`python -m tests.services.postgres -- python bench/jobs.py`) on PostgreSQL.
"""

import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
os.environ.update(
    BAIQAU_DATA=tempfile.mkdtemp(prefix="baiqau-bench-"),
    BAIQAU_SECRET_KEY="bench",
    DJANGO_SETTINGS_MODULE="tests.services.bare",
)

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from tests.base.errands import add  # noqa: E402

from baiqau.base.jobs.queue import enqueue_all  # noqa: E402
from baiqau.base.jobs.worker import work  # noqa: E402
from baiqau.base.models import Job  # noqa: E402


def spent() -> float:
    use = resource.getrusage(resource.RUSAGE_SELF)
    return use.ru_utime + use.ru_stime


def tell(what: str, count: int, act: Callable[[], object]) -> None:
    """Print milliseconds of one job, by the wall and by the CPU of this process."""
    wall, cpu = time.perf_counter(), spent()
    act()
    wall, cpu = time.perf_counter() - wall, spent() - cpu
    one, busy = wall / count * 1000, cpu / count * 1000
    print(f"{what:40} {one:7.3f} ms  {busy:7.3f} ms CPU  {count / wall:9.0f} a second")


def one_by_one(count: int) -> None:
    for number in range(count):
        add.enqueue(number)


def main(count: int) -> None:
    call_command("migrate", verbosity=0)
    print(f"{connection.vendor}, {count} jobs")
    tell("enqueue, each its own transaction", count, lambda: one_by_one(count))
    with transaction.atomic():
        tell("enqueue, all in one transaction", count, lambda: one_by_one(count))
    calls = {f"add:{number}": {"one": number} for number in range(count)}
    tell("enqueue_all by key", count, lambda: enqueue_all(add, calls))
    tell("do (claim, run, done)", count * 3, lambda: work(until_empty=True))
    assert not Job.objects.exclude(state=Job.State.DONE).exists(), "not everything was done"
    tell("look at an empty table", count, lambda: [work(until_empty=True) for _ in range(count)])


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
