"""The files of a work: expected, taken in, replaced, taken out. Nothing that was received is removed."""

import unicodedata
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from baiqau.base import storage
from baiqau.base.models import Upload
from baiqau.base.storage import Blob, safe_name
from baiqau.base.tus import uploads
from baiqau.entries import queries
from baiqau.entries.actions import contents, handing_in, holding, looking
from baiqau.entries.hands import Hand
from baiqau.entries.models import Captions, Entry, WorkFile
from baiqau.rules import limits
from baiqau.rules.findings import Finding
from baiqau.rules.refusals import Refused

FOREIGN = "entries-file-contents-differ"  # inside, the file is not what its ending says
OPEN_BYTES = 2 << 30  # files of one draft without an account, all versions and those coming
OPEN_BYTES_OF_ALL = 50 << 30  # of all such drafts of a contest


@transaction.atomic
def attach_file(
    entry: Entry,
    *,
    form: str = "",
    question: str = "",
    original_name: str,
    blob: Blob,
    replaces: UUID | None = None,
    by: Hand,
    now: datetime,
    grace: timedelta = timedelta(),
) -> WorkFile:
    """Add a file that is already in the storage, or put it in the place of an earlier version.

    It is the work in one of the regulation's forms, or the answer of a `question` that is asked now,
    and then takes the place of the answer before it.

    Refuses a form the regulation does not know, a wrong kind, a file too big or empty, one file too
    many; each with its clause. A change of a work that is handed in is handed in at once. `grace` is
    what a file begun in time has beyond the closing of the call. A newer film takes the captions over.
    """
    entry = holding.to_change(entry, by=by, now=now, grace=grace)
    name = shown_name(original_name)
    inside = contents.possible(_head(blob), limits.extension_of(name)) if blob.size else None
    _fits(entry, form, question, name, blob.size, inside)
    before = _earlier(entry, question, replaces)
    if before is not None:
        _retire(before, now)
    if not question:
        _room(entry)
    _open_room(entry, blob.size)
    file = _written(entry, form, question, name, blob, by, now)
    if before is not None and queries.is_film(file):
        Captions.objects.filter(file=before, replaced_at=None).update(file=file)
    looking.expect(file)
    _touched(entry, by, now)
    return file


def _written(
    entry: Entry, form: str, question: str, name: str, blob: Blob, by: Hand, now: datetime
) -> WorkFile:
    return WorkFile.objects.create(
        entry=entry,
        form="" if question else form,
        question=question,
        original_name=name,
        extension=limits.extension_of(name),
        blob=blob.sha256,
        size=blob.size,
        uploaded_at=now,
        uploaded_by=by.actor,
    )


@transaction.atomic
def expect_file(
    entry: Entry,
    *,
    form: str = "",
    question: str = "",
    original_name: str,
    size: int,
    replaces: UUID | None = None,
    by: Hand,
    now: datetime,
) -> None:
    """Refuse a file before it is sent, for all that its name, its size and the day already tell."""
    entry = holding.to_change(entry, by=by, now=now)
    _fits(entry, form, question, shown_name(original_name), size, None)
    _open_room(entry, size)
    if _earlier(entry, question, replaces) is None and not question:
        _room(entry)


def why_not_taken(
    entry: Entry,
    *,
    upload: Upload,
    form: str = "",
    question: str = "",
    original_name: str,
    replaces: UUID | None = None,
    by: Hand,
    now: datetime,
) -> Refused | None:
    """Give what keeps a file out of the work that has arrived whole; None when it would be taken now.

    It is asked by a page that only shows: nothing is locked, and the bytes are not read. What was
    found in them stands at the upload.
    """
    inside: frozenset[str] | None = frozenset() if upload.refused == FOREIGN else None
    try:
        holding.may_change(entry, by=by, now=now, grace=_granted(entry))
        _fits(entry, form, question, shown_name(original_name), upload.size, inside)
        if _earlier(entry, question, replaces) is None and not question:
            _room(entry)
        _open_room(entry, 0)  # what has arrived is counted there already
    except Refused as refused:
        return refused
    return None


