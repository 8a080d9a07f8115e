"""Questions about appeals, their terms, who may handle them, and the versions of a result."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypedDict

from django.db.models import Max, Prefetch, QuerySet

from baiqau.appeals.models import FIRST, OUTCOMES, Appeal, Correction, StruckMark
from baiqau.awards import queries as awards
from baiqau.awards.models import Award
from baiqau.contests.models import Contest, Role
from baiqau.defence.models import Result
from baiqau.entries.models import Entry
from baiqau.fairness.correction import Move, Standing, Strike, moves
from baiqau.judging.models import Conflict, Finalist, Sheet
from baiqau.judging.related import conflicts
from baiqau.people.models import Person
from baiqau.proof import commitment
from baiqau.rules import calendar
from baiqau.rules.parts import AppealRule
from baiqau.screening.models import Decision

Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Term:
    """When appeals are taken: the rule of the version the result was made under, and its dates.

    Without a published result there are no dates yet; without a rule nothing is taken.
    """

    rule: AppealRule | None
    result: Result | None
    until: datetime | None

    def open(self, now: datetime) -> bool:
        return bool(self.rule and self.rule.accepted and self.until and now <= self.until)


@dataclass(frozen=True)
class Candidate:
    """A person with an office, and what keeps him or her from handling the appeal; "": nothing."""

    person: Person
    impediment: str


@dataclass(frozen=True)
class Account:
    """What the public learns of the appeals of a contest: numbers, never a name."""

    filed: int
    satisfied: int
    partly: int
    rejected: int

    @property
    def waiting(self) -> int:
        return self.filed - self.satisfied - self.partly - self.rejected


def term(contest: Contest) -> Term:
    """Give the term of a contest's appeals, from the day of publication to its last second."""
    result = (
        Result.objects.filter(contest=contest, state="published").select_related("version").first()
    )
    regulation = result.version.regulation if result else contest.regulation
    rule = regulation.appeals
    if rule is None or result is None or result.published_at is None:
        return Term(rule, None, None)
    until = calendar.end_of_day(result.published_at, days=rule.days, zone=regulation.zone)
    return Term(rule, result, until)


def of_contest(contest: Contest) -> QuerySet[Appeal]:
    """Give the appeals with their works and handlers, by number."""
    return (
        Appeal.objects.filter(contest=contest)
        .select_related("entry__owner", "by", "handler", "correction")
        .order_by("number")
    )


def of_entry(entry: Entry) -> QuerySet[Appeal]:
    """Give the appeals about a work with their corrections, the newest first."""
    return Appeal.objects.filter(entry=entry).select_related("correction").order_by("-number")


def account(contest: Contest) -> Account:
    """Count the appeals and their outcomes."""
    found = Counter(Appeal.objects.filter(contest=contest).values_list("outcome", flat=True))
    return Account(sum(found.values()), *(found[outcome] for outcome in OUTCOMES))


def candidates(appeal: Appeal) -> list[Candidate]:
    """Give everybody with an office, those who may handle the appeal first."""
    roles = Role.objects.filter(contest=appeal.contest_id, office__in=_HANDLING)
    people = Person.objects.filter(pk__in=roles.values("person")).select_related("library__system")
    ordered = list(people.order_by("sort_key", "pk"))
    kept = _impediments(appeal, ordered)
    found = [Candidate(person, kept.get(person.pk, "")) for person in ordered]
    return sorted(found, key=lambda one: bool(one.impediment))


def impediment(appeal: Appeal, person: Person) -> str:
    """Say what keeps a person from handling an appeal, "" when nothing does."""
    held = Role.objects.filter(
        contest=appeal.contest_id, person=person, office__in=_HANDLING
    ).exists()
    return _impediments(appeal, [person]).get(person.pk, "") if held else "no-office"


def sheets(entry: Entry) -> QuerySet[Sheet]:
    """Give the signed sheets of a work with their marks, by stage and juror's code."""
    return (
        Sheet.objects.filter(entry=entry, state="signed")
        .select_related("seat", "version", "entry")
        .prefetch_related("marks")
        .order_by("-stage", "seat__code")
    )


def corrections(result: Result) -> QuerySet[Correction]:
    """Give every later version of a result, by number."""
    return (
        Correction.objects.filter(result=result)
        .select_related("appeal__entry", "result")
        .order_by("number")
    )


def published(result: Result) -> QuerySet[Correction]:
    """Give the later versions that are public."""
    return corrections(result).filter(state="published")


def standing(result: Result) -> Correction | None:
    """Give the last public version beside the first; None while the first one stands alone."""
    return published(result).last()


