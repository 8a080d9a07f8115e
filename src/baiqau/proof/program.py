"""The checker as one file: `standalone` with the text of what it borrows inside."""

import ast
from pathlib import Path
from types import ModuleType

from baiqau.fairness import ballots, draw, exact
from baiqau.proof import standalone, together

BORROWED: tuple[tuple[str, ModuleType], ...] = (  # each may borrow from those before it
    ("from baiqau.fairness.ballots import of_stage\n", ballots),
    ("from baiqau.fairness.draw import order\n", draw),
    ("from baiqau.fairness.exact import centre, joined, scores, share\n", exact),
    ("from baiqau.proof.together import counted, misplaced, root, unread\n", together),
)
OWN = "from baiqau."


def program() -> bytes:
    """Give the checker's source; it runs with plain Python and needs nothing of this house."""
    told = Path(standalone.__file__).read_text(encoding="utf-8")
    for line, module in BORROWED:
        assert told.count(line) == 1, f"the checker takes {module.__name__} from one place"
        told = told.replace(line, _body(Path(str(module.__file__))))
    assert OWN not in told, "nothing of this house is left to import"
    return told.encode()


def _body(path: Path) -> str:
    """Give a module's text with its docstring as a comment, without what stands before it already."""
    text = path.read_text(encoding="utf-8")
    end = ast.parse(text).body[0].end_lineno or 0
    lines = text.splitlines()
    words = [f"# {line}".rstrip() for line in "\n".join(lines[:end]).strip('"').splitlines()]
    own = [line for line in lines[end:] if not line.startswith(OWN)]
    return "\n".join([*words, *own]) + "\n"
