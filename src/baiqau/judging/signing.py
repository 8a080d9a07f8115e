"""What is looked over before and after signing: the own use of the scale, receipts, what was undone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from baiqau.contests.models import Contest
from baiqau.fairness.usage import Usage, usage
from baiqau.judging import balloted, compared, pages, paired, queries, ranked, visibility
from baiqau.judging.models import Sheet, SignedBefore
from baiqau.judging.saying import said
from baiqau.people.models import Person
from baiqau.rules.parts import Criterion
from baiqau.rules.values import Text

LONGEST = 20  # marks of a scale that are all drawn; of a longer one those that were given


@dataclass(frozen=True)
class Bar:
    """One mark of a scale: how often it was given, and that as a part of the most frequent one."""

    mark: int
    number: int
    height: int

    @property
    def top(self) -> int:
        """Give where the bar begins, out of a hundred from above."""
        return 100 - self.height


@dataclass(frozen=True)
class Used:
    """How one scale was used; `name` is the criterion's, None for all marks together."""

    name: Text | None
    lowest: int
    highest: int
    usage: Usage
    yes_no: bool = False

    @property
    def yes(self) -> int:
        """Give how many answers were yes, where that was the question."""
        return self.usage.counts.get(1, 0)

    @property
    def bars(self) -> list[Bar]:
        """Give a bar for each mark of the scale."""
        counts = self.usage.counts
        most = max(counts.values())
        whole = range(self.lowest, self.highest + 1)
        marks = whole if len(whole) <= LONGEST else sorted(counts)
        return [Bar(mark, counts.get(mark, 0), counts.get(mark, 0) * 100 // most) for mark in marks]


@dataclass(frozen=True)
class Same:
    """Works whose sheets come to the same total, in millionths."""

    total: int
    sheets: list[Sheet]


@dataclass(frozen=True)
class Before:
    """What was signed once; `marks` by name of the criterion, None where they are not to be seen."""

    row: SignedBefore
    marks: list[tuple[Text, int | str | None]] | None


def overlook(person: Person, contest: Contest, stage: str) -> dict[str, object]:
    """Give what a juror looks over before signing: of the own sheets only."""
    lines = pages.own_sheets(person, contest, stage)
    lines = [one for one in lines if one.sheet.state != "cannot-judge"]
    marked = [one.sheet for one in lines if one.complete]
    if any(queries.by_ballot(one.sheet) for one in lines):
        return _ballot(lines)
    if any(queries.by_pairs(one.sheet) for one in lines):
        return _compared(contest, lines)
    totals = [total for one in marked if (total := ranked.total(one)) is not None]
    ready = [one.sheet for one in lines if one.complete and one.sheet.state == "open"]
    return {
        "uses": _uses([one.sheet for one in lines]),
        "totals": usage(totals),
        "same": _same(marked),
        "lacking": [one for one in lines if not one.complete],
        "ready": ready,
        "seen": queries.seen(ready),
        "signed": sum(1 for one in lines if one.sheet.state == "signed"),
        "first": lines[0].sheet if lines else None,
    }


def _ballot(lines: Sequence[pages.SheetLine]) -> dict[str, object]:
    """Give the ballot as it would be signed: the order, and what has no place yet or none at all."""
    order = balloted.in_order(one.sheet for one in lines if one.sheet.state != "signed")
    lacking = balloted.lacking(order)
    ready = [one.sheet for one in order] if order and not lacking else []
    return {
        "ballot": order,
        "ready": ready,
        "seen": queries.seen(ready),
        "lacking": lacking,
        "signed": sum(1 for one in lines if one.sheet.state == "signed"),
        "first": lines[0].sheet if lines else None,
    }


def _compared(contest: Contest, lines: Sequence[pages.SheetLine]) -> dict[str, object]:
    """Give the comparisons as they would be signed, and which of them wait."""
    own = [one.sheet for one in lines]
    pairs = compared.pairs(contest, own)
    waiting = compared.waiting(pairs)
    ready = [one for one in own if one.state in {"assigned", "open"}] if not waiting else []
    return {
        "pairs": pairs,
        "ready": ready,
        "seen": queries.seen(ready),
        "lacking": waiting,
        "signed": sum(1 for one in own if one.state == "signed"),
        "first": own[0] if own else None,
    }


def receipts(person: Person, contest: Contest, stage: str) -> dict[str, object]:
    """Give a juror's signed sheets with their digests, and what was signed before."""
    before = visibility.signed_before(contest, stage, person).filter(sheet__seat__person=person)
    return {
        "person": person,
        "sheets": list(queries.signed_of(person, contest, stage)),
        "before": [_before(row, shown=True) for row in before],
    }


def unlockable(chair: Person, contest: Contest, *, by: str, now: datetime) -> dict[str, object]:
    """Give the signed sheets in groups of one juror, or of one work, and what was signed before.

    The marks of earlier signatures are shown when all have signed: a chair is a juror, too.
    """
    name = pages.stage_now(contest, now)
    order = ("entry__number", "seat__code") if by == "work" else ("seat__code", "entry__number")
    sheets = visibility.of_jurors(contest, name, chair).filter(state="signed")
    shown = not queries.open_sheets(contest, name).exists()
    stage = contest.regulation.stage(name)
    return {
        "by": by,
        "groups": _groups(sheets.order_by(*order), by),
        "late": stage is not None and now > stage.closes,
        "stage": stage,
        "before": [
            _before(row, shown=shown) for row in visibility.opened_before(contest, name, chair)
        ],
    }


def _uses(sheets: Sequence[Sheet]) -> list[Used]:
    """Give the use of each criterion's scale; of all together first, where the scales are the same."""
    rules: dict[str, Criterion] = {}
    values: dict[str, list[int]] = {}
    for sheet in sheets:
        known = {rule.key: rule for rule in queries.criteria(sheet)}
        rules |= known
        for mark in sheet.marks.all():
            if mark.criterion in known:
                values.setdefault(mark.criterion, []).append(mark.value)
    given = [(rule, found) for key, rule in rules.items() if (found := usage(values.get(key, [])))]
    uses = [Used(rule.name, rule.lowest, rule.highest, found, rule.yes_no) for rule, found in given]
    whole = usage([value for found in values.values() for value in found])
    if whole and len(uses) > 1 and len({(one.lowest, one.highest) for one in uses}) == 1:
        uses.insert(0, replace(uses[0], name=None, usage=whole))
    return uses


def _same(sheets: Iterable[Sheet]) -> list[Same]:
    """Give the works that share a total with another, the highest total first."""
    found: dict[int, list[Sheet]] = {}
    for sheet in sheets:
        total = ranked.total(sheet)
        if total is not None:
            found.setdefault(total, []).append(sheet)
    return [Same(total, found[total]) for total in sorted(found, reverse=True) if found[total][1:]]


def _groups(sheets: Iterable[Sheet], by: str) -> list[list[Sheet]]:
    found: dict[int, list[Sheet]] = {}
    for sheet in sheets:
        found.setdefault(sheet.entry_id if by == "work" else sheet.seat_id, []).append(sheet)
    return list(found.values())


def _before(row: SignedBefore, *, shown: bool) -> Before:
    rules = row.sheet.version.regulation.criteria
    if queries.by_pairs(row.sheet):
        rules = paired.rules(row.marks, row.sheet.version.regulation.judging.clause)
    if queries.by_ballot(row.sheet):
        rules = queries.criteria(row.sheet)
    marks = [
        (rule.name, said(rule, row.marks[rule.key])) for rule in rules if rule.key in row.marks
    ]
    return Before(row, marks if shown else None)
