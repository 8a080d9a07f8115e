"""Contradictions of how the commission works: what one rule of it cannot do beside another."""

from collections.abc import Iterator, Mapping

from baiqau.rules.ballots import PLACE
from baiqau.rules.document import Regulation
from baiqau.rules.findings import Problem
from baiqau.rules.judging import JudgingMode, JudgingRule

COUNTS = ("borda", "copeland")
METHODS: Mapping[JudgingMode, tuple[str, ...]] = {
    "criteria": ("mean", "median", "trimmed", "eb", "z"),
    "yes-no": ("mean", "eb"),  # of answers of two values the others tell nearly nothing
    "ballot": COUNTS,
    "pairwise": ("bradley-terry",),
}


def problems(regulation: Regulation) -> Iterator[Problem]:
    """Yield what contradicts in the rule of judging."""
    yield from _second_batch(regulation)
    yield from _method(regulation)
    yield from _criteria(regulation)
    yield from _yes_no(regulation)
    yield from _ballots(regulation)
    yield from _pairwise(regulation)


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
    elif rule.method not in METHODS[rule.mode]:
        known = {"method": rule.method, "known": ", ".join(METHODS[rule.mode])}
        yield Problem("judging.method", "method-not-of-mode", rule.clause, known)


def _criteria(regulation: Regulation) -> Iterator[Problem]:
    """The criteria of the selection exist, and every kind of work has one of them."""
    rule = regulation.judging
    for key in set(rule.criteria) - {one.key for one in regulation.criteria}:
        yield Problem("judging.criteria", "criterion-unknown", rule.clause, {"criterion": key})
    for kind in regulation.works.kinds:
        if rule.criteria and not regulation.judged_by("selection", kind.key):
            facts = {"kind": kind.key}
            yield Problem("judging.criteria", "kind-without-criteria", rule.clause, facts)


def _yes_no(regulation: Regulation) -> Iterator[Problem]:
    """Where jurors answer yes or no, every criterion of the selection is such a question."""
    asked = regulation.judged_by("selection") if regulation.judging.mode == "yes-no" else ()
    for index, criterion in enumerate(regulation.criteria):
        if criterion in asked and not criterion.yes_no:
            facts = {"criterion": criterion.key}
            yield Problem(f"criteria.{index}", "criterion-not-yes-no", criterion.clause, facts)


def _ballots(regulation: Regulation) -> Iterator[Problem]:
    """On a ballot a place stands for a whole work: what asks for marks by criterion cannot be had."""
    rule = regulation.judging
    if rule.mode != "ballot":
        if rule.partial_ballots:
            yield Problem("judging.partial_ballots", "partial-without-ballots", rule.clause)
        return
    yield from _needless(regulation)
    yield from _marked(regulation)


def _marked(regulation: Regulation) -> Iterator[Problem]:
    for index, criterion in enumerate(regulation.criteria):
        if criterion.key == PLACE:
            yield Problem(f"criteria.{index}.key", "ballot-key-taken", criterion.clause)
    for index, tie in enumerate(regulation.ties):
        if tie.by == "criterion":
            facts = {"criterion": tie.criterion or ""}
            yield Problem(f"ties.{index}", "ballot-without-marks", facts=facts)


def _needless(regulation: Regulation) -> Iterator[Problem]:
    rule = regulation.judging
    if rule.training_first:
        yield Problem("judging.training_first", "ballot-without-training", rule.clause)
    if rule.second is not None:
        yield Problem("judging.second", "ballot-without-second", rule.second.clause)
    if rule.comments == "criterion":
        yield Problem("judging.comments", "ballot-without-remarks", rule.clause)


def _pairwise(regulation: Regulation) -> Iterator[Problem]:
    """Where works are compared two by two nothing has marks by criterion, as on a ballot."""
    rule = regulation.judging
    if rule.mode == "pairwise":
        yield from _uncompared(rule)
        for index, tie in enumerate(regulation.ties):
            if tie.by == "criterion":
                facts = {"criterion": tie.criterion or ""}
                yield Problem(f"ties.{index}", "pairwise-without-marks", facts=facts)
        return
    for path in ("rivals", "never_equal"):
        if getattr(rule, path):
            yield Problem(f"judging.{path}", "pairs-without-pairwise", rule.clause)


def _uncompared(rule: JudgingRule) -> Iterator[Problem]:
    if rule.training_first:
        yield Problem("judging.training_first", "pairwise-without-training", rule.clause)
    if rule.second is not None:
        yield Problem("judging.second", "pairwise-without-second", rule.second.clause)
    if rule.comments == "criterion":
        yield Problem("judging.comments", "pairwise-without-remarks", rule.clause)
