"""What the pages of the commission show, as rows ready to be printed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import BigAutoField, Prefetch
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language

from baiqau.base.prepared import Prepared, Slot, hold
from baiqau.contests.models import Contest
from baiqau.entries import queries as entries
from baiqau.entries.views.telling import Answer, said
from baiqau.judging import balloted, compared, files, printed, queries, visibility
from baiqau.judging.actions import conflicts
from baiqau.judging.models import Mark, Sheet, TrainingMark
from baiqau.judging.wording import CONFLICTS
from baiqau.judging.words import Words
from baiqau.people.models import Person
from baiqau.rules.parts import Criterion
from baiqau.rules.values import Text


@dataclass(frozen=True)
class Row:
    """One criterion with what stands in it; `on` names the mark the page was read with."""

    rule: Criterion
    language: str
    value: int | None
    on: str
    remark: str


@dataclass(frozen=True)
class SheetLine:
    """One sheet in the juror's list."""

    sheet: Sheet
    marked: int
    total: int

    @property
    def open(self) -> bool:
        """Say whether it still waits for its juror."""
        return self.sheet.state in {"assigned", "open"}

    @property
    def complete(self) -> bool:
        return self.marked == self.total

    @property
    def place(self) -> int | None:
        """Give the place on the ballot, where works are put in order."""
        return balloted.place(self.sheet)


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
    own = queries.sheets_of(person, contest, stage).defer(*_NOT_OF_A_LINE)
    marks = Prefetch("marks", Mark.objects.defer("at"))
    for sheet in own.prefetch_related(None).prefetch_related(marks):
        keys = {rule.key for rule in queries.criteria(sheet)}
        marked = sum(1 for mark in sheet.marks.all() if mark.criterion in keys)
        lines.append(SheetLine(sheet, marked, len(keys)))
    return lines


def sheet(sheet: Sheet) -> dict[str, object]:
    """Give everything of one sheet's page; the author stands in it only when judging is not blind."""
    hold(sheet, "marks", _MARKS.rows(sheet=sheet.pk))
    judging = sheet.version.regulation.judging
    own = {"contest": sheet.seat.contest.slug, "sheet": sheet.key}
    return (
        progress(sheet)
        | _of_ballot(sheet)
        | _of_pairs(sheet)
        | {
            "sheet": sheet,
            "entry": sheet.entry,
            "rows": [] if queries.together(sheet) else criteria_rows(sheet),
            "mark_url": reverse("judging:mark", kwargs=own),
            "write_url": reverse("judging:write", kwargs=own),
            "words_state": Words.of(sheet).digest,
            "closed": sheet.state not in {"assigned", "open"},
            "viewed": files.viewed(sheet),
            "answers": _answers(sheet),
            "nomination": _nomination(sheet),
            "authors": None if visibility.is_blind(sheet) else sheet.entry.authors.all(),
            "conflicts": judging.conflicts,
            "comments": judging.comments,
            **_from_paper(sheet),
        }
    )


def _of_ballot(sheet: Sheet) -> dict[str, object]:
    """Give the work's place and what to look at, where works are put in order."""
    if not queries.by_ballot(sheet):
        return {}
    guides = balloted.guides(sheet.seat.contest, sheet.entry.kind)
    return {"ballot": True, "place": balloted.place(sheet), "guides": guides}


def _of_pairs(sheet: Sheet) -> dict[str, object]:
    """Give the pairs of the work and what to look at, where works are compared two by two."""
    if not queries.by_pairs(sheet):
        return {}
    contest = sheet.seat.contest
    every = compared.pairs(contest, compared.of(sheet.seat.person, contest))
    return {
        "paired": True,
        "pairs": [one for one in every if sheet in (one.left, one.right)],
        "guides": balloted.guides(contest, sheet.entry.kind),
    }


