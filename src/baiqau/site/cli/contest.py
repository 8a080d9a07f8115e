"""`baiqau contest import|export`: the regulation as one TOML file."""

import argparse
import sys
from pathlib import Path

from django.utils import translation

from baiqau.base import refusals
from baiqau.contests import actions, clock, queries
from baiqau.contests.problems import sentence
from baiqau.people import actions as people
from baiqau.rules import toml
from baiqau.rules.document import Regulation
from baiqau.rules.refusals import Refused
from baiqau.site.cli.stop import Stop


def bring(options: argparse.Namespace) -> int:
    """Create the contest of the file, or amend the one that has its slug."""
    regulation, now = _read(options.file), clock.now()
    by = people.join(options.by, language=regulation.languages[0], now=now)
    contest = queries.by_slug(regulation.slug)
    try:
        if contest is None:
            contest = actions.create(regulation, by=by, now=now)
        else:
            actions.amend(contest, regulation, reason=options.reason, by=by, now=now)
        if options.announce:
            actions.announce(contest, by=by, now=now)
    except Refused as refused:
        with translation.override("en"):
            raise Stop(refusals.sentence(refused)) from refused
    print(contest.slug)
    return 0


def give(options: argparse.Namespace) -> int:
    """Print the regulation in force."""
    contest = queries.by_slug(options.slug)
    if contest is None:
        raise Stop(f"There is no contest {options.slug} here.")
    sys.stdout.write(toml.write(contest.regulation))
    return 0


def _read(file: str) -> Regulation:
    try:
        return toml.read(Path(file).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise Stop(f"{file} cannot be read: {error}") from error
    except toml.RegulationRefused as refused:
        lines = "\n".join(f"  {sentence(problem)}" for problem in refused.problems)
        raise Stop(f"{file} is not a valid regulation:\n{lines}") from refused
