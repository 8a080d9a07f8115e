"""How far the jury agrees: ICC(1), Krippendorff's alpha, and what a mean of k sheets is worth."""

from dataclasses import dataclass

import numpy as np

from baiqau.fairness.marks import Marks

GRADES = (
    (0.8, "strong"),
    (0.67, "sufficient for cautious conclusions"),
    (0.4, "moderate"),
    (0.2, "weak"),
)
SHEETS_NEEDED_FOR = 0.8


@dataclass(frozen=True)
class Reliability:
    """None where the table cannot tell: no work with two sheets, or marks that do not differ.

    `typical_sheets` is the median number of sheets of a work; `of_mean` the reliability of the
    mean of so many (Spearman-Brown); `needed` how many would reach .8.
    """

    icc: float | None
    alpha: float | None
    typical_sheets: int
    of_mean: float | None
    needed: int | None

    @property
    def words(self) -> str:
        """One sentence for people."""
        if self.of_mean is None:
            return "The table does not tell how far the judges agree."
        grade = next((word for least, word in GRADES if self.of_mean >= least), "very weak")
        ending = (
            "no number of sheets would make it strong."
            if self.needed is None
            else f"{self.needed} would make it strong."
        )
        return (
            f"The mean of {self.typical_sheets} sheets has a reliability of {self.of_mean:.2f}: "
            f"{grade}; {ending}"
        )


def reliability(marks: Marks) -> Reliability:
    """Measure the agreement of the sheets' scores."""
    several = marks.per_work[marks.per_work > 0]
    typical = int(np.median(several))
    icc = _icc(marks)
    if icc is None:
        return Reliability(None, _alpha(marks), typical, None, None)
    share = max(icc, 0.0)
    of_mean = typical * share / (1 + (typical - 1) * share)
    return Reliability(icc, _alpha(marks), typical, of_mean, sheets_for(SHEETS_NEEDED_FOR, icc))


def sheets_for(wanted: float, icc: float) -> int | None:
    """Number of sheets whose mean reaches a reliability; None when none does."""
    if icc <= 0.0:
        return None
    if icc >= 1.0:
        return 1
    return max(1, int(np.ceil(wanted * (1 - icc) / (icc * (1 - wanted)) - 1e-9)))


def _icc(marks: Marks) -> float | None:
    """ICC(1) of a one-way analysis of variance, for unequal numbers of sheets (Shrout, Fleiss 1979)."""
    count = marks.per_work.astype(float)
    works, sheets = int((count > 0).sum()), len(marks.score)
    if works < 2 or sheets == works:  # noqa: PLR2004  nothing to compare
        return None
    centred = marks.score - marks.score.mean()
    between = float((marks.by_work(centred) ** 2 / np.maximum(count, 1)).sum())
    within = max(float(centred @ centred) - between, 0.0) / (sheets - works)
    among = between / (works - 1)
    usual = (sheets - float((count**2).sum()) / sheets) / (works - 1)
    whole = among + (usual - 1) * within
    return None if whole <= 0.0 else (among - within) / whole


def _alpha(marks: Marks) -> float | None:
    """Krippendorff's alpha for interval data; works with one sheet are left out, as he says."""
    paired = marks.per_work[marks.work] > 1
    if not paired.any():
        return None
    values = marks.score[paired] - marks.score[paired].mean()
    work, count = marks.work[paired], marks.per_work.astype(float)
    total = len(values)
    sums = np.bincount(work, values, minlength=len(count))
    squares = np.bincount(work, values**2, minlength=len(count))
    several = count > 1
    differ = (count * squares - sums**2)[several] / (count[several] - 1)
    expected = total * float(values @ values) / (total - 1)
    return None if expected <= 0.0 else 1.0 - float(differ.sum()) / expected
