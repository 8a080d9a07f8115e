"""Limits of works: what a machine has measured of a file, held against the forms of the regulation."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from baiqau.rules.findings import Finding
from baiqau.rules.parts import WorkForm, WorkRules
from baiqau.rules.questions import Question


@dataclass(frozen=True)
class MeasuredFile:
    """What was measured of one file; None: not measured, or this kind of file has none of it.

    `question` is the key of the question it answers; empty: it is the work itself, or a part of it.

    `extension` is the lower-case last part of its name; `contents` are the extensions its bytes may
    rightly have, so that a renamed program is found; `form` is the form its sender has named.
    """

    name: str
    extension: str
    size: int
    seconds: Decimal | None = None
    pages: int | None = None
    contents: frozenset[str] | None = None
    form: str | None = None
    question: str = ""


def of_entry(files: Sequence[MeasuredFile], works: WorkRules) -> tuple[Finding, ...]:
    """Give everything that speaks against the files of one entry."""
    found = [finding for file in files for finding in of_file(file, works)]
    return (*found, *of_number(len(files), works))


def of_number(count: int, works: WorkRules) -> tuple[Finding, ...]:
    """Tell whether an entry may hold so many files."""
    if count <= works.most_files:
        return ()
    facts = {"count": count, "limit": works.most_files}
    return (Finding("files-too-many", works.forms[0].clause, facts),)


def of_file(file: MeasuredFile, works: WorkRules) -> tuple[Finding, ...]:
    """Give everything that speaks against one file.

    Wrong kinds, empty and too big files are obstacles; length and pages are flags, for a work over
    its time is shown to the people who judge, never silently refused. A file whose sender named no
    form is held against the form that suits it best.
    """
    forms = [form for form in works.forms if file.form in (None, form.key)]
    taking = [form for form in forms if file.extension in form.extensions]
    if not taking:
        return (_unknown(file, forms or list(works.forms)),)
    if file.contents is not None and file.extension not in file.contents:
        facts = {"file": file.name, "extension": file.extension}
        return (Finding("file-contents-differ", taking[0].clause, facts),)
    return min((tuple(_measures(file, form)) for form in taking), key=len)


def of_answer(file: MeasuredFile, question: Question) -> tuple[Finding, ...]:
    """Give everything that speaks against a file as the answer of a question."""
    facts: dict[str, object] = {"file": file.name, "extension": file.extension}
    if file.extension not in question.extensions:
        told = facts | {"admitted": question.extensions}
        return (Finding("file-extension-unknown", question.clause, told),)
    if file.contents is not None and file.extension not in file.contents:
        return (Finding("file-contents-differ", question.clause, facts),)
    return tuple(_size(file, question.largest, question.clause))


def form_of(file: MeasuredFile, works: WorkRules) -> WorkForm | None:
    """Give the form a file is taken as: the named one, else the one that suits it best."""
    taking = [
        form
        for form in works.forms
        if file.form in (None, form.key) and file.extension in form.extensions
    ]
    return min(taking, key=lambda form: len(tuple(_measures(file, form))), default=None)


def extensions(works: WorkRules) -> tuple[str, ...]:
    """Give all extensions any form takes, each once, in the order of the document."""
    return tuple(dict.fromkeys(name for form in works.forms for name in form.extensions))


def extension_of(name: str) -> str:
    """Give the extension of a file name, lower-case, without its dot; empty when it has none."""
    stem, dot, extension = name.strip().rstrip(".").rpartition(".")
    return extension.lower() if dot and stem.strip(". ") else ""


def _unknown(file: MeasuredFile, forms: Sequence[WorkForm]) -> Finding:
    admitted = tuple(dict.fromkeys(name for form in forms for name in form.extensions))
    facts = {"file": file.name, "extension": file.extension, "admitted": admitted}
    return Finding("file-extension-unknown", forms[0].clause, facts)


def _measures(file: MeasuredFile, form: WorkForm) -> Iterator[Finding]:
    facts: dict[str, object] = {"file": file.name}
    yield from _size(file, form.most_bytes, form.clause)
    yield from _length(file, form)
    if form.advised_pages and file.pages and file.pages > form.advised_pages:
        pages = {"pages": file.pages, "limit": form.advised_pages}
        yield Finding("file-many-pages", form.clause, facts | pages, weight="flag")


def _size(file: MeasuredFile, most: int, clause: str | None) -> Iterator[Finding]:
    facts: dict[str, object] = {"file": file.name}
    if file.size == 0:
        yield Finding("file-empty", clause, facts)
    if file.size > most:
        yield Finding("file-too-big", clause, facts | {"bytes": file.size, "limit": most})


def _length(file: MeasuredFile, form: WorkForm) -> Iterator[Finding]:
    if form.most_seconds is None or file.seconds is None:
        return
    if file.seconds > form.most_seconds + form.tolerance_seconds:
        facts = {
            "file": file.name,
            "seconds": file.seconds,
            "limit": form.most_seconds,
            "tolerance": form.tolerance_seconds,
        }
        yield Finding("file-too-long", form.clause, facts, weight="flag")
