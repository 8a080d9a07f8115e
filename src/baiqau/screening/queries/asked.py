"""Questions of the committee: the queue with its counts, and everything known of one entry."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, F, FilteredRelation, OuterRef, Q, QuerySet, Subquery

from baiqau.contests.models import Contest
from baiqau.entries import visibility
from baiqau.entries.models import Entry, WorkFile
from baiqau.language.folding import fold
from baiqau.screening.models import Decision, Finding, Note, Tag


@dataclass(frozen=True)
class Sieve:
    """What the committee looks for in the queue; an empty word lets everything through."""

    state: str = ""
    kind: str = ""
    nomination: str = ""
    library_kind: str = ""
    flag: str = ""
    tag: str = ""
    words: str = ""


LAST = Decision.objects.filter(entry=OuterRef("pk")).order_by("-at", "-pk").values("kind")[:1]
FLAGS = {
    "doubts": Q(doubts__gt=0),
    "late": Q(late=True),
    "clear": Q(doubts=0, late=False),
    "second": Q(last_decision="propose"),
}


def counts(contest: Contest) -> dict[str, int]:
    """Count the entries the committee sees, by state."""
    seen = visibility.for_committee(contest).order_by().values_list("state")
    return dict(seen.annotate(number_of=Count("pk")))


def sifted(contest: Contest, sieve: Sieve) -> QuerySet[Entry]:
    """Give the entries that pass the sieve, by number."""
    found = _flagged(visibility.for_committee(contest), sieve.flag)
    if sieve.library_kind:
        found = found.filter(authors__contact=True, authors__library__kind=sieve.library_kind)
    asked = {"state": sieve.state, "kind": sieve.kind, "tags__word": sieve.tag}
    asked["nomination"] = sieve.nomination
    found = found.filter(**{field: word for field, word in asked.items() if word})
    for word in fold(sieve.words).split():
        found = found.filter(search_key__contains=word)
    return found.order_by("number")


def _flagged(found: QuerySet[Entry], flag: str) -> QuerySet[Entry]:
    if flag not in FLAGS:
        return found
    return found.annotate(last_decision=Subquery(LAST)).filter(FLAGS[flag])


@dataclass(frozen=True)
class Row:
    """One line of the queue."""

    key: str
    number: int
    state: str
    title: str
    kind: str
    nomination: str
    author: str
    library: str
    library_kind: str
    doubts: int
    late: bool
    submitted_at: datetime
    return_until: datetime | None


def rows(entries: QuerySet[Entry]) -> list[Row]:
    """Read the lines of the queue in one query."""
    contact = FilteredRelation("authors", condition=Q(authors__contact=True))
    columns = entries.annotate(contact=contact).values_list(
        "key",
        "number",
        "state",
        "title",
        "kind",
        "nomination",
        "contact__surname",
        "contact__given",
        "contact__library__name_kk",
        "contact__library__kind",
        "doubts",
        "late",
        "submitted_at",
        "return_until",
    )
    return [_row(column) for column in columns]


def _row(column: tuple[Any, ...]) -> Row:
    key, number, state, title, kind, nomination, surname, given, *told = column
    library, library_kind, *rest = told
    doubts, late, submitted_at, return_until = rest
    author = f"{surname or ''} {given or ''}".strip()
    return Row(
        str(key),
        number,
        state,
        title,
        kind,
        nomination,
        author,
        library or "",
        library_kind or "",
        doubts,
        late,
        submitted_at,
        return_until,
    )


def decisions_of(entry: Entry) -> QuerySet[Decision]:
    """Give the decisions, the newest first, each with its person and version."""
    return entry.decisions.select_related("by", "version").order_by("-at", "-pk")


def last_decision(entry: Entry) -> Decision | None:
    """Give the newest decision; None while nobody decided."""
    return decisions_of(entry).first()


def proposed_decline(entry: Entry) -> Decision | None:
    """Give the decline that waits for a second person, while nothing was decided after it."""
    last = last_decision(entry)
    return last if last and last.kind == "propose" else None


def tags_in(contest: Contest) -> list[str]:
    """Give the words the committee uses in this contest."""
    words = Tag.objects.filter(entry__in=visibility.for_committee(contest).order_by().values("pk"))
    return list(words.order_by("word").values_list("word", flat=True).distinct())


def findings_of(entry: Entry) -> dict[str, Finding]:
    """Give what persons found, the newest of each check."""
    return {finding.check_key: finding for finding in entry.findings.order_by("at", "pk")}


def held_files(contest: Contest) -> QuerySet[WorkFile]:
    """Give the standing files a look holds, with what was seen: those that no person released first."""
    held = visibility.files_for_committee(contest).filter(
        replaced_at=None, inspection__verdict="held"
    )
    told = held.select_related("entry", "inspection__release__by")
    return told.order_by(F("inspection__release").asc(nulls_first=True), "entry__number", "pk")


def waiting_files(contest: Contest) -> int:
    """Count the files that are held and that no person released."""
    return held_files(contest).filter(inspection__release=None).order_by().count()


def notes_of(entry: Entry) -> QuerySet[Note]:
    """Give the committee's notes, the newest first."""
    return entry.notes.select_related("by").order_by("-at", "-pk")
