"""Signed sheets of comparisons: as the choices that count, and as what each juror says of each work."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from baiqau.fairness.pairs import Choice, between, halves
from baiqau.fairness.ranking import Sheet
from baiqau.fairness.shares import Scale

SHARE = "pairs"  # the key of what one juror's comparisons of a work come to


def by_juror(sheets: Sequence[Sheet], works: Collection[str]) -> dict[str, list[Choice[str]]]:
    """Give the choices that count: between two of these works that the juror signed both."""
    known, own = set(works), defaultdict[str, dict[str, Sheet]](dict)
    for sheet in sheets:
        if sheet.work in known:
            own[sheet.juror][sheet.work] = sheet
    return {
        juror: [
            (work, str(other), said)
            for work, sheet in signed.items()
            for other, said in between(sheet.marks).items()
            if str(other) in signed
        ]
        for juror, signed in own.items()
    }


def choices(sheets: Sequence[Sheet], works: Collection[str]) -> list[Choice[str]]:
    """Give the choices that count, of all jurors together."""
    return [one for own in by_juror(sheets, works).values() for one in own]


def as_shares(sheets: Sequence[Sheet], works: Collection[str]) -> list[Sheet]:
    """Give the sheets as shares: what the work won of its juror's comparisons, of what it could win.

    A work the juror compared with none, or could tell of none, has a sheet without a mark.
    """
    known = set(works)
    points = {juror: halves(own) for juror, own in by_juror(sheets, works).items()}
    return [_share(one, points[one.juror].get(one.work)) for one in sheets if one.work in known]


def _share(sheet: Sheet, points: tuple[int, int] | None) -> Sheet:
    if points is None:
        return Sheet(sheet.work, sheet.juror, (), {})
    won, most = points
    return Sheet(sheet.work, sheet.juror, (Scale(SHARE, 1, 0, most),), {SHARE: won})
