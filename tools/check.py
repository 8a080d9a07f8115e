"""What the other checkers do not look at: budgets, missing migrations, stale printed docs."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FILE, FUNCTION, TEMPLATE, SCRIPT = 300, 40, 120, 100
TEST_FILE, TEST_FUNCTION = 400, 80  # a test may tell a longer story


def main() -> int:
    """Print every finding; give 1 when there is one."""
    findings = [*budgets(), *drift()]
    for finding in findings:
        print(finding)
    return 1 if findings else 0


def budgets() -> Iterator[str]:
    """Yield files, functions, templates and scripts that outgrew one idea."""
    for path in tracked("*.py"):
        if "migrations" not in path.parts:
            yield from code_budget(path)
    for path in tracked("*.html", "*.typ"):
        yield from length(path, TEMPLATE if path.suffix == ".html" else FILE)
    for path in tracked("*.js"):
        yield from length(path, SCRIPT)
    for path in tracked("*.css"):
        yield from length(path, FILE)


def tracked(*patterns: str) -> list[Path]:
    """Give the files git knows or would take, by pattern."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", *patterns],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [path for name in listed.stdout.splitlines() if (path := ROOT / name).exists()]


def length(path: Path, most: int) -> Iterator[str]:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    if lines > most:
        yield f"{path.relative_to(ROOT)}: {lines} lines, the budget is {most}"


def code_budget(path: Path) -> Iterator[str]:
    test = path.is_relative_to(ROOT / "tests")
    yield from length(path, TEST_FILE if test else FILE)
    most = TEST_FUNCTION if test else FUNCTION
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > most:
                yield f"{path.relative_to(ROOT)}:{node.lineno} {node.name}: {lines} lines, the budget is {most}"


def drift() -> Iterator[str]:
    """Yield what a command would still write: migrations, printed docs."""
    for words, meaning in (
        (
            [sys.executable, "-m", "django", "makemigrations", "--check", "--dry-run"],
            "migrations are missing",
        ),
        ([sys.executable, "tools/docs.py", "--check"], "printed docs are stale: run `make docs`"),
    ):
        run = subprocess.run(
            words,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
            env=environment(),
        )
        if run.returncode:
            yield f"{meaning}\n{run.stdout}{run.stderr}"


def environment() -> dict[str, str]:

    return {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", "PYTHONPATH": "src:."}


if __name__ == "__main__":
    sys.exit(main())
