"""The place on a ballot as what a juror signs of a work: a mark of a criterion of its own."""

from baiqau.rules.parts import Criterion
from baiqau.rules.values import Text

PLACE = "place"
LAST = 10_000  # more works than any juror puts in order


def place(clause: str) -> Criterion:
    """Give the criterion whose mark is a work's place on the ballot; 1 is the best."""
    name = Text(kk="Бюллетеньдегі орын", ru="Место в бюллетене", en="Place on the ballot")
    return Criterion(key=PLACE, name=name, weight=1, lowest=1, highest=LAST, clause=clause)
