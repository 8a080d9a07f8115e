"""Reads a regulation's text once in a child of its own, so that no text keeps a page waiting.

`python -m baiqau.files.patience PATH`: ends well when the text can be read within the limits.
"""

import sys
import tempfile
from pathlib import Path

from baiqau.files import confined
from baiqau.files.limits import MIB
from baiqau.rules import reading

_MEMORY, _SECONDS = 1024 * MIB, 8


def main(words: list[str]) -> int:
    """Read the text of the file and say nothing."""
    confined.bound(_MEMORY, _SECONDS, written=MIB)
    reading.read(Path(words[0]).read_text(encoding="utf-8"))
    return 0


def readable(text: str) -> bool:
    """Say whether a text is read within the limits."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "text"
        path.write_text(text, encoding="utf-8", errors="replace")
        return confined.python(("baiqau.files.patience", str(path)), seconds=_SECONDS).code == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
