"""The official score of every work from the shares of its sheets, the same digits on any machine.

Plain Python and nothing else, for it is handed out inside the one-file checker of a result. `mean`,
`median` and `trimmed` are exact fractions. `z` and `eb` need roots and logarithms: they are done in
decimal arithmetic of 34 digits, whose every operation is rounded as its standard says, and then fixed
as whole millionths; digits beyond 1e-12 are cut first, so that no order of the sheets can be seen.
"""

from collections.abc import Callable, Iterable, Sequence
from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from fractions import Fraction
from itertools import product
from math import lcm
from typing import Any, Generic, TypeVar

from baiqau.fairness.ballots import copeland

Work = TypeVar("Work", int, str)
DIGITS, CUT, MOST = 34, Decimal("1e-12"), 1_000_000
FEWEST = 3  # sheets below which nothing can be told of severity
STEPS = ("1", "0.5", "0.25", "0.125", "0.0625", "0.03125")  # of the search, in logarithms of ratios
BOUND, GAIN, FLOOR = Decimal(7), Decimal("1e-6"), Decimal("1e-9")

Line = list[Decimal]


def scores(
    sheets: Sequence[tuple[Work, str, int]], works: Iterable[Work], method: str
) -> dict[Work, int | None]:
    """Give the score of each work in millionths, half-even; None without a sheet.

    `sheets` are (work, juror, share in millionths).
    `mean`; `median` (of an even number, the mean of the two in the middle); `trimmed`: the mean
    without the highest and the lowest of three or more; `z`: the mean of the sheets centred and
    scaled by their juror, put back on the scale; `eb`: the additive model with severity taken out.
    `borda`: the mean of shares that are told by `ballots.points`; `copeland`: see `ballots`.
    KeyError for another. Sheets of other works are not looked at.
    """
    wanted = list(works)
    known = set(wanted)
    own: dict[Work, list[int]] = {work: [] for work in wanted}
    used = [sheet for sheet in sheets if sheet[0] in known]
    for work, _, share in used:
        own[work].append(share)
    if method == "copeland":
        return copeland(used, wanted)
    if method in JOINT and used:
        with localcontext() as context:
            context.prec, context.rounding = DIGITS, ROUND_HALF_EVEN
            found = JOINT[method](_Table(used))
            return {work: _fixed(found[work]) if own[work] else None for work in wanted}
    return {work: centre(shares, method if used else "mean") for work, shares in own.items()}


def centre(shares: Iterable[int], method: str) -> int | None:
    """Give the mean of shares, without as many at either end as the method leaves out."""
    ordered = sorted(shares)
    size = len(ordered)
    middle, outer = max(size - 1, 0) // 2, int(size > 2)  # noqa: PLR2004
    ends = {"mean": 0, "borda": 0, "median": middle, "trimmed": outer}[method]
    kept = ordered[ends : size - ends]
    return round(Fraction(sum(kept), len(kept))) if kept else None


