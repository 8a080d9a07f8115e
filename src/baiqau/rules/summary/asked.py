"""The block of the questions, and the sentences that stand beside one: its condition, its limits."""

from collections.abc import Iterator

from baiqau.language import numbers
from baiqau.rules.document import Regulation
from baiqau.rules.questions import Question
from baiqau.rules.summary.blocks import Block, Table, part, yes
from baiqau.rules.words import say


def questions(regulation: Regulation, language: str) -> Iterator[Block]:
    """Yield the questions of the entry form: what is asked, when, and what an answer must keep to."""
    if not regulation.questions:
        return
    yield part("questions", language)
    headers = tuple(say(key, language) for key in ("question", "answered-with", "required"))
    rows = (
        (
            " · ".join((_asked(one, language), *conditions(one, regulation, language))),
            "; ".join((say(f"asked-{one.kind}", language), *limits(one, language))),
            yes(one.required, language),
        )
        for one in regulation.questions
    )
    yield Table(headers, tuple(rows))


def conditions(question: Question, regulation: Regulation, language: str) -> Iterator[str]:
    """Yield when a question is asked, in sentences; of one that always is, nothing."""
    if rule := question.only_if:
        known = {one.key: one for one in regulation.questions}
        earlier = known.get(rule.question)
        choice = earlier.choice(rule.answer) if earlier else None
        if earlier and choice:  # else the regulation contradicts itself, as its checks say
            label, answer = earlier.label.within(language), choice.label.within(language)
            yield say("only-if", language, question=label, answer=answer)
    if question.kinds:
        kinds = [kind for kind in regulation.works.kinds if kind.key in question.kinds]
        named = ", ".join(kind.name.within(language) for kind in kinds)
        yield say("only-for", language, kinds=named)
    if question.nominations:
        inside = [one for one in regulation.nominations if one.key in question.nominations]
        named = ", ".join(one.name.within(language) for one in inside)
        yield say("only-in", language, nominations=named)


def limits(question: Question, language: str) -> Iterator[str]:
    """Yield the limits of an answer: words, the bounds of a number, rows, the endings of a file."""
    bounds = {
        "most-words": question.most_words,
        "least-number": question.least,
        "most-number": question.most,
        "least-rows": question.least_rows,
        "most-rows": question.most_rows,
    }
    for key, bound in bounds.items():
        if bound is not None:
            yield say(key, language, limit=numbers.plain(bound, language))
    if question.kind == "file":
        yield ", ".join(ending.upper() for ending in question.extensions)
        yield say("most-size", language, limit=numbers.size(question.largest, language))


def _asked(question: Question, language: str) -> str:
    """Give the question with its choices, or the columns of its table, in brackets."""
    label = question.label.within(language)
    parts = [one.label for one in question.choices] + [one.label for one in question.columns]
    inside = ", ".join(one.within(language) for one in parts)
    return f"{label} ({inside})" if inside else label
