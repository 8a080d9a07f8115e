"""What the commission's discussion shows: works with the widest disagreement first, one work whole.

Nothing of it exists for a juror before all have signed; a work in conflict with the viewer is in no
list, no count and no address.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from baiqau.contests.models import Contest
from baiqau.entries.models import Entry
from baiqau.fairness import ranking
from baiqau.fairness.disagreement import Disagreement, disagreements
from baiqau.judging import queries, ranked, visibility
from baiqau.judging.models import Remark, Sheet, SignedBefore
from baiqau.people.models import Person
from baiqau.rules.parts import Criterion

STAGE = "selection"
Marked = list[tuple[Criterion, int | None]]
OPEN_CHANCE = range(100, 901)  # thousandths between which the place at the line is open


@dataclass(frozen=True)
class Talked:
    """One work of the list: how far apart its sheets are, and how far the talk is."""

    entry: Entry
    apart: Disagreement
    names: Mapping[str, Criterion]
    chance: int | None  # of going on, in thousandths
    remarks: int
    concluded: bool

    @property
    def line(self) -> bool:
        """Say whether its place at the cut line is open."""
        return self.chance in OPEN_CHANCE

    @property
    def to_decide(self) -> bool:
        """Say whether the commission should look at it and has not concluded."""
        return not self.concluded and (self.apart.far or self.line)

    @property
    def opposite(self) -> list[tuple[Criterion, int, int]]:
        """Give the criteria with votes against each other: lowest and highest mark."""
        return [(self.names[o.criterion], o.lowest, o.highest) for o in self.apart.opposite]


@dataclass(frozen=True)
class Given:
    """One juror's sheet of a work: marks in the order of the criteria, total, what was signed before."""

    sheet: Sheet
    marks: Marked
    total: int | None
    before: list[tuple[SignedBefore, Marked]]


def agenda(viewer: Person, contest: Contest) -> dict[str, object]:
    """Give the works by disagreement in three groups, or only that not all have signed."""
    if not queries.all_signed(contest, STAGE):
        return {"closed": True}
    lines = _talked(viewer, contest)
    return {
        "closed": False,
        "groups": {
            "decide": [one for one in lines if one.to_decide],
            "concluded": [one for one in lines if one.concluded],
            "rest": [one for one in lines if not one.concluded and not one.to_decide],
        },
    }


def work(entry: Entry, viewer: Person, typed: Mapping[str, str]) -> dict[str, object]:
    """Give one work: every juror's marks side by side, the thread, the viewer's own sheet.

    `typed` are marks by criterion that were refused and stand in the form again.
    """
    if not queries.all_signed(entry.contest, STAGE):
        return {"closed": True, "entry": entry}
    signed = list(queries.signed_sheets(entry.contest, STAGE).filter(entry=entry))
    paired = ranked.by_pairs(entry.contest, STAGE)
    rules = queries.criteria(signed[0]) if signed and not paired else ()
    found = [
        one
        for one in disagreements(_as_counted(entry.contest, signed))
        if one.work == str(entry.number)
    ]
    own = next((one for one in signed if one.seat.person_id == viewer.pk), None)
    return {
        "closed": False,
        "entry": entry,
        "rules": rules,
        "given": _given(signed, rules),
        "apart": found[0] if found else None,
        "remarks": entry.remarks.select_related("seat__person").order_by("at", "pk"),
        "own_rows": _own(own, typed) if own and not queries.together(own) else [],
    }


def _as_counted(contest: Contest, signed: Sequence[Sheet]) -> list[ranking.Sheet]:
    """Give the sheets of one work as they count; where jurors sign all together, all of them."""
    if ranked.together(contest, STAGE):
        return list(ranked.sheets(contest, STAGE))
    return [ranked.as_sheet(sheet) for sheet in signed]


def _own(sheet: Sheet, typed: Mapping[str, str]) -> list[tuple[Criterion, int | str]]:
    """Give the criteria of a sheet with the marks that are signed, or typed instead."""
    marks = {mark.criterion: mark.value for mark in sheet.marks.all()}
    rules = [rule for rule in queries.criteria(sheet) if rule.key in marks]
    return [(rule, typed.get(rule.key, marks[rule.key])) for rule in rules]


def _talked(viewer: Person, contest: Contest) -> list[Talked]:
    works = {str(entry.number): entry for entry in visibility.works(contest, viewer)}
    found = disagreements(ranked.sheets(contest, STAGE))
    if ranked.together(contest, STAGE):
        found = [replace(one, criteria=()) for one in found]  # there are no marks to set apart
    names = {rule.key: rule for rule in contest.regulation.criteria}
    told = Remark.objects.filter(entry__contest=contest)
    remarks = list(told.values_list("entry_id", "concludes"))
    said = Counter(work for work, _ in remarks)
    ends = {work for work, concludes in remarks if concludes}
    sure = _sure(contest)
    return [
        Talked(entry, one, names, sure.get(one.work), said[entry.pk], entry.pk in ends)
        for one in found
        if (entry := works.get(one.work)) is not None
    ]


def _sure(contest: Contest) -> dict[str, int | None]:
    """Give the chances to go on, as far as the ranking is not overtaken."""
    frozen = queries.last_ranking(contest, STAGE)
    if frozen is None or queries.overtaken(frozen):
        return {}
    found: dict[str, dict[str, int | None]] = frozen.certainty.get("works", {})
    return {work: one["chance"] for work, one in found.items()}


def _given(sheets: Sequence[Sheet], rules: Sequence[Criterion]) -> list[Given]:
    before: dict[int, list[SignedBefore]] = {}
    for row in SignedBefore.objects.filter(sheet__in=sheets).order_by("at"):
        before.setdefault(row.sheet_id, []).append(row)
    totals = ranked.totals(sheets[0].seat.contest, sheets) if sheets else {}
    rows = []
    for sheet in sheets:
        marks = {mark.criterion: mark.value for mark in sheet.marks.all()}
        earlier = [
            (row, [(rule, row.marks.get(rule.key)) for rule in rules])
            for row in before.get(sheet.pk, ())
        ]
        own = [(rule, marks.get(rule.key)) for rule in rules]
        rows.append(Given(sheet, own, totals[sheet.pk], earlier))
    return rows
