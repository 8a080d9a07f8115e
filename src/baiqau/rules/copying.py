"""What of a work written for one contest fits another one, and what does not, with the clause."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from dataclasses import field as made

from baiqau.rules import answers
from baiqau.rules.document import Regulation
from baiqau.rules.findings import Finding
from baiqau.rules.limits import MeasuredFile, form_of
from baiqau.rules.questions import Question


@dataclass(frozen=True)
class Written:
    """The words of a work that hang on a regulation; all others go along as they are."""

    kind: str = ""
    nomination: str = ""
    author_kind: str = "individual"
    answers: Mapping[str, object] = made(default_factory=dict, hash=False)
    ai_declaration: str = ""


@dataclass(frozen=True)
class Carried:
    """What goes along, and what is left behind, in the order of the form."""

    words: Written
    left: tuple[Finding, ...]


def carried(words: Written, before: Regulation, after: Regulation) -> Carried:
    """Tell of a work's words what another regulation takes.

    An answer goes along when the question of its key is of the same kind there, is asked there, and
    takes it. What is only missing there is not told here: the check of the new draft says it.
    """
    left: list[Finding] = []
    kept = replace(
        words,
        kind=_kind(words, before, after, left),
        nomination=_nomination(words, before, after, left),
        author_kind=_author_kind(words, after, left),
        ai_declaration=_declaration(words, after, left),
    )
    told = _answers(kept, before, after, left)
    return Carried(replace(kept, answers=told), tuple(left))


def form_for(file: MeasuredFile, rules: Regulation) -> str:
    """Give the form in which another contest takes a file: its own where there is one of that key.

    Where no form takes it, the first one, whose limits then say why.
    """
    same = form_of(file, rules.works) or form_of(replace(file, form=None), rules.works)
    return (same or rules.works.forms[0]).key


def same_question(key: str, before: Regulation, after: Regulation) -> Finding | None:
    """Give what keeps the answer of a question from going along, before it is looked at itself."""
    there = _known(after).get(key)
    question = _known(before).get(key)
    if there is None or question is None:
        label = question.label if question else key
        return Finding("copy-question-gone", None, {"question": label})
    if there.kind != question.kind:
        return Finding("copy-question-other", there.clause, {"question": question.label})
    return None


def _kind(words: Written, before: Regulation, after: Regulation, left: list[Finding]) -> str:
    if not words.kind or words.kind in {one.key for one in after.works.kinds}:
        return words.kind
    names = {one.key: one.name for one in before.works.kinds}
    facts = {"kind": names.get(words.kind, words.kind)}
    left.append(Finding("copy-kind-unknown", after.works.kinds_clause, facts))
    return ""


def _nomination(words: Written, before: Regulation, after: Regulation, left: list[Finding]) -> str:
    if not words.nomination or after.nomination(words.nomination):
        return words.nomination
    named = before.nomination(words.nomination)
    facts = {"nomination": named.name if named else words.nomination}
    left.append(Finding("copy-nomination-unknown", after.works.kinds_clause, facts))
    return ""


def _author_kind(words: Written, after: Regulation, left: list[Finding]) -> str:
    rule = after.eligibility.author_kinds
    if words.author_kind in rule.value or not rule.value:
        return words.author_kind
    left.append(Finding("copy-applicant-other", rule.clause))
    return rule.value[0]


def _declaration(words: Written, after: Regulation, left: list[Finding]) -> str:
    rule = after.works.ai_declaration
    if not words.ai_declaration or (rule and rule.value):
        return words.ai_declaration
    left.append(Finding("copy-declaration-not-asked", rule.clause if rule else None))
    return ""


def _answers(
    words: Written, before: Regulation, after: Regulation, left: list[Finding]
) -> dict[str, object]:
    kept = {}
    for question in before.questions:
        answer = words.answers.get(question.key)
        if question.kind == "file" or answers.is_empty(answer):
            continue
        found = list(_against(question, answer, before, after))
        left += found
        if not found:
            kept[question.key] = answer
    asked = {one.key for one in answers.asked(after.questions, kept, words.kind, words.nomination)}
    for question in before.questions:
        if question.key in kept.keys() - asked:
            left.append(Finding("copy-question-gone", None, {"question": question.label}))
    return {key: answer for key, answer in kept.items() if key in asked}


def _against(
    question: Question, answer: object, before: Regulation, after: Regulation
) -> Iterator[Finding]:
    other = same_question(question.key, before, after)
    if other is not None:
        yield other
        return
    there = _known(after)[question.key]
    for fault in answers.of_answer(there, answer):
        yield Finding(fault.code, there.clause, fault.facts)


def _known(rules: Regulation) -> dict[str, Question]:
    return {one.key: one for one in rules.questions}
