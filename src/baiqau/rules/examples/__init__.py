"""Example regulations that travel with the program: documents, not code."""

from importlib.resources import files

_FOLDER = files(__name__)


def names() -> tuple[str, ...]:
    """Give the names of the examples, in order."""
    found = (entry.name for entry in _FOLDER.iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in found if name.endswith(".toml")))


def text(name: str) -> str:
    """Give the TOML of the example `name`. Raises FileNotFoundError for a name not in `names`."""
    return _FOLDER.joinpath(f"{name}.toml").read_text(encoding="utf-8")
