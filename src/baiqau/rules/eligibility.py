"""Who may enter: every unmet condition with its clause, said all at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from baiqau.rules.calendar import day_of
from baiqau.rules.document import Regulation
from baiqau.rules.findings import Finding
from baiqau.rules.parts import AuthorKind, Eligibility, LibraryKind

Outcome = Literal["fits", "does-not-fit", "person-decides"]


@dataclass(frozen=True)
class AuthorFacts:
    """What the rules need to know of one author; None: not told.

    `other_works` counts works of this author already handed in beside the one in question.
    """

    born: date | None = None
    works_in_library: bool | None = None
    other_works: int = 0


@dataclass(frozen=True)
class Applicant:
    """Who wants to enter: an author, or a library with all its named authors."""

    author_kind: AuthorKind
    library_kind: LibraryKind | None
    authors: tuple[AuthorFacts, ...]


@dataclass(frozen=True)
class Verdict:
    """The outcome and everything that speaks against it or waits for a person."""

    outcome: Outcome
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class BirthDates:
    """Dates of birth that fit, both included; None: no limit on that side."""

    earliest: date | None
    latest: date | None


def verdict(applicant: Applicant, conditions: Eligibility, *, on: date) -> Verdict:
    """Judge an applicant on the day `on` (see `measured_on`).

    An unmet condition outweighs an open question; what was not told is an open question, because
    nobody is refused for what has not been asked yet.
    """
    return _verdict(tuple(obstacles(applicant, conditions, on=on)))


def three_taps(
    regulation: Regulation,
    *,
    author_kind: AuthorKind,
    library_kind: LibraryKind,
    born: date | None = None,
    age_fits: bool | None = None,
) -> Verdict:
    """Judge before any account: who enters, from which library, how old (a date or a plain yes/no)."""
    conditions = regulation.eligibility
    bounded = conditions.oldest or conditions.youngest
    findings = [
        *_of_author_kind(author_kind, conditions),
        *_of_library(library_kind, conditions),
    ]
    if bounded and age_fits is False:
        findings.append(Finding("age-outside", bounded.clause))
    elif age_fits is None:
        findings += _of_age(1, born, conditions, measured_on(regulation))
    return _verdict(tuple(findings))


def obstacles(applicant: Applicant, conditions: Eligibility, *, on: date) -> Iterator[Finding]:
    """Yield every unmet condition with its clause, so that a refusal says all of them at once.

    Findings about one author carry his number in the entry, beginning with 1.
    """
    yield from _of_author_kind(applicant.author_kind, conditions)
    yield from _of_library(applicant.library_kind, conditions)
    yield from _of_number(len(applicant.authors), conditions)
    for number, author in enumerate(applicant.authors, 1):
        yield from _of_age(number, author.born, conditions, on)
        yield from _of_workplace(number, author, conditions)
        yield from _of_works(number, author, conditions)


def measured_on(regulation: Regulation) -> date:
    """Give the day on which age and workplace are looked at, as the contest's own day."""
    measured = regulation.eligibility.measured.value
    if isinstance(measured, date):
        return measured
    call = regulation.call
    moment = call.opens if measured == "opening" and call.opens else call.closes
    return day_of(moment, regulation.zone)


def age(born: date, *, on: date) -> int:
    """Give the whole years of age on a day; someone born on 29 February ages on 1 March."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def birth_dates(conditions: Eligibility, *, on: date) -> BirthDates:
    """Give the dates of birth that fit: the plainest way to say an age limit to a person."""
    earliest = latest = None
    if oldest := conditions.oldest:
        years = oldest.value.years + oldest.value.included
        earliest = _years_before(on, years) + timedelta(days=1)
    if conditions.youngest:
        latest = _years_before(on, conditions.youngest.value)
    return BirthDates(earliest, latest)


def _verdict(findings: tuple[Finding, ...]) -> Verdict:
    weights = {finding.weight for finding in findings}
    if "obstacle" in weights:
        return Verdict("does-not-fit", findings)
    return Verdict("person-decides" if "decision" in weights else "fits", findings)


def _of_author_kind(kind: AuthorKind, conditions: Eligibility) -> Iterator[Finding]:
    admitted = conditions.author_kinds
    if kind not in admitted.value:
        facts = {"author_kind": kind, "admitted": admitted.value}
        yield Finding("author-kind-not-admitted", admitted.clause, facts)


def _of_library(kind: LibraryKind | None, conditions: Eligibility) -> Iterator[Finding]:
    admitted = conditions.library_kinds
    if admitted is None:
        return
    if kind is None:
        yield Finding("library-kind-missing", admitted.clause, weight="decision")
    elif kind == "other":
        yield Finding("library-kind-other", admitted.clause, weight="decision")
    elif kind not in admitted.value:
        facts = {"library_kind": kind, "admitted": admitted.value}
        yield Finding("library-kind-not-admitted", admitted.clause, facts)


def _of_number(count: int, conditions: Eligibility) -> Iterator[Finding]:
    most = conditions.most_authors
    if count == 0:
        yield Finding("authors-missing", conditions.author_kinds.clause)
    elif most and count > most.value:
        yield Finding("authors-too-many", most.clause, {"count": count, "limit": most.value})


def _of_age(number: int, born: date | None, conditions: Eligibility, on: date) -> Iterator[Finding]:
    bounded = conditions.oldest or conditions.youngest
    if bounded is None:
        return
    if born is None:
        yield Finding("born-missing", bounded.clause, {"author": number}, weight="decision")
    elif born > on:
        yield Finding("born-later", bounded.clause, {"author": number, "on": on})
    else:
        yield from _of_years(number, age(born, on=on), conditions, on)


def _of_years(number: int, years: int, conditions: Eligibility, on: date) -> Iterator[Finding]:
    oldest, youngest = conditions.oldest, conditions.youngest
    facts = {"author": number, "age": years, "on": on}
    if oldest and years > oldest.value.years - (not oldest.value.included):
        limit = {"limit": oldest.value.years, "included": oldest.value.included}
        yield Finding("too-old", oldest.clause, facts | limit)
    if youngest and years < youngest.value:
        yield Finding("too-young", youngest.clause, facts | {"limit": youngest.value})


def _of_workplace(number: int, author: AuthorFacts, conditions: Eligibility) -> Iterator[Finding]:
    admitted = conditions.library_kinds
    if admitted is None or author.works_in_library:
        return
    if author.works_in_library is None:
        yield Finding("workplace-missing", admitted.clause, {"author": number}, weight="decision")
    else:
        yield Finding("not-in-library", admitted.clause, {"author": number})


def _of_works(number: int, author: AuthorFacts, conditions: Eligibility) -> Iterator[Finding]:
    most = conditions.works_per_author
    if most and author.other_works >= most.value:
        facts = {"author": number, "count": author.other_works + 1, "limit": most.value}
        yield Finding("works-too-many", most.clause, facts)


def _years_before(day: date, years: int) -> date:
    """The same day so many years earlier; 29 February becomes 28 February where it must."""
    year = max(day.year - years, 1)
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)
