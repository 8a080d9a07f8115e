"""Questions about entries, answered with rows."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import BigAutoField, Exists, OuterRef, Prefetch, Q, QuerySet

from baiqau.base.models import Upload
from baiqau.base.prepared import Prepared, Slot
from baiqau.contests.models import Contest
from baiqau.entries.models import (
    Author,
    Captions,
    Entry,
    Inspection,
    Invitation,
    Receipt,
    WorkFile,
)
from baiqau.people.models import Consent, Person
from baiqau.rules.questions import Question

# The consents of a regulation that, when it asks for them, decide on showing a work with its names.
SHOWING = frozenset({"publish-name", "publish-work"})
COUNTED = ("submitted", "returned", "admitted")


def admitted(contest: Contest) -> QuerySet[Entry]:
    """Give the entries the committee let in, by number: what the commission scores."""
    return Entry.objects.filter(contest=contest, state="admitted").order_by("number")


def showable(contest: Contest) -> QuerySet[Entry]:
    """Give the admitted entries that may be shown with their names.

    All authors agreed, and their own consents, where they gave any by themselves, still stand.
    """
    shown = admitted(contest).filter(publish=True)
    for text in contest.regulation.consents:
        if text.asked == "entry" and text.key in SHOWING:
            given = Consent.objects.filter(scope=contest.scope, key=text.key, withdrawn_at=None)
            shown = shown.filter(Exists(given.filter(person=OuterRef("owner"))))
            shown = shown.exclude(Exists(_unagreed(given)))
    return shown


def _unagreed(given: QuerySet[Consent]) -> QuerySet[Invitation]:
    """Give the co-authors of the outer entry whose own consent is not among these."""
    along = Invitation.objects.filter(author__entry=OuterRef("pk"), withdrawn_at=None)
    mine = given.filter(person=OuterRef("person"))
    return along.filter(~Exists(mine), person__isnull=False)


def in_nomination(contest: Contest, key: str) -> QuerySet[Entry]:
    """Give the works that stand in a nomination: handed in, and neither declined nor withdrawn."""
    return Entry.objects.filter(contest=contest, nomination=key, state__in=COUNTED)


def waiting_for_screening(contest: Contest) -> QuerySet[Entry]:
    """Give the entries handed in and not yet decided by the committee, the longest waiting first."""
    return Entry.objects.filter(contest=contest, state="submitted").order_by("submitted_at", "pk")


def by_number(contest: Contest, number: int) -> Entry | None:
    """Give the entry of this number in a contest."""
    return Entry.objects.filter(contest=contest, number=number).first()


def authors_of(entry: Entry) -> QuerySet[Author]:
    """Give the authors in their order, each with library and person."""
    return entry.authors.select_related("library", "person").order_by("position")


def with_authors(entries: QuerySet[Entry]) -> QuerySet[Entry]:
    """Load authors and their libraries with the entries: three queries for any number of rows."""
    authors = Author.objects.select_related("library").order_by("position")
    return entries.select_related("library").prefetch_related(Prefetch("authors", authors))


def files_of(entry: Entry) -> QuerySet[WorkFile]:
    """Give the files of the work that stand, with what was seen of them, in the order of arrival."""
    return standing_files(entry).filter(question="")


def standing_files(entry: Entry) -> QuerySet[WorkFile]:
    """Give the files of the work that stand, then those that answer questions, asked now or not."""
    standing = entry.files.filter(replaced_at=None).select_related("inspection")
    return standing.order_by("question", "uploaded_at", "pk")


def upload_place(entry: Entry) -> str:
    """Name an entry as the place its uploads are sent to."""
    return f"entry:{entry.key}"


def files_sent(entry: Entry, asked: Iterable[Question]) -> QuerySet[WorkFile]:
    """Give the files of the work that stand, then those that answer these questions."""
    keys = [one.key for one in asked if one.kind == "file"]
    return standing_files(entry).filter(question__in=["", *keys])


def files_coming(entry: Entry) -> frozenset[str]:
    """Give what the files answer that were begun and are not whole yet, where the regulation waits.

    The keys of questions; "" is the work itself.
    """
    if entry.contest.regulation.works.file_grace is None:
        return frozenset()
    begun = Upload.objects.filter(place=upload_place(entry), taken_at=None, blob="")
    return frozenset(str(one.metadata.get("question", "")) for one in begun)


def replaced_files_of(entry: Entry) -> QuerySet[WorkFile]:
    """Give the earlier versions, the newest first."""
    return entry.files.exclude(replaced_at=None).order_by("-replaced_at", "-pk")


def shown_files(files: QuerySet[WorkFile]) -> QuerySet[WorkFile]:
    """Load what was seen of the files, copies and captions: three queries for any number of files."""
    standing = Captions.objects.filter(replaced_at=None).order_by("language", "pk")
    captioned = Prefetch("captions", standing, to_attr="captioned")
    return files.select_related("inspection__release").prefetch_related("copies", captioned)


def shown_work(entry: Entry) -> list[WorkFile]:
    """Give the standing files of the work alone, as `shown_files` loads them."""
    found = _OF_WORK.rows(entry=entry.pk)
    for one in found:
        one.entry = entry
    return found


def unseen_files() -> QuerySet[WorkFile]:
    """Give the standing files of all contests that were not looked into yet."""
    return WorkFile.objects.filter(replaced_at=None, inspection=None).order_by("pk")


def unscanned_files(now: datetime) -> QuerySet[WorkFile]:
    """Give the standing files that are held because the scanner did not answer.

    One too large for it is worth a try a day: somebody may have set the scanner for it.
    """
    held = WorkFile.objects.filter(replaced_at=None, inspection__verdict="held").order_by("pk")
    seen = held.select_related("inspection")
    return held.filter(pk__in=[one.pk for one in seen if _waits(one.inspection, now)])


def _waits(seen: Inspection, now: datetime) -> bool:
    codes = {one["code"] for one in seen.hazards}
    tomorrow = seen.looked_at + timedelta(days=1)
    return "not-scanned" in codes or ("not-scanned-size" in codes and tomorrow <= now)


def last_receipt(entry: Entry) -> Receipt | None:
    """Give what was handed in last; None for a draft."""
    found = _LAST.first(entry=entry.pk)
    if found is not None:
        found.entry = entry
    return found


def receipts_of(entry: Entry) -> QuerySet[Receipt]:
    """Give every receipt, the newest first."""
    return entry.receipts.select_related("version").order_by("-turn")


def of_person(person: Person, contest: Contest) -> QuerySet[Entry]:
    """Give the entries a person hands in or is named in, the newest first."""
    named = Entry.objects.filter(contest=contest, authors__person=person).values("pk")
    mine = Entry.objects.filter(contest=contest).filter(Q(owner=person) | Q(pk__in=named))
    return mine.select_related("library").order_by("-created_at", "-pk")


def untouched(person: Person, contest: Contest) -> Entry | None:
    """Give a draft of the person into which nothing was written yet."""
    blank = {"title": "", "kind": "", "summary": "", "ai_declaration": "", "nomination": ""}
    drafts = Entry.objects.filter(contest=contest, owner=person, state="draft", **blank)
    drafts = drafts.filter(answers={}, library=None)
    return drafts.filter(authors__isnull=True, files__isnull=True, origin__isnull=True).first()


def others_naming(author: Author) -> QuerySet[Entry]:
    """Give the other entries of the contest, handed in and not refused, that name the same author.

    The same author is the same account, the same address, or the same name born on the same day.
    """
    same = Q(person=author.person_id) if author.person_id else Q(pk__in=())
    if author.email:
        same |= Q(email=author.email)
    if author.born:
        same |= Q(surname=author.surname, given=author.given, born=author.born)
    entries = Author.objects.filter(same, entry__contest=author.entry.contest_id).values("entry")
    counted = Entry.objects.filter(pk__in=entries, state__in=COUNTED)
    return counted.exclude(pk=author.entry_id)


def unfinished(person: Person) -> QuerySet[Entry]:
    """Give the person's drafts and returned entries in all contests: what is theirs to do."""
    mine = Entry.objects.filter(owner=person, state__in=("draft", "returned"))
    return mine.select_related("contest__current").order_by("return_until", "-changed_at")


def returned_past(contest: Contest, now: datetime) -> QuerySet[Entry]:
    """Give the returned entries whose term for correction has run out."""
    return Entry.objects.filter(contest=contest, state="returned", return_until__lt=now)


_LAST = Prepared(
    lambda: Receipt.objects.filter(entry=Slot("entry", BigAutoField())).order_by("-turn")[:1]
)
_OF_WORK = Prepared(
    lambda: shown_files(
        WorkFile.objects.filter(entry=Slot("entry", BigAutoField()), question="", replaced_at=None)
    ).order_by("uploaded_at", "pk")
)
