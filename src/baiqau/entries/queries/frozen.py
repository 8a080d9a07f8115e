"""What a receipt freezes: the entry as handed in, its files by digest, the verdict on it."""

from collections.abc import Iterable, Mapping
from typing import TypedDict

from django.db.models import QuerySet

from baiqau.entries.models import Entry, Receipt, WorkFile
from baiqau.entries.queries import asked, inviting, judged
from baiqau.language.folding import fold
from baiqau.rules import answers, codes
from baiqau.rules.findings import Finding, plain
from baiqau.rules.questions import Question
from baiqau.rules.values import Text


class Line(TypedDict):
    """One finding of the machine."""

    code: str
    clause: str | None
    weight: str
    facts: dict[str, object]


class Judgement(TypedDict):
    """The machine's verdict: its outcome and its findings."""

    outcome: str
    findings: list[Line]


class Snapshot(TypedDict):
    """The frozen entry. It holds no date of birth: that is deleted after the award, this is not."""

    number: int | None
    regulation: dict[str, object]
    work: dict[str, object]
    library: dict[str, object] | None
    authors: list[dict[str, object]]
    questions: list[dict[str, object]]
    files: list[dict[str, object]]
    consents: dict[str, int]
    verdict: Judgement


def snapshot(entry: Entry) -> Snapshot:
    """Freeze an entry; equal entries give equal snapshots."""
    facts = judged.facts_of(entry)
    library = entry.library
    return Snapshot(
        number=entry.number,
        regulation={"version": entry.version.number, "digest": entry.version.digest},
        work=_work(entry),
        library={"name": library.name_kk, "kind": library.kind} if library else None,
        authors=_authors(entry),
        questions=[one.model_dump(mode="json", exclude_none=True) for one in _asked(entry)],
        files=_files(entry),
        consents=dict(facts.consents),
        verdict=_judged(entry),
    )


def _files(entry: Entry) -> list[dict[str, object]]:
    """Freeze the files that are handed in with the entry as it is."""
    return [_file(file) for file in asked.shown_files(asked.files_sent(entry, _asked(entry)))]


def _file(file: WorkFile) -> dict[str, object]:
    """Freeze a file by its digest, with the question it answers and its captions, where there are any."""
    told = {"name": file.original_name, "form": file.form, "size": file.size, "sha256": file.blob}
    if file.question:
        told = {name: value for name, value in told.items() if name != "form"}
        told["question"] = file.question
    captions = {one.language: one.blob for one in file.captioned}  # type: ignore[attr-defined]  # loaded
    return told | ({"captions": captions} if captions else {})


def answered(entry: Entry) -> list[tuple[Question, object]]:
    """Give the questions as they were asked when the entry was last handed in, with the answers.

    What the regulation asks today plays no part. Of an entry never handed in: as it stands.
    """
    receipt = asked.last_receipt(entry)
    if receipt is not None:
        return answered_in(receipt)
    given = entry.answers | _by_question(_files(entry))
    return [(one, given.get(one.key)) for one in _asked(entry)]


def answered_in(receipt: Receipt) -> list[tuple[Question, object]]:
    """Give the questions a receipt froze, with the answers it froze: of a file its name and size."""
    given = receipt.snapshot["work"]["answers"] | _by_question(receipt.snapshot["files"])
    return [(one, given.get(one.key)) for one in asked_in(receipt)]


def asked_in(receipt: Receipt) -> tuple[Question, ...]:
    """Give the questions a receipt froze."""
    frozen = receipt.snapshot.get("questions")
    if frozen is None:  # a receipt from before the questions were kept with it
        return receipt.version.regulation.questions
    return tuple(Question.model_validate(one) for one in frozen)


def files_handed_in(entry: Entry, *, blind: bool = False) -> QuerySet[WorkFile]:
    """Give the standing files of the work, then those that answer the questions as last asked.

    `blind`: none that answers a question whose answers could tell a juror who made the work.
    """
    receipt = asked.last_receipt(entry)
    questions = _asked(entry) if receipt is None else asked_in(receipt)
    return asked.files_sent(entry, (one for one in questions if one.blind or not blind))


def labels(entry: Entry) -> dict[str, Text]:
    """Give the wording of every question that is answered by a file, by its key."""
    receipt = asked.last_receipt(entry)
    known = entry.contest.regulation.questions
    frozen = asked_in(receipt) if receipt else ()
    return {one.key: one.label for one in (*known, *frozen) if one.kind == "file"}


def _by_question(files: Iterable[Mapping[str, object]]) -> dict[str, object]:
    """Give the frozen files that answer questions, by the keys of those."""
    return {str(one["question"]): one for one in files if one.get("question")}


def obstacles_at_submission(entry: Entry) -> list[Line]:
    """Give the conditions that were not met when the entry was last handed in, from its receipt."""
    receipt = asked.last_receipt(entry)
    found = receipt.snapshot["verdict"]["findings"] if receipt else []
    return [one for one in found if one["weight"] == "obstacle"]


def file_findings(entry: Entry) -> list[Line]:
    """Give what speaks against the files as they were measured by now: that comes after the receipt."""
    found = judged.verdict_of(entry).findings
    lines = [_line(one) for one in found if one.code in codes.LIMITS]
    if not asked.files_of(entry).exists():
        clause = entry.contest.regulation.works.forms[0].clause
        lines.append(Line(code=judged.NO_FILE, clause=clause, weight="obstacle", facts={}))
    return lines


def search_key(entry: Entry) -> str:
    """Give the folded words under which the committee finds an entry."""
    authors = asked.authors_of(entry)
    names = " ".join(f"{author.name.full()} {author.email}" for author in authors)
    return fold(f"{entry.number} {entry.title} {names}")[:1000]


def _work(entry: Entry) -> dict[str, object]:
    names = (
        "author_kind",
        "kind",
        "title",
        "summary",
        "language",
        "answers",
        "ai_declaration",
        "publish",
    )
    told: dict[str, object] = {name: getattr(entry, name) for name in names}
    told |= {"late": True} if entry.late else {}
    told |= {"nomination": entry.nomination} if entry.nomination else {}
    questions = entry.version.regulation.questions
    counting = answers.counting(questions, entry.answers, entry.kind, entry.nomination)
    return told | {"answers": counting}


def _asked(entry: Entry) -> tuple[Question, ...]:
    questions = entry.version.regulation.questions
    return answers.asked(questions, entry.answers, entry.kind, entry.nomination)


def _authors(entry: Entry) -> list[dict[str, object]]:
    """Freeze the authors, of a co-author who accepted with the own consents."""
    along = {
        one.author_id: {"consents": inviting.given_by(one)}
        for one in inviting.along(entry).select_related("person", "author__entry__contest__current")
    }
    return [
        {
            "surname": author.surname,
            "given": author.given,
            "patronymic": author.patronymic,
            "email": author.email,
            "post": author.post,
            "contact": author.contact,
            "library": author.library.name_kk if author.library else "",
            "publish": author.publish,
            **along.get(author.pk, {}),
        }
        for author in asked.authors_of(entry)
    ]


def _judged(entry: Entry) -> Judgement:
    verdict = judged.verdict_of(entry)
    return Judgement(outcome=verdict.outcome, findings=[_line(one) for one in verdict.findings])


def _line(one: Finding) -> Line:
    """Freeze a finding; an age is left out for the same reason as a date of birth."""
    facts = {name: value for name, value in plain(one.facts).items() if name != "age"}
    return Line(code=one.code, clause=one.clause, weight=one.weight, facts=facts)
