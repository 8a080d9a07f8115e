"""Later versions of a result, each computed from the same sheets without what an appeal struck out.

Part of the one-file checker of a result (`program`): plain Python.
"""

import hashlib
from collections.abc import Callable, Iterator
from typing import Any

from baiqau.proof.recounted import Bundle, canonical, final, ranking, selected

FIELDS = ["before", "counted", "digest", "number", "rows", "selection", "struck"]
FIRST_LATER = 2  # the first version is the one that was published first
Comparison = tuple[str, list[Any], list[Any]]  # what, as it is found, as it is told


def later(bundle: Bundle, counted: Callable[[Bundle], Bundle]) -> Iterator[Comparison]:
    """Compute each later version again; what an earlier one corrected stays corrected.

    `counted` gives a bundle whose sheets are as they count (ballots, comparisons).
    """
    struck: list[list[str]] = []
    works: list[int] = []
    before = _digest(bundle["final"]["rows"]) if bundle["final"] else ""
    for number, told in enumerate(bundle.get("corrections", ()), FIRST_LATER):
        name = f"version {number}"
        yield f"the fields of {name}", FIELDS, sorted(told)
        yield f"what {name} strikes out", _strikable(bundle, told["struck"]), told["struck"]
        yield f"the works {name} lets in", _let_in(bundle, told["counted"]), told["counted"]
        struck, works = struck + told["struck"], works + told["counted"]
        yield (
            f"the order of the versions, {name}",
            [number, before],
            [told["number"], told["before"]],
        )
        heard = sorted(row["entry"] for row in told["rows"])
        first = {*bundle["final"]["works"]}
        yield f"the works of {name}", sorted(first - {*works}), sorted({*heard} - {*works})
        selection, rows = _again(bundle, struck, works, heard, counted)
        yield f"the selection of {name}", selection, told["selection"]
        yield f"the final ranking of {name}", rows, told["rows"]
        before = _digest({"selection": selection, "rows": rows})
        yield f"the digest of {name}", [before], [told["digest"]]


def _again(
    bundle: Bundle,
    struck: list[list[str]],
    works: list[int],
    heard: list[int],
    counted: Callable[[Bundle], Bundle],
) -> tuple[list[Bundle], list[Bundle]]:
    """Give the rows of the selection and of the `heard` works without the struck marks.

    A work that nothing touched keeps the selection score with which it came onto the shortlist.
    """
    left, touched = _without(bundle["sheets"], struck)
    ranked = {work for stage in bundle["stages"] for work in stage["works"]}
    among = sorted(ranked | set(works))
    stage = {"stage": "selection", "works": among}
    told = counted({**bundle, "sheets": left, "stages": [stage]})
    selection = list(ranking(told, "selection", among))
    fresh, first = selected([{"rows": selection}], heard), selected(bundle["stages"], heard)
    touched |= set(works)
    scores = {work: (fresh if work in touched else first)[work] for work in heard}
    return selection, list(final(told, scores))


def changes(told: Bundle) -> str:
    """Give the digest of what a version strikes out and lets in, as the journal tells it."""
    return _digest({"struck": told["struck"], "counted": told["counted"]})


def _strikable(bundle: Bundle, struck: list[list[str]]) -> list[list[str]]:
    """Give what of this can be struck, each once: a whole sheet, or a mark that stands on it."""
    marks = {sheet["sheet"]: {"", *sheet["marks"]} for sheet in bundle["sheets"]}
    return [[key, of] for key, of in sorted({(key, of) for key, of in struck}) if of in marks[key]]


def _let_in(bundle: Bundle, counted: list[int]) -> list[int]:
    """Give the works that can be let in, each once: those that the first version does not rank at the end.

    One that was declined after the selection was ranked stands in that ranking still.
    """
    return sorted({*counted} - {*bundle["final"]["works"]})


def _without(sheets: list[Bundle], struck: list[list[str]]) -> tuple[list[Bundle], set[int]]:
    """Give the sheets that are left, and the works of which a mark of the selection was struck."""
    known = {sheet["sheet"]: sheet for sheet in sheets}
    gone = {(key, criterion) for key, criterion in struck}
    hit = [known[key] for key, _ in struck]
    left = [
        {**one, "marks": {k: v for k, v in one["marks"].items() if (one["sheet"], k) not in gone}}
        for one in sheets
        if (one["sheet"], "") not in gone
    ]
    return left, {one["entry"] for one in hit if one["stage"] == "selection"}


def _digest(value: object) -> str:
    return hashlib.sha256(canonical(value)).hexdigest()
