"""What is still wrong with a draft: every fault with the path of the field at which it is mended."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from baiqau.rules import checks, toml
from baiqau.rules.document import Regulation
from baiqau.rules.drafts.schema import Field, top
from baiqau.rules.findings import Problem, RegulationRefused


@dataclass(frozen=True)
class Looked:
    """A draft looked at: the regulation it is, when its shape is one, and what is wrong with it."""

    regulation: Regulation | None
    problems: tuple[Problem, ...]

    @property
    def sound(self) -> Regulation | None:
        """The regulation, when nothing is wrong with it."""
        return None if self.problems else self.regulation


def look(tree: Mapping[str, Any]) -> Looked:
    """Look at a draft. Contradictions are told once every value can be read."""
    try:
        regulation = toml.validated(tree)
    except RegulationRefused as refused:
        return Looked(None, tuple(_once(one for one in refused.problems if _true(one, tree))))
    return Looked(regulation, tuple(_placed(one) for one in checks.problems(regulation)))


def _true(problem: Problem, tree: Mapping[str, Any]) -> bool:
    """A list is no shorter for what cannot be read in it: that is told of its rows."""
    return problem.code != "list-short" or not at(tree, problem.path)


def at(tree: Mapping[str, Any], path: str) -> Any:
    """Give what stands at a path of the draft; None for nothing."""
    value: Any = tree
    for step in path.split("."):
        if isinstance(value, Mapping):
            value = value.get(step)
        elif isinstance(value, list) and step.isdigit() and int(step) < len(value):
            value = value[int(step)]
        else:
            return None
    return value


def _once(problems: Iterable[Problem]) -> Iterable[Problem]:
    """Give one fault for each field: of a union every member complains."""
    told = set()
    for problem in problems:
        at = field_path(problem.path)
        if at not in told:
            told.add(at)
            yield replace(problem, path=at)


def _placed(problem: Problem) -> Problem:
    """Lead to the field; a text that is missing in a language leads to that language."""
    if problem.code == "language-missing":
        return replace(problem, path=f"{problem.path}.{problem.facts['language']}")
    return replace(problem, path=field_path(problem.path))


def field_path(path: str) -> str:
    """Give the path of the field nearest to where the reader stumbled."""
    fields: tuple[Field, ...] = tuple(top().values())
    field: Field | None = None
    kept: list[str] = []
    for step in path.split("."):
        if step.isdigit() and field is not None and field.kind == "rows":
            kept.append(step)
            continue
        field = next((one for one in fields if one.name == step), None)
        if field is None:
            break
        kept.append(step)
        fields = field.fields
    return ".".join(kept)
