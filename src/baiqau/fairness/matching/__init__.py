"""Large assignments with a proof: prices, a small exact programme, a bound for all pairs."""

from baiqau.fairness.matching.capped import solve_capped
from baiqau.fairness.matching.connection import parts
from baiqau.fairness.matching.obstacles import Bound, Infeasible
from baiqau.fairness.matching.solving import Solution, solve
from baiqau.fairness.matching.task import Task, from_lists, from_matrix

__all__ = [
    "Bound",
    "Infeasible",
    "Solution",
    "Task",
    "from_lists",
    "from_matrix",
    "parts",
    "solve",
    "solve_capped",
]
