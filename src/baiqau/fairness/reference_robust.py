"""The robust calibration again, slowly and in plain Python; each step beside the fast one's name."""

import math
from collections import Counter
from collections.abc import Sequence
from statistics import NormalDist, fmean, median

from baiqau.fairness.reference import Line, Sheet, Table, scales_of

NORMAL = NormalDist()
FEWEST_LEVELS, CROWDED = 4, 0.02


def robust(sheets: Sequence[Sheet]) -> dict[str, int]:
    """The hierarchical model: own severity, slope and chance of every judge."""
    table = Table(sheets)
    if table.flat:
        return table.millionths([fmean(table.levels)] * len(table.works))
    stretched = Table(stretch(table.sheets))
    centre = fmean(stretched.levels)
    quality = _Rounds(stretched).run(40)
    return table.millionths([centre + one for one in quality])


def stretch(sheets: Sequence[Sheet]) -> list[Sheet]:
    """Move crowded ends outwards, those of each scale by itself (`ends.stretch`)."""
    moved = [_moved(sheets, scale) for scale in scales_of(sheets)]
    new = {at: ends for scale, ends in zip(scales_of(sheets), moved, strict=True) for at in scale}
    return [
        (
            work,
            judge,
            [
                mark if mark is None else new[at].get(float(mark), mark)
                for at, mark in enumerate(marks)
            ],
        )
        for work, judge, marks in sheets
    ]


def _moved(sheets: Sequence[Sheet], scale: Sequence[int]) -> dict[float, float]:
    """Give the new places of the ends of a scale, where they are crowded."""
    given = (mark for one in sheets for at in scale if (mark := one[2][at]) is not None)
    counts = Counter(map(float, given))
    levels, total = sorted(counts), sum(counts.values())
    if len(levels) < FEWEST_LEVELS:
        return {}
    low, high = _ends(levels, [counts[level] for level in levels])
    moved = {levels[0]: low, levels[-1]: high}
    return {level: to for level, to in moved.items() if counts[level] / total >= CROWDED}


def _ends(levels: Line, counts: Sequence[int]) -> tuple[float, float]:
    total, below, heights = sum(counts), 0, [0.0]
    for count in counts[:-1]:
        below += count
        heights.append(NORMAL.pdf(NORMAL.inv_cdf(below / total)))
    heights.append(0.0)
    normal = [(heights[at] - heights[at + 1]) * total / count for at, count in enumerate(counts)]
    inner = range(1, len(levels) - 1)
    inside = sum(counts[at] for at in inner)
    middle = sum(counts[at] * normal[at] for at in inner) / inside
    mean = sum(counts[at] * levels[at] for at in inner) / inside
    slope = sum(counts[at] * (normal[at] - middle) * (levels[at] - mean) for at in inner) / sum(
        counts[at] * (normal[at] - middle) ** 2 for at in inner
    )
    low, high = mean + slope * (normal[0] - middle), mean + slope * (normal[-1] - middle)
    return (
        min(max(low, levels[0] - 2 * (levels[1] - levels[0])), levels[0]),
        max(min(high, levels[-1] + 2 * (levels[-1] - levels[-2])), levels[-1]),
    )


def restlessness(table: Table) -> Line:
    """How restless each judge's criteria are, relative to the others (`steadiness`)."""
    judges = len(table.judges)
    if 1 in (len(table.sheets[0][2]), judges):
        return [1.0] * judges
    contrasts = _contrasts(table)
    shared = [len(table.of_work[work]) for work in table.work]
    degrees = table.by_judge(
        [(len(one) - 1) * (1 - 1 / here) for one, here in zip(contrasts, shared, strict=True)]
    )
    if not any(degrees) or not any(value for one in contrasts for value in one.values()):
        return [1.0] * judges
    logs = [math.log(one) for one in _own_variances(table, contrasts)]
    chance = [_trigamma(max(one or 1.0, 0.5) / 2) for one in degrees]
    middle = sum(d * one for d, one in zip(degrees, logs, strict=True)) / sum(degrees)
    beyond = sum(
        d * ((one - middle) ** 2 - c) for d, one, c in zip(degrees, logs, chance, strict=True)
    ) / sum(degrees)
    beyond = max(beyond, 1e-4)
    found = []
    for degree, one, here in zip(degrees, logs, chance, strict=True):
        shift = min(max((one - middle) * beyond / (beyond + here), -1.2), 1.2)
        found.append(math.exp(0.9 * shift) if degree else 1.0)
    return found


