"""The chance of every work to be among the first, for each number of places at once."""

from collections.abc import Iterator

import numpy as np

from baiqau.fairness.marks import Floats, Ints

THOUSAND = 1000


def chances(draws: Floats, places: int) -> Iterator[list[int]]:
    """Yield for each column of `draws` (draws x works) its chances of the first 1, 2 … `places`.

    In thousandths and packed: the first number of places of which the chance is above nothing, then
    the chances from it on until one is certain. Without draws the works do not differ.
    """
    number, works = draws.shape
    if not number:
        alike = np.minimum(np.arange(1, places + 1) / max(works, 1), 1.0)
        yield from ([_packed(np.rint(alike * THOUSAND))] * works)
        return
    ranks = np.empty(draws.shape, dtype=np.int32)
    turns = np.broadcast_to(np.arange(1, works + 1, dtype=np.int32), draws.shape)
    np.put_along_axis(ranks, np.argsort(-draws, axis=1), turns, axis=1)
    for own in ranks.T:
        counted = np.bincount(np.minimum(own, places + 1), minlength=places + 2)[1 : places + 1]
        yield _packed(np.rint(np.cumsum(counted) / number * THOUSAND))


def of_first(packed: list[int], places: int) -> int:
    """Give the chance of the first `places` from what `chances` gave, in thousandths."""
    first, *told = packed
    if places < first:
        return 0
    return told[places - first] if places - first < len(told) else THOUSAND


def _packed(found: Floats | Ints) -> list[int]:
    whole = found.astype(np.int64)
    first = int(np.searchsorted(whole, 1))
    last = int(np.searchsorted(whole, THOUSAND)) + 1
    return [first + 1, *whole[first:last].tolist()]
