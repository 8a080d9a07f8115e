"""Where jurors disagree about a work: how far apart its sheets are, and on which criterion.

Said in whole millionths, exactly. It says what is worth talking about; it changes no mark and no rank.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from baiqau.fairness import shares
from baiqau.fairness.ranking import Sheet

FAR = 300_000  # sheets this far apart are worth a talk: three tenths of what could be reached
EARNEST = 3  # opposite: one mark in the lowest third of the scale, one in the highest


@dataclass(frozen=True)
class Apart:
    """One criterion of a work: its lowest and highest mark, their distance as a part of the scale."""

    criterion: str
    lowest: int
    highest: int
    width: int
    opposite: bool


@dataclass(frozen=True)
class Disagreement:
    """One work: distance of its sheets' totals, its criteria with the widest apart first."""

    work: str
    sheets: int
    spread: int
    criteria: tuple[Apart, ...]

    @property
    def opposite(self) -> tuple[Apart, ...]:
        """Give the criteria on which jurors voted against each other."""
        return tuple(one for one in self.criteria if one.opposite)

    @property
    def far(self) -> bool:
        """Say whether the sheets differ so much that it is worth a talk."""
        return self.spread >= FAR or bool(self.opposite)


def disagreements(sheets: Iterable[Sheet]) -> list[Disagreement]:
    """Give every work that has a sheet: the widest spread first, then the most opposite votes."""
    by_work: dict[str, list[Sheet]] = {}
    for sheet in sheets:
        by_work.setdefault(sheet.work, []).append(sheet)
    found = [_of(work, own) for work, own in sorted(by_work.items())]
    return sorted(found, key=lambda one: (-one.spread, -len(one.opposite), len(one.work), one.work))


def _of(work: str, sheets: Sequence[Sheet]) -> Disagreement:
    totals = [
        one for sheet in sheets if (one := shares.share(sheet.scales, sheet.marks)) is not None
    ]
    return Disagreement(work, len(totals), shares.spread(totals), _criteria(sheets))


def _criteria(sheets: Sequence[Sheet]) -> tuple[Apart, ...]:
    """Give the criteria that two jurors or more have marked, the widest apart first."""
    scales = {scale.key: scale for sheet in sheets for scale in sheet.scales}
    found = []
    for key, scale in scales.items():
        marks = [sheet.marks[key] for sheet in sheets if key in sheet.marks]
        if len(marks) > 1:
            low, high, span = min(marks), max(marks), scale.highest - scale.lowest
            below = EARNEST * (low - scale.lowest) <= span
            above = EARNEST * (scale.highest - high) <= span
            width = (high - low) * shares.WHOLE // span
            found.append(Apart(key, low, high, width, below and above))
    return tuple(sorted(found, key=lambda one: -one.width))
