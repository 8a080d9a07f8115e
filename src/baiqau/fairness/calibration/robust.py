"""Robust calibration: every judge has an own severity, an own slope and an own amount of chance.

sheet = centre + severity(judge) + slope(judge) * quality(work) + chance(judge)

All are shrunk towards what judges have in common (a hierarchical empirical-Bayes model, fitted by
a fixed number of EM rounds, so that every machine does the same steps). Three things beside the
textbook: crowded ends of the scale are stretched (`ends`), restless judges are recognised by their
criteria (`steadiness`), and the spread of a judge's marks counts as a second witness of the slope
as long as it does not contradict the first. A slope never falls below zero: a higher mark never
harms. The fit starts from nearly equal judges and departs only as far as the marks demand; with
few works a judge it stays close to the mean.
"""

from dataclasses import dataclass

import numpy as np

from baiqau.fairness.calibration.ends import stretch
from baiqau.fairness.calibration.fit import Fit, Model, Variances, flat, scored
from baiqau.fairness.calibration.plain import means
from baiqau.fairness.calibration.steadiness import restlessness
from baiqau.fairness.marks import Floats, Ints, Marks

ROUNDS = 40
ROUNDS_OF_MANY = 15
MANY = 100_000  # sheets
FEWEST_SHEETS = 3
BELIEF = 30.0  # sheets' worth of the common chance behind each judge's own
WITNESS = 0.7  # weight of the spread as a witness of the slope
DISAGREEMENT = 4.0  # degrees of freedom by which a contradicting witness is heard less
FIRST_JUDGE, FIRST_SLOPE = 0.1, 0.02  # variances to start from: severity (of the works'), slope
LEAST_SLOPE = 0.002


def robust(marks: Marks) -> Fit:
    """Fit the robust model."""
    return scored(calibrate(marks), marks, "robust")


def calibrate(marks: Marks) -> Model:
    """Fit the robust model; flat when the marks do not differ or are fewer than three."""
    if len(marks.level) < FEWEST_SHEETS or marks.alike:
        return flat(marks)
    cells = stretch(marks.cells)
    sheets = Marks(marks.works, marks.judges, marks.criteria, marks.work, marks.judge, cells)
    panel = _panel(sheets)
    works, judges = _first(panel)
    for _ in range(ROUNDS if len(marks.level) <= MANY else ROUNDS_OF_MANY):
        judges = _judges(panel, works, judges)
        works = _works(panel, works, judges)
    centre = float(sheets.level.mean())
    return Model(
        centre,
        works.quality,
        judges.severity,
        judges.slope,
        judges.noise,
        Variances(works.variance, judges.of_severity, judges.of_slope, judges.common),
        sheets.level,
    )


@dataclass(frozen=True, eq=False)
class _Panel:
    """What stays the same in every round. `spread` is relative to the median judge's."""

    marks: Marks
    centred: Floats
    squares: Floats
    sums: Floats
    spread: Floats
    trust: Floats
    restless: Floats
    least: float


@dataclass(frozen=True, eq=False)
class _Works:
    quality: Floats
    doubt: Floats
    variance: float


@dataclass(frozen=True, eq=False)
class _Judges:
    severity: Floats
    slope: Floats
    noise: Floats
    doubt: tuple[Floats, Floats, Floats]  # of severity, of slope, of both together
    of_severity: float
    of_slope: float
    common: float


def _panel(marks: Marks) -> _Panel:
    centred = marks.level - marks.level.mean()
    count, sums, squares = marks.per_judge, marks.by_judge(centred), marks.by_judge(centred**2)
    within = np.maximum(squares - sums**2 / np.maximum(count, 1), 0.0)
    deviation = np.sqrt(within / np.maximum(count - 1, 1))
    several = count > 1
    usual = float(np.median(deviation[several])) if several.any() else 0.0
    spread = np.where(several, deviation / usual, 1.0) if usual > 0 else np.ones(len(count))
    return _Panel(
        marks,
        centred,
        squares,
        sums,
        spread,
        WITNESS * 2.0 * np.maximum(count - 1.0, 0.0),
        restlessness(marks, marks.cells),
        1e-6 * float(centred @ centred) / len(centred),
    )


