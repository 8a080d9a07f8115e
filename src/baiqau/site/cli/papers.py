"""`baiqau certificates SLUG --out DIR`: every valid paper as a PDF."""

import argparse
from pathlib import Path

from baiqau.awards import content
from baiqau.awards import queries as awards
from baiqau.contests import queries as contests
from baiqau.site.cli.stop import Stop


def run(options: argparse.Namespace) -> int:
    """Write the papers of a contest."""
    contest = contests.by_slug(options.slug)
    if contest is None:
        raise Stop(f"There is no contest {options.slug} here.")
    folder = Path(options.out)
    folder.mkdir(parents=True, exist_ok=True)
    number = 0
    for paper in awards.papers(contest).filter(revoked_at=None):
        (folder / f"{paper.data['number']}.pdf").write_bytes(content.pdf(paper))
        number += 1
    print(f"{number} papers in {folder}")
    return 0
