"""The checklist of the formal check, derived from the regulation, with the machine's verdicts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from baiqau.entries import queries as entries
from baiqau.entries.models import Entry
from baiqau.entries.queries import Line
from baiqau.rules import codes
from baiqau.rules.document import Regulation

AGE = frozenset({"too-old", "too-young", "born-later", "born-missing"})
LIBRARY = frozenset({"library-kind-other", "library-kind-not-admitted", "not-in-library"})
APPLICANT = frozenset({"author-kind-not-admitted"})
NUMBER = frozenset({"authors-too-many"})
WORKS = frozenset({"works-too-many"})
FILES = frozenset(codes.LIMITS) | {"files-missing"}
NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Check:
    """One check with its clause, the machine's verdict (fits, fails, unclear) and what it found."""

    key: str
    clause: str
    verdict: str
    found: tuple[Line, ...]


def checked(entry: Entry) -> list[Check]:
    """Give the checks in the regulation's order, as the machine judged them at the last submission.

    Files are told as they are measured by now: a film is looked through after it was handed in.
    """
    receipt = entries.last_receipt(entry)
    frozen: Sequence[Line] = receipt.snapshot["verdict"]["findings"] if receipt else []
    found = [line for line in frozen if line["code"] not in FILES] + entries.file_findings(entry)
    return [
        _check(key, clause, tuple(line for line in found if line["code"] in concerned))
        for key, clause, concerned in _asked(entry.version.regulation)
    ]


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
    yield "kind", works.kinds_clause, NOTHING
    yield "files", works.forms[0].clause, FILES
    if works.ai_declaration and works.ai_declaration.value:
        yield "declaration", works.ai_declaration.clause, NOTHING


def _check(key: str, clause: str, found: tuple[Line, ...]) -> Check:
    weights = {line["weight"] for line in found}
    verdict = "fails" if "obstacle" in weights else "unclear" if weights else "fits"
    return Check(key, found[0]["clause"] or clause if found else clause, verdict, found)