def last_numbers() -> dict[int, int]:
    """Give the number of the last public version of every result that was corrected, by the result."""
    found = Correction.objects.filter(state="published").order_by("number")
    return dict(found.values_list("result", "number"))


def placed_by(result: Result) -> int:
    """Give the number of the version by which the places were given last."""
    placed = Correction.objects.filter(result=result, placed_at__isnull=False)
    found: int = placed.aggregate(last=Max("number", default=FIRST))["last"]
    return found


def placed_rows(result: Result) -> Rows:
    """Give the rows of the version by which the places that stand were given last."""
    version = placed_by(result)
    found = published(result).filter(number=version).first() if version > FIRST else None
    rows: Rows = found.rows if found is not None else result.rows
    return rows


def standing_places(result: Result) -> dict[int, str]:
    """Give the places that stand and that people chose: number of the work -> key of the place."""
    return {
        number: place
        for number, place in awards.chosen(result).values_list("entry__number", "place")
        if number is not None
    }


def carried(result: Result) -> tuple[list[StruckMark], list[int]]:
    """Give the marks struck and the works counted by the versions that are public."""
    marks = StruckMark.objects.filter(correction__in=published(result).order_by().values("pk"))
    counted = published(result).filter(counts=True).values_list("appeal__entry__number", flat=True)
    return list(marks.select_related("sheet__seat", "sheet__entry")), [
        number for number in counted if number is not None
    ]


def strikes(marks: Sequence[StruckMark], stage: str) -> list[Strike]:
    """Give the struck marks of one stage as arithmetic sees them."""
    return [
        Strike(str(one.sheet.entry.number), one.sheet.seat.code, one.criterion)
        for one in marks
        if one.sheet.stage == stage
    ]


def with_struck(found: QuerySet[Correction]) -> QuerySet[Correction]:
    """Load the marks each correction strikes out."""
    marks = StruckMark.objects.select_related("sheet__seat", "sheet__version", "sheet__entry")
    ordered = marks.order_by("-sheet__stage", "sheet__seat__code", "pk")
    return found.prefetch_related(Prefetch("struck", queryset=ordered))


class Changes(TypedDict):
    """What a version strikes out, its sheets under a mask, and the works it lets in."""

    struck: tuple[tuple[str, str], ...]
    counted: tuple[int, ...]


def changes(correction: Correction) -> Changes:
    """Give what a version strikes out and lets in, as its bundle tells it."""
    struck = sorted(
        (commitment.mask(str(one.sheet.key), one.sheet.seat.code), one.criterion)
        for one in correction.struck.all()
    )
    number = correction.appeal.entry.number
    counted = (number,) if correction.counts and number is not None else ()
    return {"struck": tuple(struck), "counted": counted}


def first_selection(result: Result) -> Rows:
    """Give the frozen rows of the selection on which the first version rests."""
    finalist = Finalist.objects.filter(contest=result.contest_id).select_related("ranking").first()
    return list(finalist.ranking.rows) if finalist else []


def moved(before: Rows, after: Rows, score: str) -> list[Move]:
    """Tell what moved between the rows of two versions; `score` names their column."""
    return moves(_standings(before, score), _standings(after, score))


def earlier(correction: Correction) -> tuple[Rows, Rows]:
    """Give the selection and the final rows of the version a correction was made from."""
    if correction.number == FIRST + 1:
        return first_selection(correction.result), correction.result.rows
    made_from = Correction.objects.get(result=correction.result_id, number=correction.number - 1)
    return made_from.selection, made_from.rows


_HANDLING = ("organiser", "secretary", "committee")


def _standings(rows: Rows, score: str) -> dict[str, Standing]:
    return {str(row["entry"]): Standing(row["rank"], row[score]) for row in rows}


def _impediments(appeal: Appeal, people: Sequence[Person]) -> dict[int, str]:
    """Give what keeps each of these people from handling, by their keys; the gravest wins."""
    entry = (
        Entry.objects.select_related("owner", "library__system")
        .prefetch_related("authors__library__system")
        .get(pk=appeal.entry_id)
    )
    related = {one.pk: list(conflicts(one, entry)) for one in people}
    written = Conflict.objects.filter(entry=entry).values_list("seat__person", flat=True)
    decided = set(Decision.objects.filter(entry=entry).values_list("by", flat=True))
    decided |= set(Award.objects.filter(entry=entry).values_list("by", flat=True))
    judged = Sheet.objects.filter(entry=entry).values_list("seat__person", flat=True)
    own = {one for one, found in related.items() if {"own-work", "co-author"} & {*found}}
    told = {
        "conflict": {one for one, found in related.items() if found} | set(written),
        "decided": decided,
        "judged": set(judged),
        "own": own | {appeal.by_id},
    }
    return {person: name for name, keys in told.items() for person in keys}
