"""The checker as one file: `standalone` with the text of the jury's exact arithmetic inside."""

import ast
from pathlib import Path

from baiqau.fairness import exact
from baiqau.proof import standalone

BORROWED = "from baiqau.fairness.exact import centre, scores\n"


def program() -> bytes:
    """Give the checker's source; it runs with plain Python and needs nothing of this house."""
    checker = Path(standalone.__file__).read_text(encoding="utf-8")
    assert checker.count(BORROWED) == 1, "the checker takes its arithmetic from one place"
    return checker.replace(BORROWED, _body(Path(exact.__file__))).encode()


def _body(path: Path) -> str:
    """Give a module's text with its docstring as a comment."""
    text = path.read_text(encoding="utf-8")
    end = ast.parse(text).body[0].end_lineno or 0
    lines = text.splitlines()
    words = [f"# {line}".rstrip() for line in "\n".join(lines[:end]).strip('"').splitlines()]
    return "\n".join([*words, *lines[end:]]) + "\n"
