"""Versions of a result as pages show them: what moved, which marks do not count."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise

from baiqau.appeals import queries
from baiqau.appeals.models import Correction
from baiqau.appeals.wording import STAGES
from baiqau.awards.actions import places as giving
from baiqau.defence.models import Result
from baiqau.entries.models import Entry
from baiqau.fairness.correction import Move
from baiqau.judging import queries as judging
from baiqau.rules.values import Text


@dataclass(frozen=True)
class Struck:
    """One mark that does not count, told without the juror's name; no criterion: the whole sheet."""

    stage: Promise
    code: str
    criterion: Text | None


@dataclass(frozen=True)
class Shown:
    """One later version beside the one it was made from."""

    correction: Correction
    final: list[Move]
    selection: list[Move]  # only what moved
    struck: list[Struck]
    reaches: bool

    @property
    def moved(self) -> int:
        return sum(move.moved for move in self.final)


def shown(correction: Correction, before: tuple[queries.Rows, queries.Rows]) -> Shown:
    """Tell what moved from the version before to this one."""
    selection = queries.moved(before[0], correction.selection, "score")
    final = queries.moved(before[1], correction.rows, "final")
    return Shown(
        correction,
        final,
        [move for move in selection if move.moved],
        list(_struck(correction)),
        _reaches(correction, selection, final),
    )


def every(result: Result) -> list[Shown]:
    """Tell the public versions of a result in their order."""
    before, found = (queries.first_selection(result), result.rows), []
    for correction in queries.with_struck(queries.published(result)):
        found.append(shown(correction, before))
        before = (correction.selection, correction.rows)
    return found


def works(correction: Correction) -> dict[int, Entry]:
    """Give the works of a version by their numbers."""
    numbers = [row["entry"] for row in correction.rows]
    found = Entry.objects.filter(contest=correction.result.contest_id, number__in=numbers)
    return {entry.number: entry for entry in found if entry.number is not None}


def places(correction: Correction) -> list[dict[str, object]]:
    """Give each row of a version with its work, the place that stands and the one proposed.

    A nomination is given by decision and stays proposed where it is; a place is proposed by rank.
    """
    result = correction.result
    rule = result.version.regulation.awards
    titles, stands = works(correction), queries.standing_places(result)
    proposed = giving.proposal(result, correction.rows)
    nominations = {place.key for place in rule.nominations}
    return [
        {
            **row,
            "title": work.title if work else "–",
            "places": giving.open_to(result, work.nomination if work else ""),
            "stands": (stood := stands.get(row["entry"], "")),
            "place": stood if stood in nominations else proposed.get(row["entry"], ""),
        }
        for row in correction.rows
        for work in [titles.get(row["entry"])]
    ]


def _struck(correction: Correction) -> Iterator[Struck]:
    for one in correction.struck.all():
        names = {rule.key: rule.name for rule in judging.criteria(one.sheet)}
        yield Struck(STAGES[one.sheet.stage], one.sheet.seat.code, names.get(one.criterion))


def _reaches(correction: Correction, selection: list[Move], final: list[Move]) -> bool:
    """Tell whether the appeal's work would now stand on the shortlist but did not defend."""
    rule = correction.result.version.regulation.shortlist
    work = str(correction.appeal.entry.number)
    ranks = {move.work: move.after.rank for move in selection if move.after}
    rank = ranks.get(work)
    defended = any(move.work == work for move in final)
    return bool(rule and rank and rank <= rule.size and not defended)
