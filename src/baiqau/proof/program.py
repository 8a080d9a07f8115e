"""The checker as one file: `standalone` with the texts of all it borrows inside, each once, in their order."""

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from baiqau.proof import standalone

OURS = "from baiqau."


def program() -> bytes:
    """Give the checker's source; it runs with plain Python and needs nothing of this house."""
    lines = Path(standalone.__file__).read_text(encoding="utf-8").splitlines()
    told: set[str] = set()
    return "".join(f"{one}\n" for line in lines for one in _written(line, told)).encode()


def _written(line: str, told: set[str]) -> Iterator[str]:
    """Give the line; in place of one that borrows, the text of the module it borrows from.

    What that module itself borrows comes before it; what was told already is not told twice.
    """
    if not line.startswith(OURS):
        yield line
    elif (name := line.split()[1]) not in told:
        told.add(name)
        text = Path(import_module(name).__file__ or "").read_text(encoding="utf-8")
        end = ast.parse(text).body[0].end_lineno or 0
        lines = text.splitlines()
        borrowed = [one for one in lines[end:] if one.startswith(OURS)]
        for one in borrowed:
            yield from _written(one, told)
        words = "\n".join(lines[:end]).strip('"').splitlines()
        yield from (f"# {one}".rstrip() for one in words)
        yield from (one for one in lines[end:] if one not in borrowed)
