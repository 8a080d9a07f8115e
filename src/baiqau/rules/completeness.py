"""What an entry still lacks before it can be handed in: one list for the page and for the act."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as made
from datetime import date

from baiqau.rules import answers, limits
from baiqau.rules.answers import words
from baiqau.rules.document import Regulation
from baiqau.rules.limits import MeasuredFile
from baiqau.rules.parts import AuthorKind
from baiqau.rules.questions import Question


@dataclass(frozen=True)
class NamedAuthor:
    """What is written of one author. `in_library`: his library is told."""

    surname: str = ""
    given: str = ""
    patronymic: str = ""
    born: date | None = None
    in_library: bool = False
    contact: bool = False


@dataclass(frozen=True)
class EntryFacts:
    """An entry as plain values. `answers`: question key to answer as JSON holds it.

    `consents`: key of each ticked consent to the version whose wording was ticked.
    """

    title: str = ""
    summary: str = ""
    kind: str = ""
    nomination: str = ""
    author_kind: AuthorKind = "individual"
    library_named: bool = False
    authors: tuple[NamedAuthor, ...] = ()
    files: tuple[MeasuredFile, ...] = ()
    answers: Mapping[str, object] = made(default_factory=dict, hash=False)
    consents: Mapping[str, int] = made(default_factory=dict, hash=False)
    ai_declaration: str = ""


@dataclass(frozen=True)
class Missing:
    """One thing that is missing or wrong, at a field: `title`, `authors.2.born`, `answers.result`.

    Authors and files are numbered from 1; a file that answers a question stands under its key.
    """

    field: str
    code: str
    clause: str | None = None
    facts: Mapping[str, object] = made(default_factory=dict, hash=False)


def missing(entry: EntryFacts, regulation: Regulation) -> tuple[Missing, ...]:
    """Give everything that keeps the entry from being handed in, in the order of the form."""
    return (
        *_applicant(entry, regulation),
        *_authors(entry, regulation),
        *_work(entry, regulation),
        *_files(entry, regulation),
        *_answers(entry, regulation),
        *_consents(entry, regulation),
    )


def _applicant(entry: EntryFacts, regulation: Regulation) -> Iterator[Missing]:
    clause = regulation.eligibility.author_kinds.clause
    if entry.author_kind == "library" and not entry.library_named:
        yield Missing("library", "library-missing", clause)
    if not entry.authors:
        yield Missing("authors", "authors-missing", clause)
    elif entry.author_kind == "library" and not any(author.contact for author in entry.authors):
        yield Missing("authors", "contact-missing", clause)


def _authors(entry: EntryFacts, regulation: Regulation) -> Iterator[Missing]:
    rule = regulation.eligibility
    bounded = rule.oldest or rule.youngest
    for number, author in enumerate(entry.authors, 1):
        place, facts = f"authors.{number}", {"author": number}
        if not author.surname.strip():
            yield Missing(f"{place}.surname", "surname-missing", rule.author_kinds.clause, facts)
        if not author.given.strip():
            yield Missing(f"{place}.given", "given-missing", rule.author_kinds.clause, facts)
        if bounded and author.born is None:
            yield Missing(f"{place}.born", "born-missing", bounded.clause, facts)
        if rule.library_kinds and not author.in_library:
            yield Missing(f"{place}.library", "workplace-missing", rule.library_kinds.clause, facts)


def _work(entry: EntryFacts, regulation: Regulation) -> Iterator[Missing]:
    works = regulation.works
    if not entry.kind:
        yield Missing("kind", "kind-missing", works.kinds_clause)
    elif entry.kind not in {kind.key for kind in works.kinds}:
        yield Missing("kind", "work-kind-unknown", works.kinds_clause, {"kind": entry.kind})
    yield from entered(entry.nomination, entry.kind, regulation)
    if not words(entry.title):
        yield Missing("title", "title-missing", works.kinds_clause)
    if not words(entry.summary):
        yield Missing("summary", "summary-missing", works.kinds_clause)
    rule = works.ai_declaration
    if rule and rule.value and not words(entry.ai_declaration):
        yield Missing("ai_declaration", "declaration-missing", rule.clause)


def entered(nomination: str, kind: str, regulation: Regulation) -> Iterator[Missing]:
    """Yield what keeps a work of a kind out of a nomination; "" is none chosen yet."""
    if not nomination:
        if regulation.nominations and not regulation.nomination_optional:
            yield Missing("nomination", "nomination-missing", regulation.nominations[0].clause)
        return
    found = regulation.nomination(nomination)
    if found is None:
        yield Missing("nomination", "nomination-unknown", regulation.works.kinds_clause)
    elif kind and not found.takes(kind):
        yield Missing(
            "nomination", "nomination-other-kind", found.clause, {"nomination": found.name}
        )


def _files(entry: EntryFacts, regulation: Regulation) -> Iterator[Missing]:
    works = regulation.works
    parts = [file for file in entry.files if not file.question]
    if not parts:
        yield Missing("files", "files-missing", works.forms[0].clause)
    for number, file in enumerate(parts, 1):
        for found in limits.of_file(file, works):
            if found.weight == "obstacle":
                yield Missing(f"files.{number}", found.code, found.clause, found.facts)
    for found in limits.of_number(len(parts), works):
        yield Missing("files", found.code, found.clause, found.facts)


def _answers(entry: EntryFacts, regulation: Regulation) -> Iterator[Missing]:
    asked = (regulation.questions, entry.answers, entry.kind, entry.nomination)
    for fault in answers.faults(*asked):
        place = f"answers.{fault.question.key}"
        yield Missing(place, fault.code, fault.question.clause, fault.facts)
    for question in answers.asked(*asked):
        if question.kind == "file":
            yield from _answer_file(question, entry)


def _answer_file(question: Question, entry: EntryFacts) -> Iterator[Missing]:
    place = f"files.{question.key}"
    file = next((one for one in entry.files if one.question == question.key), None)
    if file is not None:
        for found in limits.of_answer(file, question):
            yield Missing(place, found.code, found.clause, found.facts)
    elif question.required:
        facts = {"question": question.label}
        yield Missing(place, "answer-file-missing", question.clause, facts)


def _consents(entry: EntryFacts, regulation: Regulation) -> Iterator[Missing]:
    for text in regulation.consents:
        if not text.required or text.asked != "entry":
            continue
        version = entry.consents.get(text.key)
        if version is None:
            yield Missing(f"consents.{text.key}", "consent-missing", facts={"consent": text.text})
        elif version != text.version:
            yield Missing(f"consents.{text.key}", "consent-old", facts={"consent": text.text})
