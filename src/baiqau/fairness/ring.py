"""Which works a juror compares: every work with its neighbours on a ring drawn by a seed.

A ring is connected, gives every work as many comparisons as any other, and changes least: when a
work leaves only its neighbours meet anew.
"""

from collections.abc import Mapping
from hashlib import sha256

Pair = tuple[int, int]


def pairs(works: Mapping[int, str], seed: str, rivals: int) -> list[Pair]:
    """Give the pairs of one juror in the order in which they are to be seen.

    `works` are the numbers of the juror's works with the names of their sheets. Each work is
    compared with `rivals` others (an even number), with all of them when there are fewer. Works
    stand on the ring in the order of sha256 of "seed|sheet"; neighbours come first, so that each
    pair shares a work with the one before. The first work of a pair stands on the left.
    """
    order = sorted(works, key=lambda work: _drawn(seed, works[work]))
    size = len(order)
    found: dict[frozenset[int], Pair] = {}
    for step in range(1, min(rivals // 2, size // 2) + 1):
        for at, work in enumerate(order):
            other = order[(at + step) % size]
            if work != other:
                found.setdefault(frozenset((work, other)), _sides(work, other, seed))
    return list(found.values())


def _sides(one: int, other: int, seed: str) -> Pair:
    """Draw which of two works stands on the left: no place is better than the other."""
    low, high = sorted((one, other))
    return (high, low) if _drawn(seed, f"{low}:{high}")[0] % 2 else (low, high)


def _drawn(seed: str, name: str) -> bytes:
    return sha256(f"{seed}|{name}".encode()).digest()
