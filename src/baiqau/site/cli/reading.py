"""`baiqau contest read FILE`: a regulation written for people, read into facts with their clauses."""

import argparse
import json
from pathlib import Path

from baiqau.files import texts
from baiqau.files.refusing import CannotMake
from baiqau.rules import reading
from baiqau.rules.reading import told
from baiqau.site.cli.stop import Stop

_WORDS = 90  # of the text are shown on one line


def read(options: argparse.Namespace) -> int:
    """Print the facts, each with its clause and words, what the text does not say, and what is to be asked."""
    path = Path(options.file)
    try:
        text = texts.text(path, claimed_name=path.name)
    except OSError as error:
        raise Stop(f"{path} cannot be read: {error.strerror or error}") from error
    except CannotMake as refused:
        raise Stop(f"{path}: {refused.sentence}") from refused
    found = reading.read(text)
    if options.json:
        print(json.dumps(told.facts(found), ensure_ascii=False, indent=1))
    else:
        _print(found)
    return 0


def _print(found: reading.Reading) -> None:
    for name, value, source in told.lines(found):
        shown = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        words = source.words if len(source.words) <= _WORDS else f"{source.words[:_WORDS]}…"
        print(f"{name}: {shown}\n    {source.clause or '–'} | {words}")
    print(f"clauses: {', '.join(found.clauses) or '–'}")
    print(f"not stated: {', '.join(told.lacking(found)) or '–'}")
    for doubt in found.doubts:
        place = f" (clause {doubt.clause})" if doubt.clause else ""
        print(f"asked: {doubt.field}{place}: {told.sentence(doubt.code, doubt.facts)}")
