"""Reads a regulation written for people into facts: each with the clause and the words it came from.

Nothing is invented: what the text does not say is None or an empty list, and what it says unclearly
is a doubt for a person. The patterns are for kinds of sentences in Kazakh (Cyrillic, Latin and Arabic
scripts), Russian and English, not for any one text.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from baiqau.rules.reading import (
    ages,
    awarded,
    calendar,
    days,
    heading,
    holders,
    judged,
    moments,
    naming,
    people,
    places,
    stages,
    terms,
    works,
)
from baiqau.rules.reading.days import Day
from baiqau.rules.reading.found import Doubt, Found
from baiqau.rules.reading.source import Line, Source, language
from baiqau.rules.reading.source import read as _source
from baiqau.rules.reading.stages import Stage

__all__ = ["Doubt", "Found", "Line", "Reading", "Source", "Stage", "read"]


@dataclass(frozen=True)
class Reading:
    """What a text says. `clauses` are numbers as printed; `stages` hold a `Stage` each."""

    language: str
    source: Source
    title: Found | None
    organisers: list[Found]
    partners: list[Found]
    opens: Found | None
    deadline: Found | None
    deadline_time: Found | None
    deadline_inclusive: Found | None
    stages: list[Found]
    results: Found | None
    award: Found | None
    emails: list[Found]
    phones: list[Found]
    urls: list[Found]
    age: Found | None
    age_groups: list[Found]
    eligibility: Found | None
    nominations: list[Found]
    submission: dict[str, Found]
    naming: Found | None
    languages: Found | None
    criteria: list[Found]
    places: list[Found]
    awards: list[Found]
    fee: Found | None
    doubts: list[Doubt]

    @property
    def clauses(self) -> tuple[str, ...]:
        return self.source.clauses


def read(text: str) -> Reading:
    """Read a text; it may be cut off, run together or carry marks of Markdown."""
    source = _source(text)
    known = days.days(source)
    parts = stages.stages(source, known)
    end = calendar.deadline(known, parts)
    phones, criteria = people.phones(source), judged.criteria(source)
    inclusive = calendar.is_inclusive(end) if end else None
    time = calendar.time_of(known, end) if end else None
    return Reading(
        language=language(source),
        source=source,
        title=heading.title(source),
        organisers=holders.organisers(source),
        partners=holders.partners(source),
        **_days(known, end),
        deadline_time=time,
        deadline_inclusive=end.found(inclusive) if end and inclusive else None,
        stages=[Found(one, where.clause, where.words) for one, where in parts],
        emails=people.emails(source),
        phones=phones,
        urls=people.urls(source),
        age=ages.age(source),
        age_groups=ages.groups_of(source),
        eligibility=people.eligibility(source),
        nominations=judged.nominations(source),
        submission=works.submission(source),
        naming=naming.naming(source),
        languages=terms.languages(source),
        criteria=criteria,
        places=places.places(source),
        awards=awarded.awards(source),
        fee=terms.fee(source),
        doubts=[
            *_two_ends(known, end),
            *calendar.doubts(parts, end, time),
            *people.wrong_phones(phones),
            *_asked(source, criteria),
        ],
    )


def _two_ends(known: list[Day], end: Day | None) -> Iterator[Doubt]:
    other = calendar.rival(known, end) if end else None
    if end and other:
        days = f"{end.mention.last}, {other.mention.last}"
        yield Doubt(
            "two-deadlines", "deadline", other.line.clause, other.found(None).words, {"days": days}
        )


def _days(known: list[Day], end: Day | None) -> dict[str, Found | None]:
    opens, results, award = (
        calendar.opening(known, end),
        calendar.of_result(known),
        calendar.of_award(known),
    )
    at = moments.clock(award.line.text, award.mention) if award else None
    return {
        "opens": opens.found(opens.mention.days[0]) if opens else None,
        "deadline": end.found(end.mention.last) if end else None,
        "results": results.found(results.mention.last) if results else None,
        "award": award.found(f"{award.mention.last}{f'T{at}' if at else ''}") if award else None,
    }


def _asked(source: Source, criteria: list[Found]) -> Iterator[Doubt]:
    """Ask about criteria that are promised and not listed, and about numbers of clauses left out."""
    if judged.amiss(criteria, source):
        yield Doubt("criteria-not-listed", "criteria")
    for before, after in pairwise(source.clauses):
        missing = _between(before, after)
        if missing:
            yield Doubt("clause-missing", "clauses", after, facts={"missing": missing})


def _between(before: str, after: str) -> str:
    """Give the numbers left out between two clauses of one level, "" for none."""
    one, other = before.split("."), after.split(".")
    if not all(part.isdigit() for part in (*one, *other)):
        return ""
    if len(one) > len(other):
        one = one[: len(other)]
    if len(one) < len(other):
        one = (
            [*one, *["0"] * (len(other) - len(one))]
            if other[: len(one)] == one
            else [*other[:-1], "0"]
        )
    if one[:-1] != other[:-1]:
        return ""
    gap = range(int(one[-1]) + 1, int(other[-1]))
    return ", ".join(".".join([*one[:-1], str(number)]) for number in gap)
