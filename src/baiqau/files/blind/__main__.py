"""The child: `python -m baiqau.files.blind PATH KIND INTO` writes the blind copy, or prints why not."""

import sys
from pathlib import Path

from baiqau.files import blind, confined
from baiqau.files.kinds import Kind
from baiqau.files.limits import MIB
from baiqau.files.refusing import CannotMake

_MEMORY, _CPU, _WRITTEN = 2048 * MIB, 60, 600 * MIB


def main(words: list[str]) -> int:
    """Bound this process, clean, write."""
    path, kind, into = Path(words[0]), Kind(words[1]), Path(words[2])
    confined.bound(_MEMORY, _CPU, _WRITTEN)
    try:
        into.write_bytes(blind.copy(path, kind))
    except CannotMake as refusal:
        sys.stdout.write(refusal.code)
        return 1
    except MemoryError:
        sys.stdout.write("blind-size")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
