"""`baiqau worker` and `baiqau migrate`."""

import argparse

from django.core.management import call_command

from baiqau.base.jobs import worker


def run(options: argparse.Namespace) -> int:
    """Do background work until told to stop, or until none is left."""
    worker.work(until_empty=options.until_empty)
    return 0


def migrate(options: argparse.Namespace) -> int:
    """Bring the database to this version."""
    call_command("migrate", verbosity=0)
    return 0
