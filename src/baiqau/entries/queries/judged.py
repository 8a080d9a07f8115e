"""An entry as the rules see it, and what they find."""

from typing import cast

from baiqau.entries.models import Author, Entry, WorkFile
from baiqau.entries.queries import asked, inviting
from baiqau.people.queries import standing_consents
from baiqau.rules import answers, completeness, eligibility, limits
from baiqau.rules.completeness import EntryFacts, Missing, NamedAuthor
from baiqau.rules.eligibility import Applicant, AuthorFacts, Outcome, Verdict
from baiqau.rules.findings import Finding
from baiqau.rules.limits import MeasuredFile
from baiqau.rules.parts import AuthorKind, LibraryKind
from baiqau.rules.questions import Question

ONE_WORK = "works-too-many"
NO_FILE = "files-missing"
NO_FILE_YET = frozenset({NO_FILE, "answer-file-missing"})
_AWAITED = "files.{}"  # the field of a file that answers a question
_GRAVITY: tuple[Outcome, ...] = ("fits", "person-decides", "does-not-fit")


def missing(entry: Entry) -> tuple[Missing, ...]:
    """Give everything that keeps the entry from being handed in, in the order of the form.

    An author who is already named in another work stands in this list too: that is not left to
    the committee. A file that is still coming within the regulation's grace is not missing.
    """
    twice = (one for one in _applicant(entry).findings if one.code == ONE_WORK)
    named = (
        Missing(f"authors.{one.facts['author']}", ONE_WORK, one.clause, one.facts) for one in twice
    )
    return (*unwritten(entry), *named, *inviting.awaited(entry))


def unwritten(entry: Entry) -> tuple[Missing, ...]:
    """Give what is still to be written, chosen, put in or ticked; other works and people apart."""
    lacking = completeness.missing(facts_of(entry), entry.contest.regulation)
    if not any(one.code in NO_FILE_YET for one in lacking):
        return lacking
    coming = {_AWAITED.format(key) if key else "files" for key in asked.files_coming(entry)}
    return tuple(one for one in lacking if one.code not in NO_FILE_YET or one.field not in coming)


def verdict_of(entry: Entry) -> Verdict:
    """Give what the machine leaves to the committee: conditions not met, open questions, flags.

    What keeps an entry from being handed in at all is told by `missing`, not here.
    """
    works, applicant = entry.contest.regulation.works, _applicant(entry)
    against = limits.of_entry([measured(file) for file in asked.files_of(entry)], works)
    found = (*applicant.findings, *(one for one in against if one.weight != "obstacle"))
    left = (one for one in found if one.code != ONE_WORK and not one.code.endswith("-missing"))
    return Verdict(applicant.outcome, tuple(left))


def doubts_of(entry: Entry) -> int:
    """Count what the committee will look at: findings of the rules, and files that are not fine."""
    sent = asked.files_sent(entry, asked_now(entry))
    seen = sent.filter(inspection__isnull=False)
    return len(verdict_of(entry).findings) + seen.exclude(inspection__verdict="fine").count()


def asked_now(entry: Entry) -> tuple[Question, ...]:
    """Give the questions the regulation in force asks of the entry as it stands."""
    questions = entry.contest.regulation.questions
    return answers.asked(questions, entry.answers, entry.kind, entry.nomination)


def facts_of(entry: Entry) -> EntryFacts:
    """Give the entry as plain values."""
    return EntryFacts(
        title=entry.title,
        summary=entry.summary,
        kind=entry.kind,
        nomination=entry.nomination,
        author_kind=cast("AuthorKind", entry.author_kind),
        library_named=entry.library_id is not None,
        authors=tuple(_named(author) for author in asked.authors_of(entry)),
        files=tuple(measured(file) for file in asked.standing_files(entry)),
        answers=entry.answers,
        consents=_consents(entry),
        ai_declaration=entry.ai_declaration,
    )


def _consents(entry: Entry) -> dict[str, int]:
    """Give the consents, key to version: of its owner, or ticked so far without an account."""
    if entry.owner_id is None:
        return dict(entry.open_draft.ticks)
    given = standing_consents(entry.owner, entry.contest.scope)
    return {key: consent.version for key, consent in given.items()}


def _applicant(entry: Entry) -> Verdict:
    """Hold the applicant against the conditions, on the day the regulation measures."""
    regulation = entry.contest.regulation
    authors = list(asked.authors_of(entry))
    known = tuple(_facts(author, entry) for author in authors)
    verdicts = [
        eligibility.verdict(
            Applicant(cast("AuthorKind", entry.author_kind), kind, known),
            regulation.eligibility,
            on=eligibility.measured_on(regulation),
        )
        for kind in _library_kinds(entry, authors)
    ]
    found: list[Finding] = []
    for verdict in verdicts:
        found += [one for one in verdict.findings if one not in found]
    return Verdict(max((one.outcome for one in verdicts), key=_GRAVITY.index), tuple(found))


def _library_kinds(entry: Entry, authors: list[Author]) -> list[LibraryKind | None]:
    """Give each kind of library that stands behind the entry once; None when none is told."""
    if entry.author_kind == "library":
        libraries = [entry.library]
    else:
        libraries = [author.library for author in authors]
    kinds = dict.fromkeys(cast("LibraryKind", one.kind) for one in libraries if one)
    return [*kinds] or [None]


def _facts(author: Author, entry: Entry) -> AuthorFacts:
    """Give what the conditions ask of an author.

    Whoever has not confirmed an address is not told who else entered: that is asked at the code.
    """
    asked_for = entry.owner_id is not None
    return AuthorFacts(
        born=author.born,
        works_in_library=True if author.library_id else None,
        other_works=asked.others_naming(author).count() if asked_for else 0,
    )


def _named(author: Author) -> NamedAuthor:
    return NamedAuthor(
        surname=author.surname,
        given=author.given,
        patronymic=author.patronymic,
        born=author.born,
        in_library=author.library_id is not None,
        contact=author.contact,
    )


def measured(file: WorkFile) -> MeasuredFile:
    """Give a file as the rules of limits see it."""
    return MeasuredFile(
        name=file.original_name,
        extension=file.extension,
        size=file.size,
        seconds=file.seconds,
        pages=file.pages,
        form=file.form or None,
        question=file.question,
    )
