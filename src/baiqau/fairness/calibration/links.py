"""Which judges share works: the equations of two crossed effects, works eliminated."""

from collections.abc import Callable, Iterator

import numpy as np

from baiqau.fairness.marks import Floats, Ints, Marks

MOST_DENSE = 3_000  # judges; above, conjugate gradients instead of a dense matrix
ROUNDS = 60
ENOUGH = 1e-11


class Links:
    """The design of a table; works with equally many sheets are treated together."""

    def __init__(self, marks: Marks) -> None:
        self.marks = marks
        self.by_work = marks.per_work.astype(np.float64)
        self.by_judge = marks.per_judge.astype(np.float64)
        self.shared: list[tuple[float, Floats]] = []
        self.dense = len(marks.judges) <= MOST_DENSE
        if self.dense:
            ones = np.ones(len(marks.work))
            self.shared = [
                (float(sheets.shape[1]), pairs(marks, sheets, ones)) for sheets in groups(marks)
            ]

    def solver(self, work: float, judge: float) -> Callable[[Floats], tuple[Floats, Floats]]:
        """Give a function from sheets to the shrunk effects of works and judges."""
        weight = self.by_work + 1.0 / work
        system = self._system(work, judge) if self.dense else None

        def solve(values: Floats) -> tuple[Floats, Floats]:
            of_works = self.marks.by_work(values)
            right = self.marks.by_judge(values - (of_works / weight)[self.marks.work])
            if system is None:
                judges = self._iterate(right, weight, 1.0 / judge)
            else:
                judges = np.asarray(np.linalg.solve(system, right), dtype=np.float64)
            works = (of_works - self.marks.by_work(judges[self.marks.judge])) / weight
            return works, judges

        return solve

    def volume(self, work: float, judge: float) -> float:
        """Logarithm of the determinant of the sheets' covariance, in units of the sheet's own."""
        whole = np.linalg.slogdet(self._system(work, judge))[1]
        return float(
            np.log1p(work * self.by_work).sum() + whole + len(self.by_judge) * np.log(judge)
        )

    def _system(self, work: float, judge: float) -> Floats:
        system = np.diag(self.by_judge + 1.0 / judge)
        for count, shared in self.shared:
            system -= shared / (count + 1.0 / work)
        return system

    def _iterate(self, right: Floats, weight: Floats, ridge: float) -> Floats:
        """Solve for the judges by conjugate gradients, preconditioned by their own sheets."""
        marks, diagonal = self.marks, self.by_judge + ridge
        found, left = np.zeros(len(right)), right.copy()
        towards = left / diagonal
        size = start = float(left @ towards)
        for _ in range(ROUNDS):
            if size <= ENOUGH**2 * start:
                break
            of_works = marks.by_work(towards[marks.judge]) / weight
            image = diagonal * towards - marks.by_judge(of_works[marks.work])
            stride = size / float(towards @ image)
            found += stride * towards
            left -= stride * image
            ready = left / diagonal
            size, before = float(left @ ready), size
            towards = ready + (size / before) * towards
        return found


def groups(marks: Marks) -> Iterator[Ints]:
    """Give the sheets of works with equally many of them, as works x sheets."""
    order = np.argsort(marks.work, kind="stable")
    count = marks.per_work[marks.work[order]]
    for size in np.unique(count):
        yield order[count == size].reshape(-1, int(size))


def pairs(marks: Marks, sheets: Ints, weights: Floats) -> Floats:
    """Sum, over the works of a group, the products of the weights of each two of their judges."""
    judges, here = len(marks.judges), marks.judge[sheets]
    weight = weights[sheets]
    at = (here[:, :, None] * judges + here[:, None, :]).ravel()
    product = (weight[:, :, None] * weight[:, None, :]).ravel()
    found = np.bincount(at, product, minlength=judges * judges).astype(np.float64)
    return found.reshape(judges, judges)
