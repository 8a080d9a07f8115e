"""`baiqau doctor`: what is misconfigured and how to mend it."""

import argparse

from django.conf import settings
from django.core.checks import CheckMessage, run_checks
from django.utils import timezone

from baiqau.base import forgetting
from baiqau.base.bucket import client, problems
from baiqau.base.models import Forgotten
from baiqau.language import numbers


def run(options: argparse.Namespace) -> int:
    """Print every finding; 0 when there is none."""
    findings = run_checks()
    if settings.BUCKET is not None and not findings:
        findings = _of_store()
    for finding in findings:
        print(f"{finding.id}: {finding.msg}\n    {finding.hint or ''}")
    if not findings:
        print("Everything is in order.")
    if options.files:
        _count_files()
    return 1 if findings else 0


def _count_files() -> None:
    number, size = forgetting.unnamed()
    noted = Forgotten.objects.count()
    print(
        f"Kept files that nobody names: {number}, {numbers.size(size, 'en')}."
        f" Noted to be freed by the worker: {noted}."
    )


def _of_store() -> list[CheckMessage]:
    """Ask the store itself; only here, for a store that is away must not keep the house from starting."""
    return problems.of_store(client.bucket(), site=settings.ADDRESS, now=timezone.now())
