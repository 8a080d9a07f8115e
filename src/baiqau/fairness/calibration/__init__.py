"""Scores of works that take the severity of judges into account; several methods, one door."""

from collections.abc import Callable, Mapping

from baiqau.fairness.calibration.additive import eb
from baiqau.fairness.calibration.fit import Fit
from baiqau.fairness.calibration.plain import mean, median, trimmed, zscore
from baiqau.fairness.calibration.robust import robust
from baiqau.fairness.marks import Marks

METHODS: Mapping[str, Callable[[Marks], Fit]] = {
    "mean": mean,
    "median": median,
    "trimmed": trimmed,
    "zscore": zscore,
    "eb": eb,
    "robust": robust,
}


def fit(marks: Marks, method: str) -> Fit:
    """Score every work by a method of METHODS; KeyError for another name."""
    return METHODS[method](marks)
