"""A file that a look holds by mistake: a person releases it with a reason, and may take that back."""

from datetime import datetime

from django.db import transaction

from baiqau.base import forgetting
from baiqau.entries import queries as entries
from baiqau.entries.actions import looking
from baiqau.entries.models import Copy, Inspection, Release, WorkFile
from baiqau.journal import acts
from baiqau.people.models import Person
from baiqau.rules.refusals import Refused
from baiqau.screening import letters
from baiqau.screening.actions.checking import not_own

LEAST_REASON = 20


@transaction.atomic
def release(file: WorkFile, *, seen: str, reason: str, by: Person, now: datetime) -> Release:
    """Let a held file go its way: author and jury get it, and the author reads why.

    `seen` is the digest of what the person read. Refuses a person's own work, a reason that is too
    short, a file in which something else is seen by now, and what nobody may release.
    """
    file, looked = _locked(file, by)
    reason = " ".join(reason.split())
    if len(reason) < LEAST_REASON:
        raise Refused("screening-release-reason", least=LEAST_REASON)
    if not looked.is_held or seen != entries.seen_digest(file, looked.hazards):
        raise Refused("screening-release-other")
    if not entries.may_be_released(looked):
        raise Refused("screening-release-never")
    word = Release.objects.create(
        file=file, standing=seen, codes=" ".join(looked.codes), reason=reason, by=by, at=now
    )
    for one in _same(file, seen):
        one.release = word
        one.save(update_fields=["release"])
        looking.expect_copies(one.file, now)
    _told("entry.file-released", word, by=by, now=now)
    return word


@transaction.atomic
def hold_again(file: WorkFile, *, by: Person, now: datetime) -> Release:
    """Take the release back: the file is held again, and the copies made of it are gone."""
    file, looked = _locked(file, by)
    word = looked.release
    if word is None:
        raise Refused("screening-release-gone")
    copies = Copy.objects.filter(file__inspection__release=word)
    forgetting.note(copies.values_list("blob", flat=True))
    copies.delete()
    word.inspections.update(release=None, copied_at=None, reasons={})
    word.standing, word.taken_back_by, word.taken_back_at = None, by, now
    word.save(update_fields=["standing", "taken_back_by", "taken_back_at"])
    _told("entry.file-held-again", word, by=by, now=now)
    return word


def _same(file: WorkFile, seen: str) -> list[Inspection]:
    """Give the looks at the same bytes in this entry that saw the same: the file may stand in it twice."""
    rows = Inspection.objects.select_related("file__entry").filter(
        file__entry=file.entry, file__blob=file.blob, verdict="held"
    )
    return [one for one in rows if entries.seen_digest(one.file, one.hazards) == seen]


def _locked(file: WorkFile, by: Person) -> tuple[WorkFile, Inspection]:
    file = WorkFile.objects.select_related("entry__contest__current", "entry__owner").get(
        pk=file.pk
    )
    file.entry.contest.must_be_unsealed()
    not_own(file.entry, by)
    rows = Inspection.objects.select_for_update(of=("self",)).select_related("release")
    looked = rows.filter(file=file).first()
    if looked is None:
        raise Refused("screening-release-other")
    return file, looked


def _told(kind: str, word: Release, *, by: Person, now: datetime) -> None:
    entry = word.file.entry
    acts.record(
        kind,
        by=by.actor,
        on=f"entry:{entry.key}",
        at=now,
        scope=entry.contest.scope,
        facts={"number": entry.number, "sha256": word.file.blob, "codes": word.codes.split()},
    )
    letters.released(word, again=word.standing is None, now=now)
