"""Writes the docs that are printed from the code: rights, lives, settings, commands. --check: only compares."""

import os
import sys
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]


def main() -> int:
    """Write or compare every printed page; give 1 when a comparison fails."""
    import django  # noqa: PLC0415  the path must be set first

    django.setup()
    stale = []
    for name, text in pages().items():
        path = ROOT / "docs" / "reference" / name
        if "--check" in sys.argv:
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                stale.append(name)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    for name in stale:
        print(f"docs/reference/{name} is stale")
    return 1 if stale else 0


def pages() -> dict[str, str]:
    """Give each printed page by file name."""
    return {"rights.md": rights(), "lives.md": lives(), "settings.md": settings()}


def rights() -> str:
    from baiqau.base.rights import OFFICES  # noqa: PLC0415
    from baiqau.site.table import RIGHTS  # noqa: PLC0415

    lines = [
        "# Rights",
        "",
        "Printed from `site/table.py` by `make docs`. A request is held against this table before its",
        "view runs; an address without a row is not answered. «own» says whose object it must be.",
        "",
        "| view | methods | " + " | ".join(OFFICES) + " | own |",
        "|---|---|" + "---|" * (len(OFFICES) + 1),
    ]
    for right in RIGHTS:
        marks = " | ".join("●" if office in right.offices else "" for office in OFFICES)
        lines.append(
            f"| {right.view} | {' '.join(sorted(right.methods))} | {marks} | {right.own} |"
        )
    return "\n".join(lines) + "\n"


def lives() -> str:
    from baiqau.rules import states  # noqa: PLC0415

    parts = ["# Lives\n\nPrinted from `rules/states.py` by `make docs`.\n"]
    for name in ("ENTRY", "SHEET", "TALK", "RESULT", "APPEAL", "CORRECTION"):
        diagram = states.diagram(getattr(states, name))
        parts.append(f"## {name.capitalize()}\n\n```mermaid\n{diagram.strip()}\n```\n")
    return "\n".join(parts)


def settings() -> str:
    from baiqau.site.environment import SETTINGS  # noqa: PLC0415

    lines = [
        "# Settings",
        "",
        "Printed from `site/environment.py` by `make docs`. All are environment variables.",
        "",
        "| variable | default | meaning |",
        "|---|---|---|",
    ]
    lines += [f"| `{row.name}` | {row.default or '–'} | {row.meaning} |" for row in SETTINGS]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
