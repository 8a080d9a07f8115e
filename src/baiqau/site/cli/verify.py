"""`baiqau verify FILE` and `baiqau journal SLUG`."""

import argparse
import json
import re
import sys
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from baiqau.proof import signature
from baiqau.proof.verify import verify
from baiqau.site.cli.stop import Stop

HEXADECIMAL = re.compile(r"[0-9a-fA-F]{64}")


def run(options: argparse.Namespace) -> int:
    """Check a journal, a bundle, a badge or a paper's statement; 0 only if everything holds."""
    journal = _content(options.journal) if options.journal else None
    finding = verify(_content(options.file), keys=_keys(options.keys), journal=journal)
    if options.json:
        print(json.dumps({"kind": finding.kind, "holds": finding.holds, "words": finding.words}))
    elif finding.holds:
        print(f"{finding.kind}: {finding.words}")
    if not finding.holds:
        print(finding.words, file=sys.stderr)
    return 0 if finding.holds else 1


def _content(file: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise Stop(f"{file} cannot be read: {error.strerror}", code=2) from error


def _keys(given: str) -> list[Ed25519PublicKey]:
    """Read the keys: one in hexadecimal, or the file that the institution publishes."""
    if not given:
        return []
    try:
        if HEXADECIMAL.fullmatch(given):
            return [signature.public(given)]
        return [signature.public(one["key"]) for one in json.loads(_content(given))["keys"]]
    except (ValueError, KeyError, TypeError) as error:
        raise Stop(f"{given} holds no public keys: give keys.json or 64 digits.", code=2) from error


def journal(options: argparse.Namespace) -> int:
    """Print the journal of a contest as lines."""
    from baiqau.journal import queries  # noqa: PLC0415  `verify` runs without Django

    scope = "" if options.slug == "-" else options.slug
    for line in queries.lines(scope):
        print(line)
    return 0
