"""The checker as one file: `standalone` with the texts of what it borrows inside, in their order."""

import ast
from importlib import import_module
from pathlib import Path

from baiqau.proof import standalone

OURS = "from baiqau."


def program() -> bytes:
    """Give the checker's source; it runs with plain Python and needs nothing of this house."""
    lines = Path(standalone.__file__).read_text(encoding="utf-8").splitlines()
    return "".join(f"{_body(one) if one.startswith(OURS) else one}\n" for one in lines).encode()


def _body(line: str) -> str:
    """Give the text of the module a line borrows from, its docstring as a comment.

    What that module itself borrows stands before it: `standalone` borrows from there, too.
    """
    path = Path(import_module(line.split()[1]).__file__ or "")
    text = path.read_text(encoding="utf-8")
    end = ast.parse(text).body[0].end_lineno or 0
    lines = text.splitlines()
    words = [f"# {one}".rstrip() for one in "\n".join(lines[:end]).strip('"').splitlines()]
    return "\n".join([*words, *(one for one in lines[end:] if not one.startswith(OURS))])