@transaction.atomic
def take_upload(
    entry: Entry,
    *,
    upload: Upload,
    form: str = "",
    question: str = "",
    original_name: str,
    replaces: UUID | None = None,
    by: Hand,
    now: datetime,
) -> WorkFile | None:
    """Add a file that came in parts and is whole; None when it was added before. As `attach_file`.

    It was begun while files were taken, so it may come within the regulation's grace.
    """
    if not uploads.claim(upload, now=now):
        return None
    return attach_file(
        entry,
        form=form,
        question=question,
        original_name=original_name,
        blob=Blob(upload.blob, upload.size),
        replaces=replaces,
        by=by,
        now=now,
        grace=_granted(entry),
    )


def _granted(entry: Entry) -> timedelta:
    granted = entry.contest.regulation.works.file_grace
    return timedelta(minutes=granted.value if granted else 0)


@transaction.atomic
def detach_file(file: WorkFile, *, by: Hand, now: datetime) -> WorkFile:
    """Take a file out of the work; the bytes and the row stay."""
    entry = holding.to_change(file.entry, by=by, now=now)
    standing = queries.standing_files(entry).filter(key=file.key).first()
    if standing is None:
        raise Refused("entries-file-gone")
    _retire(standing, now)
    _touched(entry, by, now)
    return standing


def shown_name(name: str) -> str:
    """Give a file's own name without path and deceiving signs, composed, its extension kept."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    stem, dot, extension = last.rpartition(".")
    return safe_name(f"{stem[:150]}{dot}{extension[:20]}")


def _fits(
    entry: Entry, form: str, question: str, name: str, size: int, inside: frozenset[str] | None
) -> None:
    """Refuse what the rules say of name, size and, when it was looked into, the beginning of a file."""
    measured = limits.MeasuredFile(
        name=name,
        extension=limits.extension_of(name),
        size=size,
        form=form or None,
        contents=inside,
        question=question,
    )
    against = [one for one in _against(entry, measured) if one.weight == "obstacle"]
    if against:
        finding = against[0]
        raise Refused(f"entries-{finding.code}", clause=finding.clause, **finding.facts)


def _against(entry: Entry, file: limits.MeasuredFile) -> tuple[Finding, ...]:
    """Give what speaks against a file in its form, or as the answer of a question that is asked."""
    rules = entry.contest.regulation
    if file.question:
        known = {one.key: one for one in queries.asked_now(entry) if one.kind == "file"}
        if file.question not in known:
            raise Refused("entries-question-not-asked")
        return limits.of_answer(file, known[file.question])
    if file.form not in {one.key for one in rules.works.forms}:
        raise Refused("entries-file-form-unknown")
    return limits.of_file(file, rules.works)


def _head(blob: Blob) -> bytes:
    with storage.open_blob(blob.sha256) as file:
        return file.read(contents.LENGTH)


def _earlier(entry: Entry, question: str, replaces: UUID | None) -> WorkFile | None:
    """Give the file in whose place another one comes: the answer before it, or the one that is named."""
    if question:
        return queries.standing_files(entry).filter(question=question).first()
    if replaces is None:
        return None
    standing = queries.files_of(entry).filter(key=replaces).first()
    if standing is None:
        raise Refused("entries-file-gone")
    return standing


def _retire(file: WorkFile, now: datetime) -> None:
    file.replaced_at = now
    file.save(update_fields=["replaced_at"])


def _room(entry: Entry) -> None:
    works = entry.contest.regulation.works
    if queries.files_of(entry).count() >= works.most_files:
        raise Refused(
            "entries-files-too-many", clause=works.forms[0].clause, limit=works.most_files
        )


def _open_room(entry: Entry, size: int) -> None:
    """Refuse what an address nobody has confirmed may not fill: the storage keeps every version."""
    if entry.owner_id is not None:
        return
    if queries.open_bytes(entry.contest, entry) + size > OPEN_BYTES:
        raise Refused("entries-open-full", limit=OPEN_BYTES)
    if queries.open_bytes(entry.contest) + size > OPEN_BYTES_OF_ALL:
        raise Refused("entries-open-crowded")


def _touched(entry: Entry, by: Hand, now: datetime) -> None:
    entry.changed_at = now
    entry.save(update_fields=["changed_at"])
    handing_in.again(entry, by=by, now=now)
