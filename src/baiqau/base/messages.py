"""The messages of the sources, found without gettext; those a catalogue lacks, and those nobody says."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import polib

CALLS = {"gettext", "gettext_lazy", "ngettext", "ngettext_lazy"}
LANGUAGES = ("kk", "ru")
_TRANSLATE = re.compile(r"\{%\s*(?:translate|trans)\s+(\"[^\"]*\"|'[^']*')")
_BLOCK = re.compile(
    r"\{%\s*blocktrans(?:late)?\b(?P<head>[^%]*)%\}(?P<body>.*?)\{%\s*endblocktrans(?:late)?\s*%\}",
    re.DOTALL,
)
_PLURAL = re.compile(r"\{%\s*plural\s*%\}")
_INSIDE = re.compile(r"_\((\"[^\"]*\"|'[^']*')\)")  # within a tag or beside a filter
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
    tree = ast.parse(text)
    calls = set(_called(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in calls and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


def _called(tree: ast.Module) -> Iterator[str]:
    """Give what a module calls the functions that translate."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation":
            yield from (one.asname or one.name for one in node.names if one.name in CALLS)


def _of_template(text: str) -> Iterator[str]:
    for form in (_TRANSLATE, _INSIDE):
        for found in form.finditer(text):
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


def unsaid(root: Path) -> Iterator[str]:
    """Yield app, language and message for everything a catalogue holds and no source says any more."""
    apps = sorted(path for path in root.iterdir() if (path / "apps.py").exists())
    said = set().union(*map(of_app, apps))
    for app in apps:
        for language in LANGUAGES:
            for message in sorted(_written(app, language) - said):
                yield f"{app.name}\t{language}\t{message!r}"


def _written(app: Path, language: str) -> set[str]:
    path = app / "locale" / language / "LC_MESSAGES" / "django.po"
    if not path.exists():
        return set()
    return {entry.msgid for entry in polib.pofile(str(path)) if entry.translated()}