def _contrasts(table: Table) -> list[dict[int, float]]:
    """Marks less their criterion's and their sheet's mean, by the number of the criterion."""
    marks = [{c: m for c, m in enumerate(one[2]) if m is not None} for one in table.sheets]
    width = len(table.sheets[0][2])
    columns = [[one[c] for one in marks if c in one] for c in range(width)]
    means = [fmean(column) if column else 0.0 for column in columns]
    centred = [{c: m - means[c] for c, m in one.items()} for one in marks]
    return [{c: m - fmean(one.values()) for c, m in one.items()} for one in centred]


def _trigamma(value: float) -> float:
    high = value + 3
    tail = 1 / high + 1 / (2 * high**2) + 1 / (6 * high**3)
    return tail + 1 / value**2 + 1 / (value + 1) ** 2 + 1 / (value + 2) ** 2


def _own_variances(table: Table, contrasts: Sequence[dict[int, float]]) -> Line:
    width = len(table.sheets[0][2])
    free = [len(one) - 1.0 for one in contrasts]
    common = sum(value**2 for one in contrasts for value in one.values()) / max(sum(free), 1.0)
    own, real = [common] * len(table.judges), common / 4
    for _ in range(3):
        left, doubt = [0.0] * len(contrasts), 0.0
        for work in table.of_work:
            for criterion in range(width):
                there = [at for at in work if criterion in contrasts[at]]
                weights = [1 / own[table.judge[at]] for at in there]
                precision = 1 / real + sum(weights)
                told = sum(
                    w * contrasts[at][criterion] for w, at in zip(weights, there, strict=True)
                )
                found = told / precision
                doubt += found**2 + 1 / precision
                for at in there:
                    left[at] += (contrasts[at][criterion] - found) ** 2 + 1 / precision
        rest = table.by_judge([one * (width - 1) / width for one in left])
        freedom = table.by_judge(free)
        own = [(r + 4 * common) / (f + 4) for r, f in zip(rest, freedom, strict=True)]
        own = [max(one, 0.05 * fmean(own)) for one in own]
        real = max(doubt / (width * len(table.of_work)), 1e-3 * common)
    return own


