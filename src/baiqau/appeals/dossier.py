"""The file of a case: what was decided, what was handed in, how the marks of the work add up."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from baiqau.appeals import queries
from baiqau.appeals.models import Appeal, StruckMark
from baiqau.appeals.wording import STAGES
from baiqau.entries import queries as entries
from baiqau.fairness.shares import Scale, share
from baiqau.judging import paired, visibility
from baiqau.judging import queries as judging
from baiqau.judging.models import Sheet
from baiqau.judging.saying import said
from baiqau.people.models import Person
from baiqau.rules.values import Text
from baiqau.screening import queries as screening


@dataclass(frozen=True)
class Marked:
    """One mark with its criterion; `struck`: it does not count in this appeal's correction."""

    criterion: str
    name: Text
    weight: int
    value: int | str | None
    struck: bool


@dataclass(frozen=True)
class Told:
    """One signed sheet by the juror's code, with its share of the reachable maximum."""

    key: str
    stage: Promise
    code: str
    marks: tuple[Marked, ...]
    share: int | None
    struck: bool
    whole: bool  # no mark of it can be struck alone


def of(appeal: Appeal, struck: Sequence[StruckMark], viewer: Person) -> dict[str, Any]:
    """Give everything the handler reads; jurors stand by their codes, as everywhere."""
    entry = appeal.entry
    number = entry.number
    selection = queries.first_selection(appeal.result)
    return {
        "decisions": list(screening.decisions_of(entry)),
        "receipt": entries.last_receipt(entry),
        "sheets": list(_sheets(appeal, struck, viewer)),
        "chosen_before": next((row for row in selection if row["entry"] == number), None),
        "final_before": next((row for row in appeal.result.rows if row["entry"] == number), None),
    }


def _sheets(appeal: Appeal, struck: Sequence[StruckMark], viewer: Person) -> Iterator[Told]:
    hidden = visibility.hidden(appeal.contest, viewer)
    out = {(one.sheet_id, one.criterion) for one in struck}
    for sheet in queries.sheets(appeal.entry):
        rules = judging.criteria(sheet)
        marks = {mark.criterion: mark.value for mark in sheet.marks.all()}
        if judging.by_pairs(sheet):
            seen = paired.seen_from(sheet, hidden)
            rules, marks = tuple(rule for rule, _ in seen), {r.key: value for r, value in seen}
        scales = [Scale(rule.key, rule.weight, rule.lowest, rule.highest) for rule in rules]
        counting = {rule.key: marks[rule.key] for rule in rules if rule.key in marks}
        yield Told(
            key=str(sheet.key),
            stage=STAGES[sheet.stage],
            code=sheet.seat.code,
            marks=tuple(_marked(sheet, rule, marks, out) for rule in rules),
            share=None if judging.together(sheet) else share(scales, counting),
            struck=(sheet.pk, "") in out,
            whole=judging.together(sheet),
        )


def _marked(sheet: Sheet, rule: Any, marks: dict[str, int], out: set[tuple[int, str]]) -> Marked:
    value = said(rule, marks.get(rule.key))
    return Marked(rule.key, rule.name, rule.weight, value, (sheet.pk, rule.key) in out)
