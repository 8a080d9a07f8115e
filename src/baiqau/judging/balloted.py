"""A juror's ballot: its lines, their order, and which of them are still to get a place."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from baiqau.contests.models import Contest
from baiqau.judging import queries
from baiqau.judging.models import Sheet
from baiqau.people.models import Person
from baiqau.rules.ballots import PLACE
from baiqau.rules.parts import Criterion

HELD = {"key": "ballot"}  # a ballot among the sheets for which marks wait on a device


@dataclass(frozen=True)
class Line:
    """One work of the ballot; `typed` is what stands in its field."""

    sheet: Sheet
    place: int | None
    typed: str


@dataclass(frozen=True)
class Guide:
    """One criterion a juror weighs in the order."""

    rule: Criterion


def of(person: Person, contest: Contest) -> list[Sheet]:
    """Give the sheets that are lines of this juror's ballot, by number of the work."""
    own = queries.sheets_of(person, contest, "selection").exclude(state="cannot-judge")
    return [sheet for sheet in own if queries.by_ballot(sheet)]


def in_order(sheets: Iterable[Sheet]) -> list[Line]:
    """Give the lines from the best place down; last, by number, the works without one."""
    lines = [Line(sheet, place(sheet), str(place(sheet) or "")) for sheet in sheets]
    return sorted(lines, key=_turn)


def order(sheets: Iterable[Sheet]) -> str:
    """Give the order as a page and its script know it: keys of the placed works, the best first."""
    return ",".join(str(line.sheet.key) for line in in_order(sheets) if line.place)


def is_order(seen: str, sheets: Sequence[Sheet]) -> bool:
    """Say whether the works that are still on the ballot stand as they were seen.

    A work that has left since, or one that came and has no place yet, changes the order of no other.
    """
    still = {str(sheet.key) for sheet in sheets}
    return ",".join(key for key in seen.split(",") if key in still) == order(sheets)


def lacking(lines: Sequence[Line]) -> list[Line]:
    """Give the lines for which the ballot cannot be signed yet: without a place, or never looked over.

    A partial ballot needs no place for each, but the order must have been kept, with one place in it.
    """
    if not any(one.place for one in lines):
        return list(lines)
    return [
        one for one in lines if one.sheet.state == "assigned" or not queries.complete(one.sheet)
    ]


def page(
    contest: Contest, sheets: Sequence[Sheet], typed: Mapping[UUID, str] | None = None
) -> dict[str, object]:
    """Give the page of a ballot; `typed` are fields that were refused and stand there again."""
    lines = in_order(sheets)
    if typed is not None:
        lines = [replace(one, typed=typed.get(one.sheet.key, "")) for one in lines]
    return {
        "lines": lines,
        "closed": any(one.sheet.state == "signed" for one in lines),
        "seen": order(sheets),
        "partial": contest.regulation.judging.partial_ballots,
        "placed": sum(1 for one in lines if one.place),
        "total": len(lines),
        "whole": bool(lines) and not lacking(lines),
        "guides": guides(contest),
        "seat": lines[0].sheet.seat if lines else None,
        "held": HELD,
    }


def guides(contest: Contest, kind: str | None = None) -> list[Guide]:
    """Give the criteria of the selection as what to look at: on a ballot they have no marks."""
    return [Guide(rule) for rule in contest.regulation.judged_by("selection", kind)]


def place(sheet: Sheet) -> int | None:
    """Give the place of a work on its ballot; None where it has none."""
    return next((mark.value for mark in sheet.marks.all() if mark.criterion == PLACE), None)


def _turn(line: Line) -> tuple[bool, int, int]:
    return line.place is None, line.place or 0, line.sheet.entry.number or 0
