"""What the pages of the commission show, as rows ready to be printed."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language

from baiqau.contests.models import Contest
from baiqau.entries import queries as entries
from baiqau.entries.views.telling import Answer, said
from baiqau.judging import files, queries, visibility
from baiqau.judging.actions import conflicts
from baiqau.judging.models import Sheet
from baiqau.judging.wording import CONFLICTS
from baiqau.people.models import Person
from baiqau.rules.parts import Anchor, Criterion


@dataclass(frozen=True)
class Choice:
    """One number button of a criterion."""

    value: int
    chosen: bool
    meaning: str


@dataclass(frozen=True)
class Row:
    """One criterion with its buttons."""

    rule: Criterion
    name: str
    help: str
    value: int | None
    choices: tuple[Choice, ...]
    anchors: list[tuple[int, str]]


@dataclass(frozen=True)
class SheetLine:
    """One sheet in the juror's list."""

    sheet: Sheet
    marked: int
    total: int

    @property
    def complete(self) -> bool:
        return self.marked == self.total


def stage_now(contest: Contest, now: datetime) -> str:
    """Give the stage whose sheets a juror needs: the defence from its opening on."""
    day = contest.regulation.stage("defence")
    opens = day and (day.opens or day.closes)
    return "defence" if opens and now >= opens else "selection"


@dataclass(frozen=True)
class Candidate:
    """Somebody about to be invited: who it is, as far as known, and the conflicts foreseen."""

    address: str
    person: Person
    known: bool
    foreseen: list[tuple[Promise, int]]


def candidates(contest: Contest, addresses: list[str]) -> list[Candidate]:
    """Give who is behind the addresses with the conflicts they would have; nobody is joined yet."""
    known = {
        person.email: person
        for person in Person.objects.filter(email__in=addresses).select_related("library")
    }
    rows = []
    for address in addresses:
        person = known.get(address) or Person(email=address)
        found = conflicts.foreseen(contest, person).items()
        foreseen = [(CONFLICTS[kind], number) for kind, number in found]
        rows.append(Candidate(address, person, address in known, foreseen))
    return rows


def own_sheets(person: Person, contest: Contest, stage: str) -> list[SheetLine]:
    """Give the juror's sheets with how many criteria are marked."""
    lines = []
    for sheet in queries.sheets_of(person, contest, stage):
        keys = {rule.key for rule in queries.criteria(sheet)}
        marked = sum(1 for mark in sheet.marks.all() if mark.criterion in keys)
        lines.append(SheetLine(sheet, marked, len(keys)))
    return lines


def sheet(sheet: Sheet) -> dict[str, object]:
    """Give everything of one sheet's page; the author stands in it only when judging is not blind."""
    regulation = sheet.version.regulation
    rows = criteria_rows(sheet)
    entry = sheet.entry
    return {
        "sheet": sheet,
        "entry": entry,
        "rows": rows,
        "marked": sum(1 for row in rows if row.value is not None),
        "total": len(rows),
        "mark_url": _mark_url(sheet),
        "closed": sheet.state not in {"assigned", "open"},
        "viewed": files.viewed(sheet),
        "answers": _answers(sheet),
        "authors": None if visibility.is_blind(sheet) else entry.authors.all(),
        "conflicts": regulation.judging.conflicts,
        "comments": regulation.judging.comments != "none",
    }


def marked(sheet: Sheet, criterion: str) -> dict[str, object]:
    """Give what changes on the page when one mark is saved: its row and the count beside it."""
    rows = criteria_rows(sheet)
    return {
        "sheet": sheet,
        "entry": sheet.entry,
        "row": next(row for row in rows if row.rule.key == criterion),
        "closed": False,
        "marked": sum(1 for row in rows if row.value is not None),
        "total": len(rows),
        "mark_url": _mark_url(sheet),
    }


def _mark_url(sheet: Sheet) -> str:
    own = {"contest": sheet.seat.contest.slug, "sheet": sheet.key}
    return reverse("judging:mark", kwargs=own)


def criteria_rows(sheet: Sheet) -> list[Row]:
    """Give the criteria of a sheet with what is chosen."""
    language = get_language() or "kk"
    marks = {mark.criterion: mark.value for mark in sheet.marks.all()}
    return [_row(rule, marks.get(rule.key), language) for rule in queries.criteria(sheet)]


def _row(rule: Criterion, value: int | None, language: str) -> Row:
    meanings = {anchor.mark: _meaning(anchor, language) for anchor in rule.anchors}
    return Row(
        rule=rule,
        name=rule.name.within(language),
        help=rule.help.within(language) if rule.help else "",
        value=value,
        choices=tuple(
            Choice(number, number == value, meanings.get(number, ""))
            for number in range(rule.lowest, rule.highest + 1)
        ),
        anchors=sorted(meanings.items()),
    )


def _meaning(anchor: Anchor, language: str) -> str:
    return anchor.meaning.within(language)


def _answers(sheet: Sheet) -> list[Answer]:
    """Give the answers a juror may read, under the questions as they were asked of the author."""
    blind = visibility.is_blind(sheet)
    readable = [one for one in entries.answered(sheet.entry) if one[0].blind or not blind]
    return [one for one in said(readable) if one.given]
