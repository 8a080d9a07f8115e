"""What a method finds: a score of every work, and what it believes about judges and chance."""

from dataclasses import dataclass

import numpy as np

from baiqau.fairness.marks import Floats, Ints, Marks

MILLION = 1_000_000


@dataclass(frozen=True)
class Variances:
    """Variance of the works' quality, the judges' severity and slope, and of one sheet's chance."""

    work: float
    judge: float
    slope: float
    sheet: float


@dataclass(frozen=True, eq=False)
class Model:
    """sheet = centre + severity(judge) + slope(judge) * quality(work) + chance(judge).

    `noise` is the variance of a judge's chance; `sheets` are the sheets' scores as the model saw
    them. `flat` says that the marks do not differ at all, so that nothing can be said of anybody.
    """

    centre: float
    quality: Floats
    severity: Floats
    slope: Floats
    noise: Floats
    variances: Variances
    sheets: Floats
    flat: bool = False


@dataclass(frozen=True, eq=False)
class Fit:
    """Scores on the scale of the marks, NaN for a work without a sheet, and the model if any."""

    method: str
    score: Floats
    model: Model | None = None

    @property
    def millionths(self) -> Ints:
        """The scores as whole millionths: the same digits on every machine."""
        return np.asarray(np.rint(np.nan_to_num(self.score) * MILLION), dtype=np.int64)


def flat(marks: Marks) -> Model:
    """Give the model of marks among which nothing can be told apart."""
    centre = float(marks.level.mean())
    works, judges = len(marks.works), len(marks.judges)
    return Model(
        centre,
        np.zeros(works),
        np.zeros(judges),
        np.ones(judges),
        np.zeros(judges),
        Variances(0.0, 0.0, 0.0, 0.0),
        marks.level,
        flat=True,
    )


def scored(model: Model, marks: Marks, method: str) -> Fit:
    """Put a model's qualities on the scale of the marks."""
    score = np.where(marks.per_work > 0, model.centre + model.quality, np.nan)
    return Fit(method, score, model)
