"""Looks into a file in a child process: whatever the file does to it, the answer is a verdict."""

import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

from baiqau.files import confined
from baiqau.files.hazards import Hazard, found
from baiqau.files.inspection import Inspection, from_json
from baiqau.files.kinds import Kind
from baiqau.files.limits import Limits
from baiqau.files.refusing import SENTENCES, CannotMake

_NAME = 1000  # letters of a name that are handed to the child


def inspect(path: Path, *, claimed_name: str, limits: Limits | None = None) -> Inspection:
    """Say what the file is and what is wrong with it; OSError only when there is no such file.

    A child that breaks down, takes too long or too much becomes a finding that holds the file.
    """
    limits = limits or Limits()
    size = path.stat().st_size
    ran = confined.python(_words(path, claimed_name, limits), seconds=limits.seconds)
    if ran.out_of_time:
        return _unseen(claimed_name, size, found("look-too-long", seconds=limits.seconds))
    try:
        return replace(from_json(ran.output.decode()), name=claimed_name)
    except (ValueError, KeyError, TypeError):
        return _unseen(claimed_name, size, found("look-crashed"))


def blind_copy(path: Path, kind: Kind, *, into: Path, seconds: float = 90) -> None:
    """Write the blind copy to `into`; `CannotMake` says why not. The file itself is not touched."""
    words = ("baiqau.files.blind", str(path.resolve()), kind.value, str(into.resolve()))
    ran = confined.python(words, seconds=seconds)
    if ran.code:
        into.unlink(missing_ok=True)
        told = ran.output.decode("ascii", "replace")
        raise CannotMake(told if told in SENTENCES else "blind-damaged")


def _words(path: Path, name: str, limits: Limits) -> Sequence[str]:
    """A command line carries no NUL: another control stands for it."""
    shown = name[:_NAME].replace("\0", "\1").encode("utf-8", "replace").decode()
    told = json.dumps(asdict(limits))
    return ("baiqau.files", f"--name={shown}", f"--limits={told}", "--", str(path.resolve()))


def _unseen(name: str, size: int, hazard: Hazard) -> Inspection:
    return Inspection(name, size, Kind.UNKNOWN, agrees=False, hazards=(hazard,))
