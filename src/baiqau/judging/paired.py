"""A choice between two works as it stands on a sheet: a mark against the other work."""

from collections.abc import Collection, Iterator, Mapping

from baiqau.fairness import pairs
from baiqau.fairness.pairs import EQUAL, LESS, MORE, UNTOLD
from baiqau.judging.models import Mark, Sheet
from baiqau.rules.parts import Criterion
from baiqau.rules.values import Text

__all__ = [
    "EQUAL",
    "LESS",
    "MORE",
    "UNTOLD",
    "against",
    "is_choice",
    "rules",
    "said_of",
    "seen_from",
]


def against(number: int, clause: str) -> Criterion:
    """Give the criterion whose mark says how a work stands against the work of this number."""
    name = Text(
        kk=f"№ {number} жұмыспен салыстырғанда",
        ru=f"По сравнению с работой № {number}",
        en=f"Compared with the work № {number}",
    )
    key = pairs.over(number)
    return Criterion(key=key, name=name, weight=1, lowest=LESS, highest=UNTOLD, clause=clause)


def is_choice(criterion: str) -> bool:
    """Say whether the key is that of a choice between two works."""
    return criterion.startswith(pairs.PAIRED)


def rules(marked: Mapping[str, int], clause: str) -> tuple[Criterion, ...]:
    """Give the criteria of these marks of a sheet, by number of the other work."""
    return tuple(against(other, clause) for other in sorted(pairs.between(marked)))


def said_of(sheet: Sheet) -> Iterator[tuple[int, Criterion, int]]:
    """Yield the choices on a sheet: the other work, the criterion, the mark."""
    marks = {mark.criterion: mark.value for mark in sheet.marks.all()}
    for rule in rules(marks, sheet.version.regulation.judging.clause):
        other = int(rule.key.removeprefix(pairs.PAIRED))
        yield other, rule, marks[rule.key]


def seen_from(sheet: Sheet, hidden: Collection[int | None] = ()) -> list[tuple[Criterion, int]]:
    """Give all choices of the sheet's juror about its work, as the work stands in them.

    Those against a work of a lower number stand on the other sheet and are turned round. `hidden` works are
    left out: those in conflict with whoever reads.
    """
    number, clause = sheet.entry.number or 0, sheet.version.regulation.judging.clause
    found = {other: value for other, _, value in said_of(sheet)}
    marks = Mark.objects.filter(sheet__seat=sheet.seat_id, criterion=pairs.over(number))
    signed = marks.filter(sheet__stage=sheet.stage, sheet__state="signed")
    for other, value in signed.values_list("sheet__entry__number", "value"):
        found[other or 0] = value if value == UNTOLD else MORE - value
    shown = sorted(found.keys() - {*hidden})
    return [(against(other, clause), found[other]) for other in shown]
