"""Every expert reads every work: all pairs but the barred ones, or by name why that cannot be."""

from collections.abc import Iterator

import numpy as np

from baiqau.fairness.matching.task import Bools, Ints
from baiqau.fairness.proposal.answer import Proposal, joined, pools
from baiqau.fairness.proposal.refusal import Impossible, Lack, Overload
from baiqau.fairness.proposal.wanted import Wanted, marked


def everyone(wanted: Wanted) -> Proposal:
    """Give all pairs that are not barred, and the fixed ones of experts who have left.

    Nothing is chosen, so languages, topics, regions and chance play no part. Raises Impossible with
    the works that have fewer than `per_work` experts, and the experts who take fewer works than that.
    """
    pairs = ~marked(wanted, wanted.barred) | marked(wanted, wanted.fixed)
    lacks, overloads = tuple(_lacks(wanted, pairs)), tuple(_overloads(wanted, pairs))
    if lacks or overloads:
        raise Impossible(lacks, overloads)
    works, experts = [one.name for one in wanted.works], [one.name for one in wanted.experts]
    named = {(works[row], experts[column]) for row, column in np.argwhere(pairs).tolist()}
    told = tuple(sorted(named | _of_known_works(wanted)))
    languages = {work.name: work.language for work in wanted.works}
    value = float(len(told))
    return Proposal(told, value, value, joined(told), pools(told, languages))


def _of_known_works(wanted: Wanted) -> set[tuple[str, str]]:
    known = {work.name for work in wanted.works}
    return {pair for pair in wanted.fixed if pair[0] in known}


def _lacks(wanted: Wanted, pairs: Bools) -> Iterator[Lack]:
    """Yield the works with too few experts, those that lack as many together."""
    found = _readers(wanted, pairs)
    for by in range(wanted.terms.per_work, 0, -1):
        rows = np.flatnonzero(found == wanted.terms.per_work - by).tolist()
        if rows:
            yield Lack(tuple(wanted.works[row].name for row in rows), by, "experts")


def _readers(wanted: Wanted, pairs: Bools) -> Ints:
    """Count the experts of each work, also those who left after they had begun it."""
    known = {expert.name for expert in wanted.experts}
    gone = [pair for pair in wanted.fixed if pair[1] not in known]
    also = [sum(pair[0] == work.name for pair in gone) for work in wanted.works]
    counted: Ints = pairs.sum(axis=1) + np.array(also, dtype=np.int64)
    return counted


def _overloads(wanted: Wanted, pairs: Bools) -> Iterator[Overload]:
    """Yield each expert who takes fewer works than there are to read."""
    loads = pairs.sum(axis=0).tolist()
    for expert, load in zip(wanted.experts, loads, strict=True):
        if expert.most is not None and expert.most < load:
            by = load - expert.most
            yield Overload(high=True, experts=(expert.name,), excess=by, by=by, languages=())
