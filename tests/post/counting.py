"""Counts pairs of letters anew: `python -m tests.post.counting > src/baiqau/post/tables.py`.

The texts are the project's own catalogues and the invented names of the story.
"""

import math
import re
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import polib

from baiqau.language.alphabet import ALPHABET
from baiqau.site.story import names

ROOT = Path(__file__).parents[2] / "src" / "baiqau"
LATIN = "abcdefghijklmnopqrstuvwxyz"
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
MOST = len(DIGITS) - 1
SMOOTH = 0.2


def catalogues(language: str) -> Iterable[str]:
    for path in sorted(ROOT.glob(f"**/locale/{language}/LC_MESSAGES/django.po")):
        for entry in polib.pofile(str(path)):
            yield entry.msgstr or " ".join(entry.msgstr_plural.values())


def english() -> Iterable[str]:
    for path in sorted(ROOT.glob("**/locale/kk/LC_MESSAGES/django.po")):
        for entry in polib.pofile(str(path)):
            yield entry.msgid


def invented() -> str:
    """Every text of the story's tables of names, however deep it stands."""
    tables = [table for name, table in vars(names).items() if name.isupper()]
    return " ".join(re.findall(r"\w[\w -]*", repr(tables))) + " "


def table(texts: Iterable[str], letters: str) -> str:
    """Rows: the letter before (first: none); columns: the letter after (first: none)."""
    signs = "_" + letters
    counted: Counter[str] = Counter()
    for text in texts:
        for word in re.findall(f"[{letters}]+", re.sub(r"%\(\w+\)\w|<[^>]*>", " ", text).lower()):
            counted.update(a + b for a, b in zip("_" + word, word + "_", strict=True))
    rows = []
    for a in signs:
        whole = sum(counted[a + b] for b in signs) + SMOOTH * len(signs)
        costs = (-2 * math.log2((counted[a + b] + SMOOTH) / whole) for b in signs)
        rows.append("".join(DIGITS[min(MOST, round(cost))] for cost in costs))
    return "\n".join(rows)


def main() -> None:
    tables = {
        "KAZAKH": ([*catalogues("kk"), invented() * 3], ALPHABET),
        "RUSSIAN": ([*catalogues("ru"), invented()], ALPHABET),
        "ENGLISH": (english(), LATIN),
    }
    say = sys.stdout.write
    say(
        '"""How rare a pair of letters is: half bits in base 36, counted over the project\'s texts.\n\n'
    )
    say(
        "A row is the letter before, a column the letter after; the first of each is a word's edge.\n"
    )
    say('Printed by tests/post/counting.py.\n"""\n')
    for name, (texts, letters) in tables.items():
        say(f'\n{name} = """\\\n{table(texts, letters)}"""\n')


if __name__ == "__main__":
    main()
