"""Pairs of works found alike, in words: the reasons, and what people said of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from baiqau.screening.models import Look, Pair
from baiqau.screening.wording import ALIKE, LOOKS


@dataclass(frozen=True)
class Told:
    """One pair with its reasons as sentences; open while nobody has looked since they were found."""

    row: Pair
    reasons: list[str]
    looks: list[tuple[str, Look]]

    @property
    def open(self) -> bool:
        return bool(self.reasons) and (not self.looks or self.looks[0][1].at < self.row.found_at)


def told_pairs(pairs: Iterable[Pair]) -> list[Told]:
    """Put pairs into words."""
    return [
        Told(
            row=pair,
            reasons=[str(ALIKE[one["code"]]) % one for one in pair.reasons],
            looks=[(str(LOOKS[look.verdict]), look) for look in pair.looks.all()],
        )
        for pair in pairs
    ]
