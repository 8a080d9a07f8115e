"""What a proposal is asked for: works, experts, terms, what is barred, fixed and kept; its numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

import numpy as np
import numpy.typing as npt

from baiqau.fairness.matching.task import Bools, Floats, Ints

Pair = tuple[str, str]

LANGUAGE = 1.0  # the expert reads the language of the work
TOPIC = 0.5  # the work is of a kind the expert knows well
CHANCE = 0.05  # measured: loses .3 % and makes the outcome hard to foresee
STAY = 2.0  # more than all of the above: no wish is worth one changed pair
GOLDEN = np.uint64(0x9E3779B97F4A7C15)  # multiplicative hashing (Knuth, TAOCP 6.4)
STIR = np.uint64(0xBF58476D1CE4E5B9)
HALVES = np.uint64(32)


@dataclass(frozen=True)
class Work:
    """A work with its language and its topic."""

    name: str
    language: str = ""
    topic: str = ""


@dataclass(frozen=True)
class Expert:
    """An expert: languages read, topics known well, region, and the most works to be taken."""

    name: str
    languages: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    region: str = ""
    most: int | None = None


@dataclass(frozen=True)
class Terms:
    """What must hold. Without load bounds loads are as equal as the rest lets them be."""

    per_work: int
    low: int | None = None
    high: int | None = None
    language_needed: bool = True
    one_of_region: bool = False


@dataclass(frozen=True)
class Wanted:
    """The whole question. `fixed` pairs stand whatever else; `kept` ones stay if they can."""

    works: tuple[Work, ...]
    experts: tuple[Expert, ...]
    terms: Terms
    barred: frozenset[Pair] = frozenset()
    fixed: frozenset[Pair] = frozenset()
    kept: frozenset[Pair] = frozenset()
    seed: str = ""


def affinity(wanted: Wanted) -> Floats:
    """Give how well works (rows) and experts (columns) go together, never below 0.

    The language counts 1, the topic .5, chance at most .05; a kept pair gets 2 more, so that no
    pair is exchanged for the sake of a better one.
    """
    value = LANGUAGE * reads(wanted) + TOPIC * _knows(wanted)
    value += CHANCE * _chance(wanted)
    value[marked(wanted, wanted.kept)] += STAY
    return value


def reads(wanted: Wanted) -> Bools:
    """Tell who reads the language of which work."""
    return _common([work.language for work in wanted.works], [e.languages for e in wanted.experts])


def _knows(wanted: Wanted) -> Bools:
    return _common([work.topic for work in wanted.works], [e.topics for e in wanted.experts])


def _common(words: Sequence[str], known: Sequence[frozenset[str]]) -> Bools:
    found = np.zeros((len(words), len(known)), dtype=np.bool_)
    rows = np.array(words, dtype=object)
    for word in set(words):
        found[np.ix_(rows == word, [word in own for own in known])] = True
    return found


def allowed(wanted: Wanted, *, language_needed: bool, one_of_region: bool) -> Bools:
    """Tell which pairs may be chosen beside the fixed ones, under these two terms."""
    fine = ~marked(wanted, wanted.barred) & ~marked(wanted, wanted.fixed)
    if language_needed:
        fine &= reads(wanted)
    if one_of_region:
        fine &= ~_region_taken(wanted)
    return fine


def _region_taken(wanted: Wanted) -> Bools:
    """Tell whose region already has a fixed expert on the work."""
    taken = np.zeros((len(wanted.works), len(wanted.experts)), dtype=np.bool_)
    fixed = marked(wanted, wanted.fixed)
    group = regions(wanted)
    for one in range(int(group.max(initial=-1)) + 1):
        taken[np.ix_(fixed[:, group == one].any(axis=1), group == one)] = True
    return taken


def regions(wanted: Wanted) -> Ints:
    """Number the regions of the experts; −1 where none is known."""
    known = sorted({expert.region for expert in wanted.experts} - {""})
    number = {region: place for place, region in enumerate(known)}
    return np.array([number.get(expert.region, -1) for expert in wanted.experts], dtype=np.int64)


def marked(wanted: Wanted, pairs: frozenset[Pair]) -> Bools:
    """Give these pairs as a matrix; pairs of strangers are left out."""
    row = {work.name: place for place, work in enumerate(wanted.works)}
    column = {expert.name: place for place, expert in enumerate(wanted.experts)}
    found = np.zeros((len(row), len(column)), dtype=np.bool_)
    for work, expert in pairs:
        if work in row and expert in column:
            found[row[work], column[expert]] = True
    return found


def _chance(wanted: Wanted) -> Floats:
    """Give a number from 0 to 1 for each pair from the seed and the two names alone."""
    works = _hashes(wanted.seed, [work.name for work in wanted.works])
    experts = _hashes(wanted.seed, [expert.name for expert in wanted.experts])
    key = (works[:, None] ^ experts[None, :]) * GOLDEN
    key = (key ^ (key >> HALVES)) * STIR
    return (key >> HALVES).astype(np.float64) / float(1 << 32)


def _hashes(seed: str, names: Sequence[str]) -> npt.NDArray[np.uint64]:
    digests = [sha256(f"{seed}:{name}".encode()).digest()[:8] for name in names]
    return np.array([int.from_bytes(digest) for digest in digests], dtype=np.uint64)
