"""Contradictions of a well-formed regulation: everything that is wrong with it, at once."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from zoneinfo import available_timezones

from baiqau.rules.checks import asked, entered, judged
from baiqau.rules.document import Regulation
from baiqau.rules.findings import Problem
from baiqau.rules.parts import Criterion, TieRule, WorkForm
from baiqau.rules.values import Text, Value

Check = Callable[[Regulation], Iterator[Problem]]


def problems(regulation: Regulation) -> tuple[Problem, ...]:
    """Give every contradiction in the order of `CHECKS`; an empty tuple: the contest can be run."""
    return tuple(problem for check in CHECKS for problem in check(regulation))


def _languages(regulation: Regulation) -> Iterator[Problem]:
    for language in _twice(regulation.languages):
        yield Problem("languages", "language-twice", facts={"language": language})
    for path, clause, value in _walk(regulation):
        if isinstance(value, Text):
            for language in dict.fromkeys(regulation.languages):
                if language not in value.written():
                    facts = {"language": language}
                    yield Problem(path, "language-missing", clause, facts)


def _zone(regulation: Regulation) -> Iterator[Problem]:
    if regulation.zone not in available_timezones():
        yield Problem("zone", "zone-unknown", facts={"zone": regulation.zone})


def _references(regulation: Regulation) -> Iterator[Problem]:
    """Every cited clause exists once; numbers nobody cites may repeat, as old documents do."""
    known = Counter(clause.number for clause in regulation.clauses)
    for path, _, value in _walk(regulation):
        for name in ("clause", "kinds_clause"):
            number = getattr(value, name, None)
            if isinstance(number, str) and known[number] != 1:
                code = "clause-ambiguous" if known[number] else "clause-unknown"
                yield Problem(f"{path}.{name}", code, number, {"number": number})


def _keys(regulation: Regulation) -> Iterator[Problem]:
    lists: dict[str, Iterable[str]] = {
        "stages": (stage.key for stage in regulation.stages),
        "nominations": (nomination.key for nomination in regulation.nominations),
        "works.kinds": (kind.key for kind in regulation.works.kinds),
        "works.forms": (form.key for form in regulation.works.forms),
        "questions": (question.key for question in regulation.questions),
        "criteria": (criterion.key for criterion in regulation.criteria),
        "awards": (place.key for place in regulation.honours),
        "publicity": (duty.key for duty in regulation.publicity),
        "consents": (consent.key for consent in regulation.consents),
        "readings": (reading.key for reading in regulation.readings),
    }
    for path, keys in lists.items():
        for key in _twice(keys):
            yield Problem(path, "key-twice", facts={"key": key})


def _one_call(regulation: Regulation) -> Iterator[Problem]:
    count = sum(stage.kind == "call" for stage in regulation.stages)
    if count != 1:
        yield Problem("stages", "call-not-one", facts={"count": count})
    if regulation.eligibility.measured.value == "opening" and not any(
        stage.kind == "call" and stage.opens for stage in regulation.stages
    ):
        clause = regulation.eligibility.measured.clause
        yield Problem("eligibility.measured", "opening-unknown", clause)


def _order(regulation: Regulation) -> Iterator[Problem]:
    """Stages close in the order of the document, and wait for the end of what they build on.

    Stages of kind `other` (a training week, say) may run beside any; an award may fall into the
    defence, and rounds of one kind may overlap.
    """
    ruling = [pair for pair in enumerate(regulation.stages) if pair[1].kind != "other"]
    for (_, before), (index, stage) in pairwise(ruling):
        facts = {"stage": stage.key, "before": before.key}
        waits = stage.kind not in ("award", before.kind)
        if stage.closes < before.closes:
            yield Problem(f"stages.{index}.closes", "stage-early", stage.clause, facts)
        elif stage.opens and stage.opens <= before.closes and waits:
            yield Problem(f"stages.{index}.opens", "stages-overlap", stage.clause, facts)
        elif stage.opens is None and stage.closes == before.closes:
            yield Problem(f"stages.{index}.closes", "stage-empty", stage.clause, facts)


def _defence(regulation: Regulation) -> Iterator[Problem]:
    held = any(stage.kind == "defence" for stage in regulation.stages)
    final, rule = regulation.final, regulation.defence
    if rule is not None and not held:
        yield Problem("defence", "defence-without-stage", rule.clause)
    if rule is None and held:
        yield Problem("defence", "defence-without-rule", _stage_clause(regulation, "defence"))
    if rule is None and final.defence:
        yield Problem("final", "final-without-defence", final.clause)
    if rule is None and regulation.audience:
        yield Problem("audience", "audience-without-defence", regulation.audience.clause)


def _eligibility(regulation: Regulation) -> Iterator[Problem]:
    rule = regulation.eligibility
    if rule.oldest and rule.youngest and rule.youngest.value > rule.oldest.value.years:
        facts = {"youngest": rule.youngest.value, "oldest": rule.oldest.value.years}
        yield Problem("eligibility", "ages-crossed", rule.oldest.clause, facts)
    for name in ("works_per_author", "most_authors", "youngest"):
        limit = getattr(rule, name)
        if limit and limit.value < 1:
            facts = {"limit": limit.value}
            yield Problem(f"eligibility.{name}", "limit-not-positive", limit.clause, facts)
    for name in ("library_kinds", "author_kinds"):
        kinds = getattr(rule, name)
        if kinds and not kinds.value:
            yield Problem(f"eligibility.{name}", "nobody-admitted", kinds.clause)


def _forms(regulation: Regulation) -> Iterator[Problem]:
    for index, form in enumerate(regulation.works.forms):
        yield from _form(f"works.forms.{index}", form)
    rule = regulation.naming
    if rule and rule.pattern.count("{surname}") != 1:
        yield Problem("naming.pattern", "naming-without-surname", rule.clause)
    if rule and not all(head.strip() for head in rule.heads):
        yield Problem("naming.heads", "naming-head-empty", rule.clause)


def _form(path: str, form: WorkForm) -> Iterator[Problem]:
    if not form.extensions:
        yield Problem(f"{path}.extensions", "extensions-missing", form.clause, {"form": form.key})
    if form.tolerance_seconds and form.most_seconds is None:
        yield Problem(
            f"{path}.tolerance_seconds", "tolerance-without-limit", form.clause, {"form": form.key}
        )


def _criteria(regulation: Regulation) -> Iterator[Problem]:
    kinds = {kind.key for kind in regulation.works.kinds}
    for index, criterion in enumerate(regulation.criteria):
        yield from _criterion(f"criteria.{index}", criterion, kinds)
    for key in sorted(kinds):
        if not any(not one.work_kinds or key in one.work_kinds for one in regulation.criteria):
            clause = regulation.works.kinds_clause
            yield Problem("criteria", "kind-without-criteria", clause, {"kind": key})


def _defence_criteria(regulation: Regulation) -> Iterator[Problem]:
    known = {criterion.key for criterion in regulation.criteria}
    rule = regulation.defence
    for key in rule.criteria if rule else ():
        if rule and key not in known:
            facts = {"criterion": key}
            yield Problem("defence.criteria", "criterion-unknown", rule.clause, facts)


def _criterion(path: str, criterion: Criterion, kinds: set[str]) -> Iterator[Problem]:
    facts = {"criterion": criterion.key}
    for anchor in criterion.anchors:
        if not criterion.lowest <= anchor.mark <= criterion.highest:
            found = facts | {"mark": str(anchor.mark)}
            yield Problem(f"{path}.anchors", "anchor-outside", criterion.clause, found)
    for mark in _twice(str(anchor.mark) for anchor in criterion.anchors):
        yield Problem(f"{path}.anchors", "anchor-twice", criterion.clause, facts | {"mark": mark})
    for kind in criterion.work_kinds:
        if kind not in kinds:
            found = facts | {"kind": kind}
            yield Problem(f"{path}.work_kinds", "kind-unknown", criterion.clause, found)


def _ties(regulation: Regulation) -> Iterator[Problem]:
    known = {criterion.key for criterion in regulation.criteria}
    for index, rule in enumerate(regulation.ties):
        yield from _tie(f"ties.{index}", rule, known)
        if rule.by == "defence-score" and regulation.defence is None:
            yield Problem(f"ties.{index}", "tie-without-defence")
        if rule.by == "shared" and index + 1 < len(regulation.ties):
            yield Problem(f"ties.{index}", "tie-after-shared")
    if not regulation.ties or regulation.ties[-1].by != "shared":
        yield Problem("ties", "ties-open")


def _tie(path: str, rule: TieRule, known: set[str]) -> Iterator[Problem]:
    facts = {"criterion": rule.criterion or ""}
    if rule.by == "criterion" and rule.criterion not in known:
        yield Problem(f"{path}.criterion", "criterion-unknown", facts=facts)
    if rule.by != "criterion" and rule.criterion is not None:
        yield Problem(f"{path}.criterion", "tie-criterion-needless", facts=facts)


CHECKS: tuple[Check, ...] = (
    _languages,
    _zone,
    _references,
    _keys,
    _one_call,
    _order,
    _defence,
    judged.problems,
    _eligibility,
    _forms,
    entered.problems,
    asked.problems,
    _criteria,
    _defence_criteria,
    _ties,
)


def _walk(
    value: object, path: str = "", clause: str | None = None
) -> Iterator[tuple[str, str | None, Value]]:
    """Yield every value of the document with its path and the clause nearest around it."""
    if isinstance(value, Value):
        clause = getattr(value, "clause", None) or getattr(value, "number", None) or clause
        yield path, clause, value
        for name in type(value).model_fields:
            yield from _walk(getattr(value, name), f"{path}.{name}".lstrip("."), clause)
    elif isinstance(value, tuple):
        for index, one in enumerate(value):
            yield from _walk(one, f"{path}.{index}", clause)


def _twice(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(key for key, count in Counter(keys).items() if count > 1)


def _stage_clause(regulation: Regulation, kind: str) -> str | None:
    return next((stage.clause for stage in regulation.stages if stage.kind == kind), None)
