"""A result corrected: marks struck out of the sheets that count, and what moved by it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from baiqau.fairness.ranking import Sheet


@dataclass(frozen=True)
class Strike:
    """One mark of a juror for a work that does not count; without `criterion` the whole sheet."""

    work: str
    juror: str
    criterion: str = ""


@dataclass(frozen=True)
class Standing:
    """Where a work stands in one version: its score in millionths and its rank, or neither."""

    rank: int | None
    score: int | None


@dataclass(frozen=True)
class Move:
    """One work before and after; None: it does not stand in that version at all."""

    work: str
    before: Standing | None
    after: Standing | None

    @property
    def moved(self) -> bool:
        return self.before != self.after

    @property
    def places(self) -> int:
        """How many ranks the work rose (above zero) or fell; 0 where one of the ranks is missing."""
        before, after = self.before and self.before.rank, self.after and self.after.rank
        return before - after if before and after else 0


def without(sheets: Sequence[Sheet], strikes: Collection[Strike]) -> list[Sheet]:
    """Give the sheets without what is struck out.

    A struck mark leaves numerator and denominator of its sheet alike, as `shares` reads a mark that
    is not there: striking neither costs nor gains by itself.
    """
    whole = {(one.work, one.juror) for one in strikes if not one.criterion}
    single = {(one.work, one.juror, one.criterion) for one in strikes if one.criterion}
    return [
        replace(sheet, marks=_left(sheet, single))
        for sheet in sheets
        if (sheet.work, sheet.juror) not in whole
    ]


def moves(before: Mapping[str, Standing], after: Mapping[str, Standing]) -> list[Move]:
    """Tell every work of both versions, in the order of the later one; who left it stands last."""
    gone = [work for work in before if work not in after]
    return [Move(work, before.get(work), after.get(work)) for work in (*after, *gone)]


def _left(sheet: Sheet, single: Collection[tuple[str, str, str]]) -> dict[str, int]:
    return {
        key: value
        for key, value in sheet.marks.items()
        if (sheet.work, sheet.juror, key) not in single
    }
