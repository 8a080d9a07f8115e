"""What the rules found, in sentences of the page's language, each with the page that mends it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from baiqau.entries import queries
from baiqau.entries.models import Entry
from baiqau.entries.views.steps import address
from baiqau.entries.wording import EVENTS, FINDINGS
from baiqau.entries.wording.inviting import AWAITED
from baiqau.language import numbers
from baiqau.rules.completeness import Missing
from baiqau.rules.findings import Finding
from baiqau.rules.parts import Question
from baiqau.rules.values import Text

SIZES = {"file-too-big": ("bytes", "limit")}
PAGES = {
    "library": "entries:authors",
    "authors": "entries:authors",
    "files": "entries:files",
    "consents": "entries:consents",
}


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
            _place(entry, one.field),
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


def sentence(code: str, clause: str | None, facts: Mapping[str, object]) -> str:
    """Say one finding in the active language; facts may be values or the plain ones of a receipt."""
    shown = {name: _fact(code, name, value) for name, value in facts.items()}
    return str((FINDINGS | AWAITED)[code]) % {**shown, "clause": clause or "–"}


def _fact(code: str, name: str, value: object) -> str:
    language = get_language() or "kk"
    if name in SIZES.get(code, ()):
        return numbers.size(int(str(value)), language)
    if name == "on":
        day = value if isinstance(value, date) else date.fromisoformat(str(value))
        return f"{day:%d.%m.%Y}"
    if isinstance(value, Text):
        return value.within(language)
    if isinstance(value, Mapping):
        return Text.model_validate(value).within(language)
    if isinstance(value, tuple | list):
        return ", ".join(str(one) for one in value)
    return str(value)


def _place(entry: Entry, field: str) -> str:
    """Give the address of the form that holds a field: `title`, `authors.2.born`, `answers.result`."""
    first, *rest = field.split(".")
    if first == "authors" and rest:
        return f"{address(entry, 'entries:authors')}{rest[0]}/"
    if first == "answers":
        return f"{address(entry, 'entries:edit')}#id_question-{rest[0]}"
    if first in PAGES:
        return address(entry, PAGES[first])
    return f"{address(entry, 'entries:edit')}#id_{first}"


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
