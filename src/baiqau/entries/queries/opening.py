"""Questions about drafts without an account: what a browser holds, what a person may take up."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Q, QuerySet, Sum

from baiqau.base.models import Upload
from baiqau.contests.models import Contest
from baiqau.entries.models import Captions, Copy, Entry, OpenDraft, OpenKey, WorkFile
from baiqau.entries.queries.asked import upload_place
from baiqau.people.models import Person

Digests = Collection[str]


def held(contest: Contest, digests: Digests) -> QuerySet[OpenDraft]:
    """Give the drafts these secrets open, while nobody has taken them up, the newest first."""
    rows = opened(contest, digests).filter(taken_at=None)
    return rows.order_by("-entry__changed_at", "-pk")


def opened(contest: Contest, digests: Digests) -> QuerySet[OpenDraft]:
    """Give the drafts these secrets opened, also those that have joined an account."""
    keys = OpenKey.objects.filter(secret__in=digests).values("draft")
    rows = OpenDraft.objects.filter(pk__in=keys, entry__contest=contest)
    return rows.select_related("entry__contest__current")


def open_drafts_for(person: Person, contest: Contest, digests: Digests) -> QuerySet[OpenDraft]:
    """Give the drafts a person may take up: begun with the proven address, or held by this browser."""
    mine = OpenDraft.objects.filter(_may_take_up(person, digests), entry__contest=contest)
    return mine.select_related("entry__contest__current").order_by("-entry__changed_at")


def to_take_up(
    person: Person, contest: Contest, digests: Digests, draft: UUID
) -> QuerySet[OpenDraft]:
    """Give the draft if the person may take it up, or has.

    One statement asks both: a second press that read them one after the other would find neither
    when the first press ends in between.
    """
    mine = _may_take_up(person, digests) | Q(entry__owner=person)
    return OpenDraft.objects.filter(mine, entry__contest=contest, key=draft)


def beside(entry: Entry) -> QuerySet[Entry]:
    """Give the other entries of the same owner in the contest, without those withdrawn."""
    others = Entry.objects.filter(contest=entry.contest_id, owner=entry.owner_id)
    return others.exclude(pk=entry.pk).exclude(state="withdrawn").order_by("-created_at", "-pk")


def open_bytes(contest: Contest, entry: Entry | None = None) -> int:
    """Count the bytes of drafts without an account, of one or all: files in all versions, and coming ones."""
    files = WorkFile.objects.filter(entry__owner=None, entry__contest=contest)
    coming = Upload.objects.filter(
        owner__startswith="draft:", scope=contest.scope, taken_at__isnull=True
    )
    if entry is not None:
        files, coming = files.filter(entry=entry), coming.filter(place=upload_place(entry))
    return sum(rows.aggregate(bytes=Sum("size"))["bytes"] or 0 for rows in (files, coming))


def _may_take_up(person: Person, digests: Digests) -> Q:
    here = Q(pk__in=OpenKey.objects.filter(secret__in=digests).values("draft"))
    return (here | Q(email=person.email)) & Q(taken_at=None)


def bytes_of(entries: QuerySet[Entry]) -> set[str]:
    """Give the digests of everything kept for entries: files in all versions, copies, captions."""
    files = WorkFile.objects.filter(entry__in=entries)
    named = set(files.values_list("blob", flat=True))
    named.update(Copy.objects.filter(file__in=files).values_list("blob", flat=True))
    for pair in Captions.objects.filter(file__in=files).values_list("sent", "blob"):
        named.update(pair)
    return named
