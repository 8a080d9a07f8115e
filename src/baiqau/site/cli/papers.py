"""`baiqau certificates SLUG --out DIR`: every valid paper as a PDF, printed by all cores."""

import argparse
import multiprocessing
import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import django
from django.db import connections

from baiqau.awards import content
from baiqau.awards import queries as awards
from baiqau.awards.models import Paper
from baiqau.contests import queries as contests
from baiqau.site.cli.stop import Stop

PART = 50  # papers handed to a process at once


def run(options: argparse.Namespace) -> int:
    """Write the papers of a contest; what lies in the folder already is not printed again."""
    contest = contests.by_slug(options.slug)
    if contest is None:
        raise Stop(f"There is no contest {options.slug} here.")
    folder = Path(options.out)
    folder.mkdir(parents=True, exist_ok=True)
    valid = awards.valid(contest).values_list("pk", "data__number")
    missing = [pk for pk, name in valid if not _place(folder, name, bleed=options.print).exists()]
    parts = [missing[start : start + PART] for start in range(0, len(missing), PART)]
    connections.close_all()
    # spawned, since a fork would share the database's file
    crew_of = multiprocessing.get_context("spawn").Pool
    pool = crew_of(options.workers or os.cpu_count(), initializer=django.setup)
    with pool as crew:
        written = sum(crew.imap_unordered(partial(_write, folder, options.print), parts))
    print(f"{written} papers in {folder}")
    return 0


def _write(folder: Path, bleed: bool, part: Sequence[int]) -> int:  # noqa: FBT001  called by map
    """Print some papers, each whole or not at all."""
    for paper in Paper.objects.filter(pk__in=part):
        place = _place(folder, paper.data["number"], bleed=bleed)
        half = place.with_suffix(".part")
        half.write_bytes(content.pdf(paper, bleed=bleed))
        half.replace(place)
    return len(part)


def _place(folder: Path, number: str, *, bleed: bool) -> Path:
    """Name the file of a paper; one for a printing house is named so."""
    return folder / f"{number}{'-print' if bleed else ''}.pdf"
