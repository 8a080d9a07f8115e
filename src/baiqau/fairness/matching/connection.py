"""How many parts the graph of works and experts has: across parts severity cannot be compared."""

import numpy as np

from baiqau.fairness.matching.task import Ints, Task


def parts(task: Task, pairs: Ints) -> int:
    """Count the parts that have pairs; every round each node takes the least number beside it."""
    work = np.searchsorted(task.start, pairs, side="right") - 1
    expert = task.expert[pairs]
    label = np.arange(task.experts)
    while True:
        least = np.full(task.works, task.experts)
        np.minimum.at(least, work, label[expert])
        new = label.copy()
        np.minimum.at(new, expert, least[work])
        new = new[new]  # jump over what is known already
        if np.array_equal(new, label):
            return int(np.count_nonzero(np.bincount(label[expert], minlength=1)))
        label = new
