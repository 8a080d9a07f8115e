"""Contradictions of how the commission works: what one rule of it cannot do beside another."""

from collections.abc import Iterator

from baiqau.rules.document import Regulation
from baiqau.rules.findings import Problem


def problems(regulation: Regulation) -> Iterator[Problem]:
    """Yield what contradicts in the rule of judging."""
    yield from _second_batch(regulation)
    yield from _method(regulation)


def _second_batch(regulation: Regulation) -> Iterator[Problem]:
    """A second batch goes where the line of the shortlist is uncertain: there must be one.

    Where every juror reads every work there is nobody left for an extra sheet.
    """
    second = regulation.judging.second
    if second is not None and regulation.shortlist is None:
        yield Problem("judging.second", "second-without-shortlist", second.clause)
    if second is not None and regulation.judging.all_works:
        yield Problem("judging.second", "second-with-all-works", second.clause)


def _method(regulation: Regulation) -> Iterator[Problem]:
    """The declared method must be one that the published bundle computes again to the last digit."""
    rule = regulation.judging
    if rule.method == "robust":
        facts = {"method": rule.method}
        yield Problem("judging.method", "method-not-recomputed", rule.clause, facts)