def pair(pair: compared.Pair, every: Sequence[compared.Pair]) -> dict[str, object]:
    """Give everything of the page of one pair: both works, and the choice as it stands."""
    contest = pair.holder.seat.contest
    mark = pair.mark
    own = {"contest": contest.slug, "sheet": pair.holder.key}
    turn = [one.name for one in every].index(pair.name) + 1
    return {
        "pair": pair,
        "works": [_compared(pair.left), _compared(pair.right)],
        "holder": pair.holder,
        "mark_url": reverse("judging:mark", kwargs=own),
        "values": pair.values,
        "value": mark.value if mark else None,
        "on": mark.seen_as if mark else "",
        "equal_allowed": not contest.regulation.judging.never_equal,
        "closed": any(one.state not in {"assigned", "open"} for one in (pair.left, pair.right)),
        "turn": turn,
        "total": len(every),
        "marked": len(every) - len(compared.waiting(every)),
        "guides": balloted.guides(contest),
    }


def _compared(sheet: Sheet) -> dict[str, object]:
    """Give one work of a pair as it is looked at."""
    return {
        "sheet": sheet,
        "entry": sheet.entry,
        "viewed": files.viewed(sheet),
        "answers": _answers(sheet),
        "authors": None if visibility.is_blind(sheet) else sheet.entry.authors.all(),
    }


def _from_paper(sheet: Sheet) -> dict[str, object]:
    """Give what was entered from paper for the sheet, and its marks while they wait."""
    papered = sheet.papered  # type: ignore[attr-defined]  # annotated by visibility.sheets
    paper = printed.last(sheet) if papered else None
    if paper is None:
        return {}
    paper.sheet = sheet
    alone = paper.state == "waiting" and not queries.together(sheet)
    if not alone:
        return {"paper": paper, "typed": []}
    return {
        "paper": paper,
        "typed": printed.typed(paper),
        "paper_seen": printed.seen([paper]),
    }


def progress(sheet: Sheet) -> dict[str, object]:
    """Give how many criteria of the sheet carry a mark, of how many; of comparisons, all of them."""
    if queries.by_pairs(sheet):
        contest = sheet.seat.contest
        every = compared.pairs(contest, compared.of(sheet.seat.person, contest))
        return {"marked": len(every) - len(compared.waiting(every)), "total": len(every)}
    marked = {mark.criterion for mark in sheet.marks.all()}
    rules = queries.criteria(sheet)
    return {"marked": sum(1 for rule in rules if rule.key in marked), "total": len(rules)}


def criteria_rows(sheet: Sheet) -> list[Row]:
    """Give the criteria of a sheet with what stands in them."""
    return rows(queries.criteria(sheet), sheet.marks.all(), sheet.remarks)


def rows(
    rules: Iterable[Criterion], given: Iterable[Mark | TrainingMark], remarks: Mapping[str, str]
) -> list[Row]:
    """Give these criteria with the marks and comments that were given."""
    language = get_language() or "kk"
    marks = {mark.criterion: mark for mark in given}
    found = []
    for rule in rules:
        mark = marks.get(rule.key)
        value, on = (mark.value, mark.seen_as) if mark else (None, "")
        found.append(Row(rule, language, value, on, remarks.get(rule.key, "")))
    return found


def _nomination(sheet: Sheet) -> Text | None:
    """Give the name of the nomination the work is entered in."""
    found = sheet.version.regulation.nomination(sheet.entry.nomination)
    return found.name if found else None


def _answers(sheet: Sheet) -> list[Answer]:
    """Give the answers a juror may read, under the questions as they were asked of the author.

    A file stands among the files, under the work's number: its own name may tell who made it.
    """
    blind = visibility.is_blind(sheet)
    known = [one for one in entries.answered(sheet.entry) if one[0].kind != "file"]
    return [one for one in said(one for one in known if one[0].blind or not blind) if one.given]


_NOT_OF_A_LINE = (  # long to read for each of a hundred lines, and shown in none
    *("assigned_at", "note", "version__document", "version__published_at"),
    *(f"entry__{name}" for name in ("summary", "answers", "ai_declaration", "withdrawal_reason")),
    *(f"entry__{name}_at" for name in ("created", "changed", "submitted", "withdrawn")),
    *(f"seat__{name}" for name in ("languages", "topics", "declared_at", "invited_at")),
)
_MARKS = Prepared(lambda: Mark.objects.filter(sheet=Slot("sheet", BigAutoField())))
