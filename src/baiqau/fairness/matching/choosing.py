"""The exact choice among the doubtful pairs, as a small linear programme for HiGHS.

With good prices most works have no doubt: the margin of each of their pairs is wide. Only the
pairs of narrow margin become columns; the others are taken or left at once. The matrix is
totally unimodular, so the solution is whole. A load outside its bounds is possible at a high cost.
"""

from dataclasses import dataclass

import highspy
import numpy as np
from highspy._core import _Highs

from baiqau.fairness.matching.pricing import CEILING, Prices
from baiqau.fairness.matching.table import Table
from baiqau.fairness.matching.task import Bools, Floats, Ints, Task

COLUMNS = 4000
MORE = 4  # times as many doubtful pairs where the first did not do
MOST = 300_000
HALF = 0.5  # solutions are whole numbers
COST = CEILING  # of a load outside its bounds, in units of the greatest affinity


@dataclass(frozen=True, eq=False)
class Doubt:
    """Cells taken for sure; doubtful cells by row and column; open needs and load bounds."""

    taken: Bools
    row: Ints
    column: Ints
    works: Ints
    need: Ints
    low: Ints
    high: Ints


def choose(
    task: Task, table: Table, value: Floats, prices: Prices, *, patient: bool
) -> tuple[Ints, Floats]:
    """Give the pairs chosen (`per_work` of every work) and the prices of the small programme.

    While loads do not fit, the `patient` doubt more pairs, as far as that is quick.
    """
    columns = COLUMNS + task.works // 2
    while True:
        doubt = _doubt(task, table, prices, columns)
        expert = table.expert[doubt.row, doubt.column].astype(np.int64)
        unit, price, fits = _solve(doubt, expert, value[doubt.row, doubt.column])
        columns *= MORE
        if fits or not patient or len(expert) == table.there.sum() or columns > MOST:
            break
    taken = doubt.taken.copy()
    taken[doubt.row[unit], doubt.column[unit]] = True
    return np.sort(table.pair[taken]), price


def _doubt(task: Task, table: Table, prices: Prices, columns: int) -> Doubt:
    """Take the narrowest margins; a work of which all pairs are clear needs no row."""
    margin = np.where(table.there, np.abs(prices.margin), np.inf)
    every = margin.size <= columns
    edge = np.inf if every else np.partition(margin.ravel(), columns)[columns]
    open_ = table.there & (margin <= edge)
    taken = table.there & ~open_ & (prices.margin > 0)
    need = task.per_work - taken.sum(axis=1)
    open_ &= need[:, None] > 0
    row, column = np.nonzero(open_)
    load = np.bincount(table.expert[taken], minlength=task.experts)
    works = np.flatnonzero(need)
    return Doubt(taken, row, column, works, need[works], task.low - load, task.high - load)


def _solve(doubt: Doubt, expert: Ints, value: Floats) -> tuple[Bools, Floats, bool]:
    model = _Highs()  # the class above it in the package prints a banner on standard output
    model.setOptionValue("output_flag", False)
    model.setOptionValue("solver", "simplex")  # whole solutions, always the same one
    model.setOptionValue("parallel", "off")
    model.passModel(_programme(doubt, expert, value))
    model.run()
    if model.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        raise ArithmeticError(model.modelStatusToString(model.getModelStatus()))
    solution = model.getSolution()
    column = np.array(solution.col_value)
    fits = not (column[len(value) :] > HALF).any()
    return column[: len(value)] > HALF, -np.array(solution.row_dual)[len(doubt.works) :], fits


def _programme(doubt: Doubt, expert: Ints, value: Floats) -> highspy.HighsLp:
    """Give the programme: columns are pairs, loads above and loads below; rows works and experts."""
    count, experts, works = len(value), len(doubt.low), len(doubt.works)
    row = np.searchsorted(doubt.works, doubt.row)
    load = works + np.arange(experts)
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = count + 2 * experts, works + experts
    model.col_cost_ = np.concatenate([-value, np.full(2 * experts, COST)])
    model.col_lower_ = np.zeros(count + 2 * experts)
    model.col_upper_ = np.concatenate([np.ones(count), np.full(2 * experts, np.inf)])
    model.row_lower_ = np.concatenate([doubt.need, doubt.low]).astype(np.float64)
    model.row_upper_ = np.concatenate([doubt.need, doubt.high]).astype(np.float64)
    model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    model.a_matrix_.start_ = np.concatenate(
        [np.arange(count) * 2, 2 * count + np.arange(2 * experts + 1)]
    ).astype(np.int32)
    pairs = np.stack([row, works + expert], axis=1).ravel()
    model.a_matrix_.index_ = np.concatenate([pairs, load, load]).astype(np.int32)
    model.a_matrix_.value_ = np.concatenate(
        [np.ones(2 * count), -np.ones(experts), np.ones(experts)]
    )
    return model
