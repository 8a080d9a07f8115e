"""Works judged two by two: the strength of every work from the choices between them.

Plain Python and whole numbers alone, for it is handed out inside the one-file checker of a result.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeVar

Side = TypeVar("Side", int, str)
Choice = tuple[Side, Side, int]  # two works, and what was said of the first of them
LESS, EQUAL, MORE, UNTOLD = range(4)  # it is the lesser, equal, the better; the juror cannot tell
PAIRED = "over-"  # begins the key under which a choice stands on the sheet of its first work
PART, NEAR, ROUNDS = 10**15, 10**9, 5_000
WHOLE = 1_000_000


def over(work: int) -> str:
    """Give the key of a choice against this work."""
    return f"{PAIRED}{work}"


def between(marks: Mapping[str, int]) -> dict[int, int]:
    """Give the choices among the marks of a sheet, by the other work."""
    return {
        int(key.removeprefix(PAIRED)): value
        for key, value in marks.items()
        if key.startswith(PAIRED)
    }


def halves(choices: Iterable[Choice[Side]]) -> dict[Side, tuple[int, int]]:
    """Give for each work the half points it won and those it could win; equal works win one each."""
    found: dict[Side, tuple[int, int]] = {}
    for one, other, said in choices:
        if said != UNTOLD:
            for work, won in ((one, said), (other, MORE - said)):
                had, most = found.get(work, (0, 0))
                found[work] = had + won, most + MORE
    return found


def strengths(choices: Iterable[Choice[Side]], works: Iterable[Side]) -> dict[Side, int | None]:
    """Give the chance of each work to be found better than a work of middling strength, in millionths.

    Bradley and Terry 1952: the chances of two works to be found the better are as their strengths.
    Works found equal have won half of a choice each. Every work is besides found equal once with a
    work of strength one, so that a work that always won has a strength, too, and one that never was
    joined to the others can be compared. The strengths of greatest likelihood are found by Newman's
    steps (2023), work after work in the order of their numbers as text, in whole parts of PART, until
    none changes by more than its NEAR-th part. None for a work without a choice.
    """
    wanted = sorted(set(works), key=str)
    known = set(wanted)
    kept = [one for one in choices if {one[0], one[1]} <= known and one[2] != UNTOLD]
    won: dict[Side, dict[Side, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    for one, other, said in kept:
        for work, rival, mine in ((one, other, said), (other, one, MORE - said)):
            won[work][rival][0] += mine
            won[work][rival][1] += MORE - mine
    strength = dict.fromkeys(won, PART)
    order = [work for work in wanted if work in won]
    for _ in range(ROUNDS):
        if not [work for work in order if _moved(work, won[work], strength)]:
            break
    return {work: _chance(strength[work]) if work in won else None for work in wanted}


def _moved(work: Side, rivals: Mapping[Side, list[int]], strength: dict[Side, int]) -> bool:
    """Give the work the strength that fits its rivals as they are; say whether that changed it."""
    own = strength[work]
    middling = PART * PART // (own + PART)
    gained, lost = middling * PART, middling
    for rival, (mine, theirs) in rivals.items():
        part = PART * PART // (own + strength[rival])
        gained += mine * part * strength[rival]
        lost += theirs * part
    strength[work] = gained // lost
    return abs(strength[work] - own) * NEAR > own


def _chance(strength: int) -> int:
    """Round half up: strength / (1 + strength) in millionths."""
    return (2 * WHOLE * strength + strength + PART) // (2 * (strength + PART))
