"""The colours of everything printed, read from the file that the templates read."""

import tomllib
from functools import cache
from pathlib import Path

TEMPLATES = Path(__file__).parent / "templates"


@cache
def colours() -> dict[str, str]:
    """Give name -> #rrggbb of every printed colour."""
    with (TEMPLATES / "tokens.toml").open("rb") as file:
        return dict(tomllib.load(file)["colour"])
