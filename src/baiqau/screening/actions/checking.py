"""What a person of the committee finds and notes on an entry. Findings are added, never edited."""

from datetime import datetime

from django.db import transaction

from baiqau.entries import queries as entries
from baiqau.entries.models import Entry
from baiqau.journal import acts
from baiqau.people.models import Person
from baiqau.rules.refusals import Refused
from baiqau.screening.models import Finding, Note, Tag

LONGEST_TAG = 40
VERDICTS = ("fits", "fails", "unclear")


@transaction.atomic
def find(
    entry: Entry,
    *,
    check: str,
    verdict: str,
    clause: str = "",
    remark: str = "",
    by: Person,
    now: datetime,
) -> Finding:
    """Write what a person found on one check, beside what the machine found; the newest counts.

    Refuses a person's own work and a verdict that is not one of `VERDICTS`.
    """
    not_own(entry, by)
    if verdict not in VERDICTS:
        raise Refused("screening-verdict-unknown", verdict=verdict)
    finding = Finding.objects.create(
        entry=entry,
        check_key=check[:40],
        verdict=verdict,
        clause=clause,
        evidence={"remark": remark.strip()} if remark.strip() else {},
        by=by.actor,
        at=now,
    )
    acts.record(
        "entry.found",
        by=by.actor,
        on=f"entry:{entry.key}",
        at=now,
        scope=entry.contest.scope,
        facts={"check": finding.check_key, "verdict": verdict},
    )
    return finding


@transaction.atomic
def note(entry: Entry, *, text: str, by: Person, now: datetime) -> Note:
    """Keep an internal note; authors never see it. Refuses an empty one."""
    if not text.strip():
        raise Refused("screening-note-empty")
    written = Note.objects.create(entry=entry, text=text.strip(), by=by, at=now)
    acts.record(
        "entry.noted", by=by.actor, on=f"entry:{entry.key}", at=now, scope=entry.contest.scope
    )
    return written


@transaction.atomic
def tag(entry: Entry, *, word: str, by: Person, now: datetime) -> Tag:
    """Put a word on an entry, to find it again; the same word stands once. Refuses an empty one."""
    word = " ".join(word.split())[:LONGEST_TAG]
    if not word:
        raise Refused("screening-tag-empty")
    written, _ = Tag.objects.get_or_create(entry=entry, word=word, defaults={"by": by, "at": now})
    return written


@transaction.atomic
def untag(entry: Entry, *, word: str) -> None:
    """Take a word off an entry."""
    Tag.objects.filter(entry=entry, word=word).delete()


def not_own(entry: Entry, by: Person) -> None:
    """Refuse a person who hands the entry in or is named in it as an author."""
    named = entries.authors_of(entry)
    if entry.owner_id == by.pk or any(
        one.person_id == by.pk or one.email == by.email for one in named
    ):
        raise Refused("screening-own-entry")
