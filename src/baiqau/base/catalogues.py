"""Compiles message catalogues without gettext: `python -m baiqau.base.catalogues`."""

import sys
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent


def compile_all() -> int:
    """Compile every catalogue that is newer than its compiled twin; give how many."""
    done = 0
    for source in sorted(ROOT.glob("**/locale/*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            polib.pofile(str(source)).save_as_mofile(str(target))
            done += 1
    return done


if __name__ == "__main__":
    compile_all()
    if "missing" in sys.argv:
        from baiqau.base import messages

        for line in messages.missing(ROOT):
            sys.stdout.write(f"{line}\n")
