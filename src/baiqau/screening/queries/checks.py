"""The checklist of the formal check, derived from the regulation, with the machine's verdicts."""

from collections.abc import Iterator
from dataclasses import dataclass

from baiqau.entries import queries as entries
from baiqau.entries.models import Entry
from baiqau.entries.queries import Line
from baiqau.rules import codes
from baiqau.rules.completeness import Missing
from baiqau.rules.document import Regulation
from baiqau.rules.parts import WorkRules

AGE = frozenset({"too-old", "too-young", "born-later", "born-missing"})
LIBRARY = frozenset({"library-kind-other", "library-kind-not-admitted", "not-in-library"})
APPLICANT = frozenset({"author-kind-not-admitted"})
NUMBER = frozenset({"authors-too-many"})
WORKS = frozenset({"works-too-many"})
DURATION = frozenset({"file-too-long"})
PAGES = frozenset({"file-many-pages"})
FILES = frozenset(codes.LIMITS) - DURATION - PAGES | {"files-missing"}
KIND = frozenset({"kind-missing", "work-kind-unknown", "nomination-missing"})
KIND |= {"nomination-unknown", "nomination-other-kind"}
DECLARATION = frozenset({"declaration-missing"})
WHOLE = frozenset(codes.COMPLETENESS) - KIND - DECLARATION - {"files-missing"}
ANEW = KIND | DECLARATION | WHOLE  # the rest stands in the findings of the submission already
MEASURED = frozenset(codes.LIMITS) | {"files-missing"}


@dataclass(frozen=True)
class Check:
    """One check with its clause, the machine's verdict (fits, fails, unclear) and what it found."""

    key: str
    clause: str
    verdict: str
    found: tuple[Line, ...]


def checked(entry: Entry) -> list[Check]:
    """Give the checks in the regulation's order.

    The machine's findings are those of the last submission; what the entry lacks and what its files
    are is looked up anew: a film is looked through after it was handed in, a letter or an older
    wording may have let something in. A length nobody could measure is unclear.
    """
    receipt = entries.last_receipt(entry)
    frozen: list[Line] = receipt.snapshot["verdict"]["findings"] if receipt else []
    found = [line for line in frozen if line["code"] not in MEASURED] + entries.file_findings(entry)
    found += [_lacking(one) for one in entries.missing(entry) if one.code in ANEW]
    unmeasured = _unmeasured(entry)
    return [
        _check(
            key,
            clause,
            tuple(line for line in found if line["code"] in concerned),
            unclear=key in unmeasured,
        )
        for key, clause, concerned in _asked(entry.version.regulation)
    ]


def _lacking(one: Missing) -> Line:
    return {
        "code": one.code,
        "clause": one.clause or "",
        "facts": dict(one.facts),
        "weight": "obstacle",
    }


def _unmeasured(entry: Entry) -> frozenset[str]:
    """Give the checks of which a file could not be measured."""
    forms = {form.key: form for form in entry.version.regulation.works.forms}
    found = set()
    for file in entries.files_of(entry):
        form = forms.get(file.form)
        if form and form.most_seconds and file.seconds is None:
            found.add("duration")
        if form and form.advised_pages and file.pages is None:
            found.add("pages")
    return frozenset(found)


def _asked(regulation: Regulation) -> Iterator[tuple[str, str, frozenset[str]]]:
    """Yield what this regulation has checked: a key, its clause, the codes that speak against it."""
    conditions, works = regulation.eligibility, regulation.works
    bounded = conditions.oldest or conditions.youngest
    if bounded:
        yield "age", bounded.clause, AGE
    if conditions.library_kinds:
        yield "library", conditions.library_kinds.clause, LIBRARY
    yield "applicant", conditions.author_kinds.clause, APPLICANT
    if conditions.most_authors:
        yield "authors", conditions.most_authors.clause, NUMBER
    if conditions.works_per_author:
        yield "works", conditions.works_per_author.clause, WORKS
    yield "kind", works.kinds_clause, KIND
    yield from _of_files(works)
    if works.ai_declaration and works.ai_declaration.value:
        yield "declaration", works.ai_declaration.clause, DECLARATION
    yield "whole", conditions.author_kinds.clause, WHOLE


def _of_files(works: WorkRules) -> Iterator[tuple[str, str, frozenset[str]]]:
    yield "files", works.forms[0].clause, FILES
    timed = next((form for form in works.forms if form.most_seconds), None)
    if timed:
        yield "duration", timed.clause, DURATION
    paged = next((form for form in works.forms if form.advised_pages), None)
    if paged:
        yield "pages", paged.clause, PAGES


def _check(key: str, clause: str, found: tuple[Line, ...], *, unclear: bool) -> Check:
    weights = {line["weight"] for line in found}
    doubtful = bool(weights) or unclear
    verdict = "fails" if "obstacle" in weights else "unclear" if doubtful else "fits"
    return Check(key, found[0]["clause"] or clause if found else clause, verdict, found)
