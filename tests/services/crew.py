"""A process of its own: `python -m tests.services.crew prepare TASK N | work | beside`."""

import sys
import time

import django
from django.core.management import call_command
from django.db import connection, transaction

django.setup()

from baiqau.base.jobs.queue import enqueue_once  # noqa: E402  needs the settings
from baiqau.base.jobs.worker import (  # noqa: E402
    in_background,
    stopping_on_signals,
    unfinished,
    work,
)
from tests.services import papers  # noqa: E402


def prepare(task: str, count: str) -> None:
    call_command("migrate", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE paper (number integer NOT NULL, size integer NOT NULL)")
    with transaction.atomic():
        for number in range(int(count)):
            enqueue_once(getattr(papers, task), f"{task}:{number}", number=number)


def labour() -> None:
    with stopping_on_signals() as stop:
        work(stop)


def beside() -> None:
    end = in_background(threads=2)
    while unfinished():
        time.sleep(0.05)
    end()


if __name__ == "__main__":
    {"prepare": prepare, "work": labour, "beside": beside}[sys.argv[1]](*sys.argv[2:])
