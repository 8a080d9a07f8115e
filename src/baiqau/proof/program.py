"""The checker as one file: `standalone` with the text of what it borrows inside."""

import ast
from pathlib import Path
from types import ModuleType

from baiqau.fairness import draw, exact
from baiqau.proof import standalone, together

BORROWED: tuple[tuple[str, ModuleType], ...] = (
    ("from baiqau.fairness.draw import order\n", draw),
    ("from baiqau.fairness.exact import centre, scores\n", exact),
    ("from baiqau.proof.together import root, unread\n", together),
)


def program() -> bytes:
    """Give the checker's source; it runs with plain Python and needs nothing of this house."""
    told = Path(standalone.__file__).read_text(encoding="utf-8")
    for line, module in BORROWED:
        assert told.count(line) == 1, f"the checker takes {module.__name__} from one place"
        told = told.replace(line, _body(Path(str(module.__file__))))
    return told.encode()


def _body(path: Path) -> str:
    """Give a module's text with its docstring as a comment."""
    text = path.read_text(encoding="utf-8")
    end = ast.parse(text).body[0].end_lineno or 0
    lines = text.splitlines()
    words = [f"# {line}".rstrip() for line in "\n".join(lines[:end]).strip('"').splitlines()]
    return "\n".join([*words, *lines[end:]]) + "\n"