class _Rounds:
    """The rounds of estimation (`robust._judges`, `robust._works`), one judge after another."""

    def __init__(self, table: Table) -> None:
        self.table = table
        judges = len(table.judges)
        self.restless = restlessness(table)
        self.spread = self._spread()
        total = sum(one**2 for one in table.centred) / len(table.centred)
        self.least = 1e-6 * total
        middle = [fmean(table.centred[at] for at in own) for own in table.of_work]
        left = sum((one - middle[w]) ** 2 for one, w in zip(table.centred, table.work, strict=True))
        repeated = len(table.centred) - len(middle)
        sheet = max(left / repeated if repeated else total / 2, 0.05 * total)
        self.of_work = max(total - sheet, 0.05 * total)
        counts = [len(own) for own in table.of_work]
        self.doubt = [1 / (1 / self.of_work + count / sheet) for count in counts]
        self.quality = [
            m * count / sheet * d for m, count, d in zip(middle, counts, self.doubt, strict=True)
        ]
        self.noise = [sheet] * judges
        self.of_severity, self.of_slope = 0.1 * self.of_work, 0.02

    def run(self, rounds: int) -> Line:
        for _ in range(rounds):
            told = [self._judge(judge) for judge in range(len(self.table.judges))]
            self._share(told)
            self._works(told)
        return self.quality

    def _spread(self) -> Line:
        """Deviation of each judge's sheets, relative to the median one's."""
        found = []
        for own in self.table.of_judge:
            mine = [self.table.centred[at] for at in own]
            squares = sum(one**2 for one in mine) - sum(mine) ** 2 / len(mine)
            found.append(math.sqrt(max(squares, 0.0) / max(len(mine) - 1, 1)))
        several = [one for one, own in zip(found, self.table.of_judge, strict=True) if len(own) > 1]
        usual = median(several) if several else 0.0
        if usual <= 0:
            return [1.0] * len(found)
        return [
            one / usual if len(own) > 1 else 1.0
            for one, own in zip(found, self.table.of_judge, strict=True)
        ]

    def _judge(self, judge: int) -> "_Told":
        """A shrunk regression of a judge's sheets on the works' qualities."""
        own, noise = self.table.of_judge[judge], self.noise[judge]
        marks = [self.table.centred[at] for at in own]
        line = [self.quality[self.table.work[at]] for at in own]
        square = sum(
            q**2 + self.doubt[self.table.work[at]] for q, at in zip(line, own, strict=True)
        )
        cross = sum(m * q for m, q in zip(marks, line, strict=True))
        first = len(own) / noise + 1 / self.of_severity
        both, right = sum(line) / noise, sum(marks) / noise
        trust = self._trust(judge, (first, both, square / noise), (right, cross / noise))
        second = square / noise + 1 / self.of_slope + trust
        tilt = cross / noise + 1 / self.of_slope + trust * self.spread[judge]
        area = first * second - both**2
        slope, upright = (first * tilt - both * right) / area, True
        if slope < 0:
            slope, upright = 0.0, False
        severity = (second * right - both * tilt) / area if upright else right / first
        told = _Told(severity, slope, second / area, first / area)
        told.slope_doubt, told.joint = (first / area, -both / area) if upright else (0.0, 0.0)
        told.rest = max(
            sum(m**2 for m in marks)
            - 2 * severity * sum(marks)
            - 2 * slope * cross
            + (severity**2 + told.severity_doubt) * len(own)
            + 2 * (severity * slope + told.joint) * sum(line)
            + (slope**2 + told.slope_doubt) * square,
            0.0,
        )
        return told

    def _trust(
        self, judge: int, information: tuple[float, float, float], right: tuple[float, float]
    ) -> float:
        """How far the spread is heard as a witness of the slope."""
        first, both, square = information
        full = 0.7 * 2 * max(len(self.table.of_judge[judge]) - 1, 0)
        area = max(first * square - both**2, 1e-12)
        told = (first * right[1] - both * right[0]) / area
        apart = (told - self.spread[judge]) ** 2 / (first / area + 1 / max(full, 1e-9))
        return full * min(1.0, 5 / (4 + apart)) ** 2

    def _share(self, told: "list[_Told]") -> None:
        """What the judges have in common, and each one's own chance."""
        counts = [len(own) for own in self.table.of_judge]
        self.of_slope = max(0.002, fmean((one.slope - 1) ** 2 + one.tilt_doubt for one in told))
        self.of_severity = max(
            self.least, fmean(one.severity**2 + one.severity_doubt for one in told)
        )
        expected = sum(r * count for r, count in zip(self.restless, counts, strict=True))
        common = max(self.least, sum(one.rest for one in told) / expected)
        self.noise = [
            (30 * common * restless + one.rest) / (30 + count)
            for restless, one, count in zip(self.restless, told, counts, strict=True)
        ]

    def _works(self, told: "list[_Told]") -> None:
        """Each sheet weighs what its judge's sheets are worth."""
        quality, doubt = [], []
        for own in self.table.of_work:
            precision, right = 1 / self.of_work, 0.0
            for at in own:
                judge = told[self.table.judge[at]]
                noise = self.noise[self.table.judge[at]]
                precision += (judge.slope**2 + judge.slope_doubt) / noise
                right += judge.slope * (self.table.centred[at] - judge.severity) / noise
                right -= judge.joint / noise
            quality.append(right / precision)
            doubt.append(1 / precision)
        self.quality, self.doubt = quality, doubt
        variance = fmean(q**2 + d for q, d in zip(quality, doubt, strict=True))
        self.of_work = max(self.least, variance)


class _Told:
    """What a judge's sheets tell of the judge in a round."""

    def __init__(
        self, severity: float, slope: float, severity_doubt: float, tilt_doubt: float
    ) -> None:
        self.severity, self.slope = severity, slope
        self.severity_doubt, self.tilt_doubt = severity_doubt, tilt_doubt
        self.slope_doubt = self.joint = self.rest = 0.0
