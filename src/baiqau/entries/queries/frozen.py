"""What a receipt freezes: the entry as handed in, its files by digest, the verdict on it."""

from typing import TypedDict

from baiqau.entries.models import Entry, Receipt, WorkFile
from baiqau.entries.queries import asked, inviting, judged
from baiqau.language.folding import fold
from baiqau.rules import answers, codes
from baiqau.rules.findings import Finding, plain
from baiqau.rules.questions import Question


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
        files=[_file(file) for file in asked.shown_files(asked.files_of(entry))],
        consents=dict(facts.consents),
        verdict=_judged(entry),
    )


def _file(file: WorkFile) -> dict[str, object]:
    """Freeze a file by its digest, with those of its captions where it has any."""
    told = {"name": file.original_name, "form": file.form, "size": file.size, "sha256": file.blob}
    captions = {one.language: one.blob for one in file.captioned}  # type: ignore[attr-defined]  # loaded
    return told | ({"captions": captions} if captions else {})


def answered(entry: Entry) -> list[tuple[Question, object]]:
    """Give the questions as they were asked when the entry was last handed in, with the answers.

    What the regulation asks today plays no part. Of an entry never handed in: as it stands.
    """
    receipt = asked.last_receipt(entry)
    if receipt is not None:
        return answered_in(receipt)
    return [(one, entry.answers.get(one.key)) for one in _asked(entry)]


def answered_in(receipt: Receipt) -> list[tuple[Question, object]]:
    """Give the questions a receipt froze, with the answers it froze."""
    given = receipt.snapshot["work"]["answers"]
    frozen = receipt.snapshot.get("questions")
    if frozen is None:  # a receipt from before the questions were kept with it
        questions = receipt.version.regulation.questions
    else:
        questions = tuple(Question.model_validate(one) for one in frozen)
    return [(one, given.get(one.key)) for one in questions]


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
    questions = entry.version.regulation.questions
    return told | {"answers": answers.counting(questions, entry.answers, entry.kind)}


def _asked(entry: Entry) -> tuple[Question, ...]:
    return answers.asked(entry.version.regulation.questions, entry.answers, entry.kind)


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
