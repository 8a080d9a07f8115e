"""The messages of the sources, found without gettext, and those a catalogue lacks."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import polib

CALLS = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy"}
LANGUAGES = ("kk", "ru")
_TRANSLATE = re.compile(r"\{%\s*(?:translate|trans)\s+(\"[^\"]*\"|'[^']*')")
_BLOCK = re.compile(
    r"\{%\s*blocktrans(?:late)?\b(?P<head>[^%]*)%\}(?P<body>.*?)\{%\s*endblocktrans(?:late)?\s*%\}",
    re.DOTALL,
)
_PLURAL = re.compile(r"\{%\s*plural\s*%\}")
_VALUE = re.compile(r"\{\{\s*(\w+)\s*\}\}")


def of_app(folder: Path) -> set[str]:
    """Give every message of one app's sources."""
    found: set[str] = set()
    for path in folder.rglob("*.py"):
        found.update(_of_code(path.read_text(encoding="utf-8")))
    for suffix in ("*.html", "*.txt"):
        for path in folder.rglob(suffix):
            found.update(_of_template(path.read_text(encoding="utf-8")))
    return found


def _of_code(text: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in CALLS and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


def _of_template(text: str) -> Iterator[str]:
    for found in _TRANSLATE.finditer(text):
        yield found[1][1:-1]
    for block in _BLOCK.finditer(text):
        body = _PLURAL.split(block["body"])[0]
        words = _VALUE.sub(r"%(\1)s", body.replace("%", "%%"))
        yield " ".join(words.split()) if "trimmed" in block["head"] else words


def missing(root: Path) -> Iterator[str]:
    """Yield app, language and message for everything a catalogue lacks or leaves empty."""
    for app in sorted(path for path in root.iterdir() if (path / "apps.py").exists()):
        wanted = of_app(app)
        for language in LANGUAGES:
            for message in sorted(wanted - _written(app, language)):
                yield f"{app.name}\t{language}\t{message!r}"


def _written(app: Path, language: str) -> set[str]:
    path = app / "locale" / language / "LC_MESSAGES" / "django.po"
    if not path.exists():
        return set()
    return {entry.msgid for entry in polib.pofile(str(path)) if entry.translated()}
