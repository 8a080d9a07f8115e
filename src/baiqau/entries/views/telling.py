"""What the rules found, in sentences of the page's language, each with the page that mends it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from baiqau.entries import queries
from baiqau.entries.models import Entry
from baiqau.entries.queries.together import ANSWER
from baiqau.entries.views.steps import address
from baiqau.entries.wording import EVENTS, FINDINGS
from baiqau.language import numbers
from baiqau.rules import answers as rules
from baiqau.rules import said as spoken
from baiqau.rules.completeness import Missing
from baiqau.rules.document import Regulation
from baiqau.rules.findings import Finding
from baiqau.rules.questions import Question
from baiqau.rules.said import Sheet
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
    return str(FINDINGS[code]) % {**shown, "clause": clause or "–"}


def _fact(code: str, name: str, value: object) -> str:
    language = get_language() or "kk"
    if name in SIZES.get(code, ()):
        return numbers.size(int(str(value)), language)
    if name == "on":
        day = value if isinstance(value, date) else date.fromisoformat(str(value))
        return f"{day:%d.%m.%Y}"
    if isinstance(value, Text | Mapping):
        return Text.model_validate(value).within(language)
    if isinstance(value, tuple | list):
        return ", ".join(str(one) for one in value)
    return numbers.plain(value, language) if isinstance(value, Decimal) else str(value)


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


def faulty(regulation: Regulation, given: Mapping[str, object], kind: str) -> dict[str, list[str]]:
    """Say by the name of its field what is wrong with each answer that was given."""
    found: dict[str, list[str]] = {}
    for one in rules.faults(regulation.questions, given, kind):
        if one.code != "answer-missing":
            words = sentence(one.code, one.question.clause, one.facts)
            found.setdefault(ANSWER + one.question.key, []).append(words)
    return found


@dataclass(frozen=True)
class Answer:
    """One question of the regulation with its answer as people read it."""

    question: str
    answer: str
    link: bool
    given: bool
    table: Sheet | None = None


def answers(entry: Entry) -> list[Answer]:
    """Give the questions that are asked now, in the document's order, with what is written."""
    asked = rules.asked(entry.contest.regulation.questions, entry.answers, entry.kind)
    return said([(one, entry.answers.get(one.key)) for one in asked])


def handed_in(entry: Entry) -> list[Answer]:
    """Give the questions as they were asked when the entry was last handed in, with the answers."""
    return said(queries.answered(entry))


def said(asked: Iterable[tuple[Question, object]]) -> list[Answer]:
    """Say questions with their answers in the active language."""
    language = get_language() or "kk"
    return [_answer(question, answer, language) for question, answer in asked]


def _answer(question: Question, answer: object, language: str) -> Answer:
    given = not rules.is_empty(answer)
    words = spoken.said(question, answer, language) if given else _("No answer")
    sheet = spoken.table(question, answer, language) if given and question.columns else None
    link = question.kind == "link" and not any(rules.of_answer(question, answer))
    return Answer(question.label.within(language), words, link, given, sheet)


@dataclass(frozen=True)
class Event:
    """One line of a work's life."""

    at: datetime
    word: str


def life(entry: Entry) -> list[Event]:
    """Tell what has happened to an entry, the newest first."""
    return [Event(act.at, str(EVENTS[act.kind])) for act in queries.life_of(entry)]
