"""How like two texts are: the part of their runs of five words that stands in both (Jaccard's share).

A run is taken from the folded words, so that case, signs and mistyped Kazakh letters make no
difference. All pairs are looked through by sketches, the smallest hashes of each text (Broder,
"On the resemblance and containment of documents", 1997); a pair that may be alike is then counted
exactly, so that the share told is no estimate.
"""

import re
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from hashlib import blake2b
from itertools import combinations

from baiqau.language.folding import fold

RUN = 5
FEWEST = 40  # a text of fewer runs says too little to be compared
LEAST = Fraction(1, 2)
_SKETCH = 256
_SLACK = Fraction(
    7, 10
)  # the share seen in two sketches may be off by .03; this leaves five times that
_KEPT = 64  # sets of hashes unpacked at a time; packed ones take eight bytes each
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Alike:
    """Two texts by their keys, the smaller key first, and the share of runs they have in common."""

    first: int
    second: int
    share: Fraction

    @property
    def percent(self) -> int:
        """Give the share in whole percent, rounded down: 100 only for the same runs."""
        return int(self.share * 100)


def runs(text: str) -> frozenset[int]:
    """Give the hashes (64 bits) of every run of `RUN` folded words; none for a shorter text."""
    words = _WORD.findall(fold(text))
    ends = range(RUN, len(words) + 1)
    return frozenset(_hash(" ".join(words[end - RUN : end])) for end in ends)


def share(one: frozenset[int], other: frozenset[int]) -> Fraction:
    """Give the part of the runs of both that stands in each, 0 to 1; 0 for two texts without any."""
    both = len(one & other)
    return Fraction(both, len(one) + len(other) - both or 1)


def alike(texts: Mapping[int, str], *, least: Fraction = LEAST) -> Iterator[Alike]:
    """Yield each pair of texts that has at least this share in common, in the order of their keys.

    Texts of fewer than `FEWEST` runs are left out.
    """
    packed = {key: array("Q", sorted(runs(texts[key]))) for key in sorted(texts)}
    exact = lru_cache(_KEPT)(lambda key: frozenset(packed[key]))
    sketches = {
        key: frozenset(hashes[:_SKETCH]) for key, hashes in packed.items() if len(hashes) >= FEWEST
    }
    for one, other in _candidates(sketches, least * _SLACK):
        found = share(exact(one), exact(other))
        if found >= least:
            yield Alike(one, other, found)


def _candidates(
    sketches: Mapping[int, frozenset[int]], least: Fraction
) -> Iterator[tuple[int, int]]:
    """Yield the pairs whose sketches have enough in common for their texts to have it, too."""
    part = float(least)
    for (one, few), (other, many) in combinations(sketches.items(), 2):
        if len(few & many) >= part * max(len(few), len(many)):
            yield one, other


def _hash(run: str) -> int:
    return int.from_bytes(blake2b(run.encode(), digest_size=8).digest(), "big")
