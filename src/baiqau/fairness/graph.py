"""Whether the judges are linked through common works: without links severities cannot be compared."""

import numpy as np

from baiqau.fairness.marks import Marks


def separate_groups(marks: Marks) -> list[list[str]]:
    """Give the judges in groups that share no work with each other, the largest group first."""
    label = np.arange(len(marks.judges))
    while True:
        of_work = np.full(len(marks.works), len(label))
        np.minimum.at(of_work, marks.work, label[marks.judge])
        found = label.copy()
        np.minimum.at(found, marks.judge, of_work[marks.work])
        found = found[found]
        if (found == label).all():
            break
        label = found
    groups: dict[int, list[str]] = {}
    for at, name in enumerate(marks.judges):
        if marks.per_judge[at]:
            groups.setdefault(int(label[at]), []).append(name)
    return sorted(groups.values(), key=len, reverse=True)
