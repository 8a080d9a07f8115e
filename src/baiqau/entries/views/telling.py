"""What the rules found, in sentences of the page's language, each with the page that mends it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from baiqau.entries import queries
from baiqau.entries.models import Entry, WorkFile
from baiqau.entries.queries.together import ANSWER
from baiqau.entries.sentences import place, sentence
from baiqau.entries.wording import EVENTS
from baiqau.rules import answers as rules
from baiqau.rules import completeness
from baiqau.rules import said as spoken
from baiqau.rules.completeness import Missing
from baiqau.rules.document import Regulation
from baiqau.rules.findings import Finding
from baiqau.rules.questions import Question
from baiqau.rules.said import Sheet


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


def faulty(
    regulation: Regulation, given: Mapping[str, object], kind: str, nomination: str
) -> dict[str, list[str]]:
    """Say by the name of its field what is wrong with each answer that was given, and the nomination."""
    found: dict[str, list[str]] = {}
    for against in completeness.entered(nomination, kind, regulation):
        if against.code != "nomination-missing":
            words = sentence(against.code, against.clause, against.facts)
            found.setdefault("nomination", []).append(words)
    for one in rules.faults(regulation.questions, given, kind, nomination):
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
    """Give the questions that are asked now, in the document's order, with what is written or put in."""
    asked = queries.asked_now(entry)
    files = {one.question: _told(one) for one in queries.files_sent(entry, asked)}
    return said([(one, files.get(one.key) or entry.answers.get(one.key)) for one in asked])


def _told(file: WorkFile) -> dict[str, object]:
    return {"name": file.original_name, "size": file.size}


def labelled(entry: Entry, files: Iterable[WorkFile]) -> list[WorkFile]:
    """Give the files, each with the `asked` question it answers in words; "" for the work itself."""
    language, found = get_language() or "kk", list(files)
    known = queries.labels(entry) if any(one.question for one in found) else {}
    for one in found:
        label = known.get(one.question)
        one.asked = label.within(language) if label else one.question  # type: ignore[attr-defined]  # for the page
    return found


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
