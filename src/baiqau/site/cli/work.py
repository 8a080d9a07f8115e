"""`baiqau worker` and `baiqau migrate`."""

import argparse
import os

from django.core.management import call_command

from baiqau.base.jobs import worker

BEHIND = 10  # of 19
THREADS = 2  # a film that is coded for minutes leaves one for the letters


def run(options: argparse.Namespace) -> int:
    """Do background work until told to stop, or until none is left."""
    if not options.until_empty:
        os.nice(BEHIND)  # and with it all it starts: pages are answered before films are coded
    worker.work(until_empty=options.until_empty, threads=1 if options.until_empty else THREADS)
    return 0


def migrate(options: argparse.Namespace) -> int:
    """Bring the database to this version."""
    call_command("migrate", verbosity=0)
    return 0
