"""Contradictions of the nominations in which works are entered, and of the awards that are for one."""

from collections.abc import Iterator

from baiqau.rules.document import Regulation
from baiqau.rules.findings import Problem


def problems(regulation: Regulation) -> Iterator[Problem]:
    """Yield kinds of works that do not exist, and awards for nominations nobody enters."""
    kinds = {kind.key for kind in regulation.works.kinds}
    for index, one in enumerate(regulation.nominations):
        for kind in one.kinds:
            if kind not in kinds:
                facts = {"nomination": one.key, "kind": kind}
                path = f"nominations.{index}.kinds"
                yield Problem(path, "nomination-kind-unknown", one.clause, facts)
    yield from _awards(regulation)


def _awards(regulation: Regulation) -> Iterator[Problem]:
    rule = regulation.awards
    for index, place in enumerate(rule.nominations):
        if place.nomination and regulation.nomination(place.nomination) is None:
            facts = {"place": place.key, "nomination": place.nomination}
            path = f"awards.nominations.{index}.nomination"
            yield Problem(path, "nomination-not-entered", rule.clause, facts)
    for index, place in enumerate(rule.places):
        if place.nomination:
            path, facts = f"awards.places.{index}.nomination", {"place": place.key}
            yield Problem(path, "nomination-needless", rule.clause, facts)
