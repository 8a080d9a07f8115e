"""`baiqau results bundle SLUG`: the published file from which anyone computes a result again."""

import argparse
from pathlib import Path

from django.utils import translation

from baiqau.base import refusals, storage
from baiqau.contests import clock
from baiqau.contests import queries as contests
from baiqau.publishing import actions
from baiqau.rules.refusals import Refused
from baiqau.site.cli.stop import Stop


def bundle(options: argparse.Namespace) -> int:
    """Write the bundle of a public result, publishing it first where that was not done yet."""
    contest = contests.by_slug(options.slug)
    if contest is None:
        raise Stop(f"There is no contest {options.slug} here.")
    try:
        made = actions.publish_bundle(contest, by="system", now=clock.now())
    except Refused as refused:
        with translation.override("en"):
            raise Stop(refusals.sentence(refused)) from refused
    target = Path(options.out or f"{contest.slug}-results-{made.number}.json")
    with storage.open_blob(made.blob) as file:
        target.write_bytes(file.read())
    print(f"{target}: digest {made.digest}")
    return 0
