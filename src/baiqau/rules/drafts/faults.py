"""What is still wrong with a draft: every fault with the path of the field at which it is mended."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from baiqau.rules import checks, toml
from baiqau.rules.document import Regulation
from baiqau.rules.drafts.schema import Field, top
from baiqau.rules.findings import Problem, RegulationRefused
from baiqau.rules.values import LANGUAGES


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
    """Look at a draft. Contradictions are told once every value can be read, texts to translate always."""
    try:
        regulation = toml.validated(tree)
    except RegulationRefused as refused:
        faults = tuple(_once(one for one in refused.problems if _true(one, tree)))
        return Looked(None, faults + tuple(_untold(tree, {one.path for one in faults})))
    return Looked(regulation, tuple(_placed(one) for one in checks.problems(regulation)))


def _true(problem: Problem, tree: Mapping[str, Any]) -> bool:
    """A list is no shorter for what cannot be read in it: that is told of its rows."""
    return problem.code != "list-short" or not at(tree, problem.path)


def _untold(tree: Mapping[str, Any], faulty: set[str]) -> Iterator[Problem]:
    """Give the texts that lack a language: their number must not leap up when the last other fault is mended."""
    wanted = tree.get("languages")
    languages = [one for one in LANGUAGES if isinstance(wanted, list) and one in wanted]
    for path, text in _texts(tree, "") if languages else ():
        written = {one for one in LANGUAGES if str(text.get(one) or "").strip()}
        for language in languages if written and path not in faulty else ():
            if language not in written:
                yield Problem(
                    f"{path}.{language}", "language-missing", facts={"language": language}
                )


def _texts(value: Any, path: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    rows: Iterable[tuple[Any, Any]] = ()
    if isinstance(value, Mapping):
        if value and set(value) <= set(LANGUAGES):
            yield path, value
            return
        rows = value.items()
    elif isinstance(value, list):
        rows = enumerate(value)
    for step, inner in rows:
        yield from _texts(inner, f"{path}.{step}" if path else str(step))


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
