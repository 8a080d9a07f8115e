"""`baiqau verify FILE` and `baiqau journal SLUG`."""

import argparse
import json
import sys
from pathlib import Path

from baiqau.proof.verify import verify
from baiqau.site.cli.stop import Stop


def run(options: argparse.Namespace) -> int:
    """Check a journal or a paper's statement; 0 only if everything holds."""
    try:
        finding = verify(Path(options.file).read_bytes())
    except OSError as error:
        raise Stop(f"{options.file} cannot be read: {error.strerror}", code=2) from error
    if options.json:
        print(json.dumps({"kind": finding.kind, "holds": finding.holds, "words": finding.words}))
    elif finding.holds:
        print(f"{finding.kind}: {finding.words}")
    if not finding.holds:
        print(finding.words, file=sys.stderr)
    return 0 if finding.holds else 1


def journal(options: argparse.Namespace) -> int:
    """Print the journal of a contest as lines."""
    from baiqau.journal import queries  # noqa: PLC0415  `verify` runs without Django

    scope = "" if options.slug == "-" else options.slug
    for line in queries.lines(scope):
        print(line)
    return 0
