"""Ranked ballots: what a place is worth, and which work the majority puts above another.

Plain Python and nothing else, for it is handed out inside the one-file checker of a result. Only the
order on a ballot counts, so a work that drops out leaves no gap.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import permutations
from typing import TypeVar

Entry = TypeVar("Entry", int, str)
MILLION = 1_000_000
COUNTS = ("borda", "copeland", "bradley-terry")


def points(places: Mapping[Entry, int | None]) -> tuple[int, dict[Entry, int]]:
    """Give the most points a work can have on this ballot, and those of each of its works.

    A point is half a rival that stands below (Borda 1781, normalised by the length of the ballot):
    works without a place share the end, each above half of the others there. On a ballot of one
    work nothing is compared: the most is 0. ValueError where a place is given twice.
    """
    placed = sorted(place for place in places.values() if place is not None)
    if len(set(placed)) != len(placed):
        raise ValueError("a place is given twice")
    most, rest = 2 * (len(places) - 1), len(places) - len(placed)
    above = {place: most - 2 * turn for turn, place in enumerate(placed)}
    return most, {work: rest - 1 if at is None else above[at] for work, at in places.items()}


def copeland(
    sheets: Sequence[tuple[Entry, str, int]], works: Iterable[Entry]
) -> dict[Entry, int | None]:
    """Give the share of the rivals that a majority of common jurors puts below, in millionths.

    `sheets` are (work, juror, share); an equal majority is half a rival (Copeland 1951). Rivals that
    no juror compared are left out; None for a work that was compared with none.
    """
    own: dict[str, dict[Entry, int]] = defaultdict(dict)
    for work, juror, share in sheets:
        own[juror][work] = share
    balance: dict[tuple[Entry, Entry], int] = defaultdict(int)
    for shares in own.values():
        for one, other in permutations(shares, 2):
            balance[one, other] += (shares[one] > shares[other]) - (shares[one] < shares[other])
    halves: dict[Entry, list[int]] = defaultdict(list)
    for (one, _), lead in balance.items():
        halves[one].append(1 + (lead > 0) - (lead < 0))
    return {work: _of_rivals(halves.get(work, [])) for work in works}


def of_stage(method: str, stage: str) -> str:
    """Give the method of a stage: the defence has marks always, orders and pairs are of the selection."""
    return "mean" if stage == "defence" and method in COUNTS else method


def _of_rivals(halves: Sequence[int]) -> int | None:
    return round(Fraction(sum(halves) * MILLION, 2 * len(halves))) if halves else None
