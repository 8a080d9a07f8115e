"""The child: `python -m baiqau.files PATH --name NAME` prints one line of JSON about the file."""

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from baiqau.files import confined, looking
from baiqau.files.hazards import found
from baiqau.files.inspection import Inspection, to_json
from baiqau.files.kinds import Kind
from baiqau.files.limits import MIB, Limits


def main(words: list[str]) -> int:
    """Bound this process, look, tell."""
    reader = argparse.ArgumentParser(prog="python -m baiqau.files", description=__doc__)
    reader.add_argument("path", type=Path)
    reader.add_argument("--name", help="the name it was handed in under; else its own")
    reader.add_argument("--limits", type=json.loads, default={}, help="JSON of other limits")
    given = reader.parse_args(words)
    name = given.name if given.name is not None else given.path.name
    limits = Limits(**{**asdict(Limits()), **given.limits})
    confined.bound(
        limits.memory, limits.cpu, written=MIB
    )  # room for its own line, where that goes into a file
    sys.stdout.write(to_json(_look(given.path, name, limits)) + "\n")
    return 0


def _look(path: Path, name: str, limits: Limits) -> Inspection:
    try:
        return looking.inspect(path, claimed_name=name, limits=limits)
    except (MemoryError, RecursionError):
        spent = found("look-too-much", megabytes=limits.memory // MIB)
    return Inspection(name, path.stat().st_size, Kind.UNKNOWN, agrees=False, hazards=(spent,))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