def share(scales: list[dict[str, Any]], marks: dict[str, int]) -> int | None:
    """Give the share of the reachable maximum in millionths; a criterion without a mark is left out."""
    marked = [scale for scale in scales if scale["key"] in marks]
    total = sum(scale["weight"] for scale in marked)
    if not total:
        return None
    spans = [scale["highest"] - scale["lowest"] for scale in marked]
    common = lcm(*spans)
    reached = sum(
        scale["weight"] * (marks[scale["key"]] - scale["lowest"]) * (common // span)
        for scale, span in zip(marked, spans, strict=True)
    )
    return _half_even(reached * MOST, common * total)


def _half_even(number: int, parts: int) -> int:
    """Divide whole numbers; a half goes to the even neighbour, as `round` of a fraction does."""
    whole, rest = divmod(number, parts)
    return whole + (2 * rest > parts or (2 * rest == parts and whole % 2 == 1))


def joined(scores: list[int | None], weights: list[Fraction]) -> int | None:
    """Give the weighted sum, half-even; None when a part with a weight is missing."""
    total = Fraction(0)
    for score, weight in zip(scores, weights, strict=True):
        if weight:
            if score is None:
                return None
            total += weight * score
    return round(total)


class _Table(Generic[Work]):
    """Sheets with numbered works and jurors."""

    def __init__(self, sheets: Sequence[tuple[Work, str, int]]) -> None:
        self.works: list[Work] = list(dict.fromkeys(sheet[0] for sheet in sheets))
        self.jurors = list(dict.fromkeys(sheet[1] for sheet in sheets))
        place = {work: at for at, work in enumerate(self.works)}
        seat = {juror: at for at, juror in enumerate(self.jurors)}
        self.work = [place[sheet[0]] for sheet in sheets]
        self.juror = [seat[sheet[1]] for sheet in sheets]
        self.shares = [sheet[2] for sheet in sheets]
        self.of_work: list[list[int]] = [[] for _ in self.works]
        for at, work in enumerate(self.work):
            self.of_work[work].append(at)

    def means(self, values: Line) -> dict[Work, Decimal]:
        """Give the mean of a value of every sheet over each work."""
        return {
            work: _sum(values[at] for at in own) / len(own)
            for work, own in zip(self.works, self.of_work, strict=True)
        }


def _fixed(score: Decimal) -> int:
    cut = score.quantize(CUT, rounding=ROUND_HALF_EVEN)
    return min(max(int(cut.quantize(Decimal(1), rounding=ROUND_HALF_EVEN)), 0), MOST)


def _z(table: _Table[Work]) -> dict[Work, Decimal]:
    """Centre and scale by juror; who gives one mark to all says nothing: their sheets are the middle."""
    number, total = len(table.shares), sum(table.shares)
    scale = Decimal(number * sum(one * one for one in table.shares) - total * total).sqrt() / number
    counts, sums, squares = ([0] * len(table.jurors) for _ in range(3))
    for juror, share in zip(table.juror, table.shares, strict=True):
        counts[juror] += 1
        sums[juror] += share
        squares[juror] += share * share
    middle = Decimal(total) / number
    values = []
    for juror, share in zip(table.juror, table.shares, strict=True):
        spread = counts[juror] * squares[juror] - sums[juror] ** 2
        off = Decimal(counts[juror] * share - sums[juror])
        values.append(middle + (off / Decimal(spread).sqrt() * scale if spread else 0))
    return table.means(values)


def _eb(table: _Table[Work]) -> dict[Work, Decimal]:
    """Take severity out by the additive model, its variances by restricted maximum likelihood.

    sheet = centre + quality + severity + chance (Patterson and Thompson 1971, Henderson 1953), as in
    `calibration.additive`. Where marks do not differ or are fewer than three it is the mean.
    """
    shares = [Decimal(share) for share in table.shares]
    if len(shares) < FEWEST or min(shares) == max(shares):
        return table.means(shares)
    middle = _sum(shares) / len(shares)
    model = _Model(table, [share - middle for share in shares])
    quality, centre_ = model.predicted(*_climb(model.height))
    return {work: middle + centre_ + one for work, one in zip(table.works, quality, strict=True)}


def _climb(height: Callable[[Decimal, Decimal], Decimal]) -> tuple[Decimal, Decimal]:
    """Find the ratios of variances, work's and juror's to a sheet's, of greatest likelihood."""
    here = (Decimal(0), Decimal(-2))
    best = height(*(one.exp() for one in here))
    for step in map(Decimal, STEPS):
        moved = True
        while moved:
            moved = False
            for at, sign in product((0, 1), (1, -1)):
                there = [*here]
                there[at] += sign * step
                if abs(there[at]) > BOUND:
                    continue
                value = height(*(one.exp() for one in there))
                if value > best + GAIN:
                    here, best, moved = (there[0], there[1]), value, True
    return here[0].exp(), here[1].exp()


class _Model:
    """Henderson's equations for given ratios: works are eliminated, jurors solved for."""

    def __init__(self, table: _Table[Any], centred: Line) -> None:
        self.table, self.centred = table, centred
        self.ones = [Decimal(1)] * len(centred)
        self.floor = FLOOR * _dot(centred, centred)

    def height(self, work: Decimal, juror: Decimal) -> Decimal:
        """Twice the logarithm of the restricted likelihood, but for a constant."""
        precision, pivots, rows = self._eliminated(work, juror)
        of_marks = self._left(self.centred, precision, rows)
        information = _sum(self._left(self.ones, precision, rows))
        total = _sum(of_marks)
        rest = max(_dot(self.centred, of_marks) - total * total / information, self.floor)
        volume = _sum((work * one).ln() for one in precision)
        volume += _sum((juror * one).ln() for one in pivots)
        return -((len(self.centred) - 1) * rest.ln() + volume + information.ln())

    def predicted(self, work: Decimal, juror: Decimal) -> tuple[Line, Decimal]:
        """Give the works' qualities and the centre."""
        precision, _, rows = self._eliminated(work, juror)
        information = _sum(self._left(self.ones, precision, rows))
        centre_ = _sum(self._left(self.centred, precision, rows)) / information
        quality, _ = self._effects([one - centre_ for one in self.centred], precision, rows)
        return quality, centre_

    def _eliminated(self, work: Decimal, juror: Decimal) -> tuple[Line, Line, list[Line]]:
        """Give the works' precisions, and the jurors' equations brought to a triangle with its pivots."""
        table, size = self.table, len(self.table.jurors)
        precision = [len(own) + 1 / work for own in table.of_work]
        rows = [[Decimal(0)] * size for _ in range(size)]
        for at in table.juror:
            rows[at][at] += 1
        for own, one in zip(table.of_work, precision, strict=True):
            for here, there in product(own, own):
                rows[table.juror[here]][table.juror[there]] -= 1 / one
        for at in range(size):
            rows[at][at] += 1 / juror
        _bring_to_triangle(rows)
        return precision, [row[at] for at, row in enumerate(rows)], rows

    def _effects(self, values: Line, precision: Line, rows: list[Line]) -> tuple[Line, Line]:
        """Solve for works and jurors with these values of the sheets."""
        table = self.table
        sums = [_sum(values[at] for at in own) for own in table.of_work]
        right = [Decimal(0)] * len(rows)
        for at, value in enumerate(values):
            right[table.juror[at]] += value - sums[table.work[at]] / precision[table.work[at]]
        for at, row in enumerate(rows):
            right[at] -= _sum(row[to] * right[to] for to in range(at))
        for at in reversed(range(len(rows))):
            known = _sum(rows[at][to] * right[to] for to in range(at + 1, len(rows)))
            right[at] = (right[at] - known) / rows[at][at]
        quality = [
            (total - _sum(right[table.juror[at]] for at in own)) / one
            for total, own, one in zip(sums, table.of_work, precision, strict=True)
        ]
        return quality, right

    def _left(self, values: Line, precision: Line, rows: list[Line]) -> Line:
        quality, severity = self._effects(values, precision, rows)
        table = self.table
        return [
            value - quality[table.work[at]] - severity[table.juror[at]]
            for at, value in enumerate(values)
        ]


def _bring_to_triangle(rows: list[Line]) -> None:
    """Eliminate by Gauss; the factors stay below the pivots, to treat right sides alike."""
    for at, pivot in enumerate(rows):
        for below in rows[at + 1 :]:
            if below[at]:
                factor = below[at] / pivot[at]
                for to in range(at + 1, len(pivot)):
                    below[to] -= factor * pivot[to]
                below[at] = factor


def _sum(values: Iterable[Decimal]) -> Decimal:
    return sum(values, Decimal(0))


def _dot(one: Line, other: Line) -> Decimal:
    return _sum(a * b for a, b in zip(one, other, strict=True))


Joint = Callable[[_Table[Any]], dict[Any, Decimal]]
JOINT: dict[str, Joint] = {"z": _z, "eb": _eb}  # methods that look at all works of a stage together
