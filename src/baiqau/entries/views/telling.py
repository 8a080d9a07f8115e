"""What the rules found, in sentences of the page's language, each with the page that mends it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from baiqau.entries import queries
from baiqau.entries.models import Entry
from baiqau.entries.sentences import place, sentence
from baiqau.entries.wording import EVENTS
from baiqau.rules.completeness import Missing
from baiqau.rules.findings import Finding
from baiqau.rules.parts import Question


@dataclass(frozen=True)
class Told:
    """One sentence, the address that mends it ("" when none does), its clause and weight."""

    words: str
    url: str
    clause: str
    weight: str


def missing(entry: Entry, found: Iterable[Missing]) -> list[Told]:
    """Tell what keeps the entry from being handed in, each with a link to its place."""
    return [
        Told(
            sentence(one.code, one.clause, one.facts),
            place(entry, one.field),
            one.clause or "",
            "obstacle",
        )
        for one in found
    ]


def doubts(found: Iterable[Finding]) -> list[Told]:
    """Tell what the committee will look at."""
    return [
        Told(sentence(one.code, one.clause, one.facts), "", one.clause or "", one.weight)
        for one in found
    ]


def lines(found: Iterable[queries.Line]) -> list[str]:
    """Say frozen findings."""
    return [sentence(one["code"], one["clause"], one["facts"]) for one in found]


@dataclass(frozen=True)
class Answer:
    """One question of the regulation with its answer as people read it."""

    question: str
    answer: str
    link: bool
    given: bool


def answers(entry: Entry) -> list[Answer]:
    """Give the questions in the document's order, with what was answered."""
    language = get_language() or "kk"
    return [_answer(one, entry, language) for one in entry.contest.regulation.questions]


def _answer(one: Question, entry: Entry, language: str) -> Answer:
    answer = entry.answers.get(one.key)
    given = answer not in (None, "", [])
    words = answered(one, answer, language) if given else _("No answer")
    return Answer(one.label.within(language), words, one.kind == "link", given)


def answered(question: Question, answer: object, language: str) -> str:
    """Give an answer as people read it: the labels of what was chosen, or the words."""
    labels = {choice.key: choice.label.within(language) for choice in question.choices}
    many = answer if isinstance(answer, list) else [answer]
    return ", ".join(labels.get(str(one), str(one)) for one in many)


@dataclass(frozen=True)
class Event:
    """One line of a work's life."""

    at: datetime
    word: str


def life(entry: Entry) -> list[Event]:
    """Tell what has happened to an entry, the newest first."""
    return [Event(act.at, str(EVENTS[act.kind])) for act in queries.life_of(entry)]
