"""`baiqau doctor`: what is misconfigured and how to mend it."""

import argparse

from django.core.checks import run_checks


def run(options: argparse.Namespace) -> int:
    """Print every finding; 0 when there is none."""
    findings = run_checks()
    for finding in findings:
        print(f"{finding.id}: {finding.msg}\n    {finding.hint or ''}")
    if not findings:
        print("Everything is in order.")
    return 1 if findings else 0
