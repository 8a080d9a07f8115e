"""The files that are on their way into a work: what their sender says of them, and why one is refused."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import TypedDict
from uuid import UUID

from django.utils import timezone
from django.utils.translation import get_language

from baiqau.base import refusals
from baiqau.base.bucket.client import Away
from baiqau.base.models import Upload
from baiqau.base.tus import parts, uploads
from baiqau.entries import actions, queries
from baiqau.entries.hands import Hand
from baiqau.entries.models import Entry
from baiqau.language import numbers
from baiqau.rules.refusals import Refused

SIZED = frozenset({"entries-file-too-big", "entries-open-full"})
# What is wrong with the bytes or the name themselves: sent again, the same file is refused again.
NEVER = frozenset({"entries-file-contents-differ", "entries-file-extension-unknown"})
NEVER |= {"entries-file-too-big", "entries-file-empty"}


class Told(TypedDict):
    """What the sender says of a file."""

    original_name: str
    form: str
    question: str
    replaces: UUID | None


@dataclass(frozen=True)
class Arriving:
    """A file that is not in the work yet: how much of it is here, and what speaks against it.

    `against` is empty while it comes, and when only the last answer was lost.
    """

    upload: Upload
    kept: int
    question: str
    code: str
    against: str


def told(metadata: dict[str, str]) -> Told:
    """Give name, form or question, and the version it replaces, as the sender told them."""
    said = metadata.get("replaces", "")
    try:
        replaces = UUID(said) if said else None
    except ValueError as error:
        raise Refused("entries-file-gone") from error
    return Told(
        original_name=metadata.get("filename", ""),
        form=metadata.get("form", ""),
        question=metadata.get("question", ""),
        replaces=replaces,
    )


def why(refused: Refused) -> str:
    """Say why a file is refused; sizes in the unit that reads best."""
    facts = dict(refused.facts)
    if refused.code in SIZED:
        language = get_language() or "kk"
        facts |= {
            name: numbers.size(int(str(facts[name])), language)
            for name in facts.keys() & {"bytes", "limit"}
        }
    return refusals.sentence(Refused(refused.code, clause=refused.clause, **facts))


def files(entry: Entry, *, by: Hand, now: datetime) -> list[Arriving]:
    """Give the files this hand began to send and that are not in the work."""
    mine = uploads.unfinished(owner=by.actor, place=queries.upload_place(entry), now=timezone.now())
    return [
        Arriving(
            upload=upload,
            kept=kept,
            question=upload.metadata.get("question", ""),
            code=refused.code if refused else "",
            against=why(refused) if refused else "",
        )
        for upload, kept in mine
        for refused in [_refused(entry, upload, by, now)]
    ]


def note(upload: Upload, refused: Refused) -> None:
    """Keep what was found in the bytes of a file, for the page that tells it."""
    if refused.code in NEVER:
        uploads.refuse(upload, refused.code)


def forget_useless(entry: Entry, taken: Told, *, by: Hand, now: datetime) -> None:
    """Drop what arrived whole and could never be taken, where the file `taken` stands in its place now.

    It does as the answer of the same question, as the newer version of the same file, and under the
    same name. What else was refused stands with its reason until its sender drops it.
    """
    for one in files(entry, by=by, now=now):
        if one.code in NEVER and _in_place(told(one.upload.metadata), taken):
            with suppress(parts.Busy, Away):  # it goes with its term, then
                uploads.drop(one.upload)


def _in_place(refused: Told, taken: Told) -> bool:
    if refused["question"] or taken["question"]:
        return refused["question"] == taken["question"]
    if refused["replaces"] and refused["replaces"] == taken["replaces"]:
        return True
    return actions.shown_name(refused["original_name"]) == actions.shown_name(
        taken["original_name"]
    )


def _refused(entry: Entry, upload: Upload, by: Hand, now: datetime) -> Refused | None:
    if not upload.blob:
        return None
    return actions.why_not_taken(entry, upload=upload, by=by, now=now, **told(upload.metadata))