def _first(panel: _Panel) -> tuple[_Works, _Judges]:
    """Start from shrunk means and equal judges."""
    marks, judges = panel.marks, len(panel.marks.judges)
    total = float(panel.centred @ panel.centred) / len(panel.centred)
    middle = np.nan_to_num(means(marks, panel.centred))
    left = panel.centred - middle[marks.work]
    repeated = len(left) - int((marks.per_work > 0).sum())
    sheet = float(left @ left) / repeated if repeated else total / 2
    sheet = max(sheet, 0.05 * total)
    work = max(total - sheet, 0.05 * total)
    doubt = 1.0 / (1.0 / work + marks.per_work / sheet)
    nothing = np.zeros(judges)
    works = _Works(middle * marks.per_work / sheet * doubt, doubt, work)
    noise = np.full(judges, sheet)
    first = (nothing, nothing, nothing)
    return works, _Judges(
        nothing, np.ones(judges), noise, first, FIRST_JUDGE * work, FIRST_SLOPE, sheet
    )


def _judges(panel: _Panel, works: _Works, before: _Judges) -> _Judges:
    """Estimate the judges from the works: a shrunk regression of each judge's sheets."""
    marks, noise = panel.marks, before.noise
    quality = works.quality[marks.work]
    count = marks.per_judge
    line = marks.by_judge(quality)
    square = marks.by_judge(quality**2 + works.doubt[marks.work])
    cross = marks.by_judge(panel.centred * quality)
    first = count / noise + 1.0 / before.of_severity
    both = line / noise
    trust = _trust(panel, before, (first, both, square / noise), cross / noise)
    second = square / noise + 1.0 / before.of_slope + trust
    right = panel.sums / noise
    tilt = cross / noise + 1.0 / before.of_slope + trust * panel.spread
    area = first * second - both**2
    slope = (first * tilt - both * right) / area
    upright = slope >= 0.0
    slope = np.where(upright, slope, 0.0)
    severity = np.where(upright, (second * right - both * tilt) / area, right / first)
    of_slope = max(LEAST_SLOPE, _mean((slope - 1.0) ** 2 + first / area, count))
    of_severity = max(panel.least, _mean(severity**2 + second / area, count))
    doubt = (
        second / area,
        np.where(upright, first / area, 0.0),
        np.where(upright, -both / area, 0.0),
    )
    rest = (
        panel.squares
        - 2 * severity * panel.sums
        - 2 * slope * cross
        + (severity**2 + doubt[0]) * count
        + 2 * (severity * slope + doubt[2]) * line
        + (slope**2 + doubt[1]) * square
    )
    rest = np.maximum(rest, 0.0)
    common = max(panel.least, float(rest.sum() / (panel.restless * count).sum()))
    noise = (BELIEF * common * panel.restless + rest) / (BELIEF + count)
    return _Judges(severity, slope, noise, doubt, of_severity, of_slope, common)


def _trust(
    panel: _Panel, before: _Judges, information: tuple[Floats, Floats, Floats], cross: Floats
) -> Floats:
    """Weigh the spread as a witness of the slope: fully while it agrees with the sheets."""
    first, both, square = information
    area = np.maximum(first * square - both**2, 1e-12)
    told = (first * cross - both * panel.sums / before.noise) / area
    doubt = first / area + 1.0 / np.maximum(panel.trust, 1e-9)
    apart = (told - panel.spread) ** 2 / doubt
    heard = np.minimum(1.0, (DISAGREEMENT + 1.0) / (DISAGREEMENT + apart))
    return np.asarray(panel.trust * heard**2)


def _works(panel: _Panel, before: _Works, judges: _Judges) -> _Works:
    """Estimate the works from the judges: each sheet weighs what its judge's sheets are worth."""
    marks, noise = panel.marks, judges.noise
    weight = (judges.slope**2 + judges.doubt[1]) / noise
    own = judges.slope / noise
    shift = (judges.slope * judges.severity + judges.doubt[2]) / noise
    precision = 1.0 / before.variance + marks.by_work(weight[marks.judge])
    right = marks.by_work(own[marks.judge] * panel.centred - shift[marks.judge])
    quality = right / precision
    variance = max(panel.least, _mean(quality**2 + 1.0 / precision, marks.per_work))
    return _Works(quality, 1.0 / precision, variance)


def _mean(values: Floats, sheets: Ints) -> float:
    """Mean over those who have a sheet."""
    return float(values[sheets > 0].mean())
