"""Invented panels of judges, of whom the truth is known; for tests and measurements."""

from dataclasses import dataclass

import numpy as np

from baiqau.fairness.marks import Marks

CRITERIA = 5


@dataclass(frozen=True)
class Regime:
    """Deviations relative to the works' quality: severity, slope, chance per sheet and per mark."""

    severity: float
    slope: float
    chance: float
    halo: float
    middle: float = 6.0
    bad: bool = False  # one judge of forty (at least one) is upside down, and one is constant
    homer: bool = False  # one judge adds two deviations to an eighth of the works


REGIMES = {
    "mild": Regime(0.3, 0.1, 0.8, 0.4),
    "nips": Regime(0.43, 0.1, 1.0, 0.9),
    "typical": Regime(0.7, 0.2, 1.0, 0.7),
    "severe": Regime(1.2, 0.35, 1.0, 0.7),
    "bad2": Regime(0.7, 0.2, 1.0, 0.7, bad=True),
    "homer": Regime(0.7, 0.2, 1.0, 0.7, homer=True),
    "ceiling": Regime(0.7, 0.2, 1.0, 0.7, middle=8.3),
}


@dataclass(frozen=True, eq=False)
class Panel:
    """Marks, the true quality of every work, and the judges who are bad."""

    marks: Marks
    quality: np.ndarray
    inverted: tuple[int, ...] = ()
    constant: tuple[int, ...] = ()


@dataclass(frozen=True, eq=False)
class Contest:
    """What every judge would give every work: works x judges x criteria."""

    would: np.ndarray
    quality: np.ndarray
    inverted: tuple[int, ...]
    constant: tuple[int, ...]

    def asked(self, pairs):
        """Ask only these pairs (works x judges of bool)."""
        work, judge = np.nonzero(pairs)
        works, judges = (tuple(map(str, range(size))) for size in pairs.shape)
        names = tuple(f"c{one + 1}" for one in range(self.would.shape[2]))
        marks = Marks(works, judges, names, work, judge, self.would[work, judge])
        return Panel(marks, self.quality, self.inverted, self.constant)


def contest(name, seed, works=150, judges=12):
    """Invent works and judges of a regime; marks are whole numbers from 1 to 10."""
    regime, chance = REGIMES[name], np.random.default_rng(seed)
    own = chance.standard_normal(works)[:, None] + 0.5 * chance.standard_normal((works, CRITERIA))
    quality = own.mean(axis=1)
    severity = regime.severity * chance.standard_normal(judges)
    slope = np.exp(regime.slope * chance.standard_normal(judges))
    noise = np.exp(0.25 * chance.standard_normal(judges))
    halo = regime.halo * chance.standard_normal((works, judges, 1))
    each = regime.chance * chance.standard_normal((works, judges, CRITERIA))
    felt = own[:, None, :] + noise[:, None] * (halo + each)
    if regime.homer:
        felt[chance.random(works) < 0.12, chance.integers(judges)] += 2.0
    would = regime.middle + 1.5 * (slope[:, None] * felt + severity[:, None])
    inverted, constant = (), ()
    if regime.bad:
        many = max(1, judges // 40)
        bad = chance.permutation(judges)[: 2 * many].tolist()
        inverted, constant = tuple(bad[:many]), tuple(bad[many:])
        would[:, list(inverted)] = 12 - would[:, list(inverted)]
        would[:, list(constant)] = 8
    return Contest(np.clip(np.rint(would), 1, 10), quality, inverted, constant)


def pairs(works, judges, each, seed):
    """Give every work `each` judges at random, loads as equal as can be."""
    chance = np.random.default_rng(seed)
    asked, load = np.zeros((works, judges), bool), np.zeros(judges)
    for work in chance.permutation(works):
        chosen = np.argsort(load + 0.9 * chance.random(judges))[:each]
        asked[work, chosen] = True
        load[chosen] += 1
    return asked


def panel(name, seed, works=150, judges=12, each=3):
    """Invent a contest and ask each work's judges."""
    whole = contest(name, seed, works, judges)
    return whole.asked(pairs(works, judges, each, seed + 500_000))


def equal(seed, works, judges, each, *, shares, criteria=4, step=0.5):
    """A panel of equally noisy judges; shares of the variance: work, severity, chance."""
    chance = np.random.default_rng(seed)
    quality = chance.standard_normal(works)
    felt = np.sqrt(shares[0]) * quality[:, None] + np.sqrt(shares[1]) * chance.standard_normal(
        judges
    )
    felt = felt + np.sqrt(0.6 * shares[2]) * chance.standard_normal(felt.shape)
    each_mark = chance.standard_normal((*felt.shape, criteria))
    felt = felt[:, :, None] + np.sqrt(0.4 * criteria * shares[2]) * each_mark
    would = np.clip(np.round((6.5 + 1.6 * felt) / step) * step, 1, 10)
    return Contest(would, quality, (), ()).asked(pairs(works, judges, each, seed + 500_000))


def agreement(truth, found):
    """Kendall's tau of two orders; equal values of `found` are parted by chance of a fixed seed."""
    found = found + 1e-9 * np.random.default_rng(7).standard_normal(len(found))
    upper = np.triu_indices(len(truth), 1)
    one = np.sign(truth[:, None] - truth[None, :])[upper]
    other = np.sign(found[:, None] - found[None, :])[upper]
    return float((one * other).mean())


def best(values, count):
    """The indices of the highest values."""
    return set(np.argsort(-values)[:count].tolist())
