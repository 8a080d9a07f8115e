"""What a juror may see: own sheets, never a work in conflict, never another's marks."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import BigAutoField, Exists, Expression, OuterRef, Q, QuerySet, UUIDField

from baiqau.base.prepared import Prepared, Slot
from baiqau.contests.models import Contest
from baiqau.entries import queries as entries
from baiqau.entries.models import Copy, Entry, WorkFile
from baiqau.judging.models import Conflict, PaperSheet, Seat, Sheet, SignedBefore, Suspicion
from baiqau.people.models import Person

_OF_A_PAGE = (  # what the juror's page of a work shows and asks
    *(field.attname for field in Sheet._meta.concrete_fields),  # noqa: SLF001  Django's public name
    *(
        f"entry__{name}"
        for name in ("number", "title", "language", "kind", "nomination", "summary")
    ),
    *("entry__ai_declaration", "entry__answers", "seat__key", "seat__person", "seat__contest"),
    "seat__chair",
)


def sheets(person: Person | Expression, contest: Contest | Expression) -> QuerySet[Sheet]:
    """Give the sheets a person may open. A work in conflict is not among them, not even as a number."""
    return (
        own(person, contest)
        .exclude(in_conflict(person, "entry"))
        .select_related("entry", "seat")
        .only(*_OF_A_PAGE)
        .annotate(papered=Exists(PaperSheet.objects.filter(sheet=OuterRef("pk"))))
    )


def own(person: Person | Expression, contest: Contest | Expression) -> QuerySet[Sheet]:
    """Give the sheets a person may act on; a conflict has recused its sheets when it was written."""
    return Sheet.objects.filter(
        seat__person=person, seat__contest=contest, seat__state="accepted"
    ).exclude(state__in=["recused", "withdrawn"])


def sheet(person: Person, contest: Contest, key: UUID) -> Sheet | None:
    """Give the sheet of this key if the person may open it."""
    return _SEEN.first(person=person.pk, contest=contest.pk, key=key)


def own_sheet(person: Person, contest: Contest, key: UUID) -> Sheet | None:
    """Give the sheet of this key, with nothing but its identity, if the person may act on it."""
    return _OWN.first(person=person.pk, contest=contest.pk, key=key)


def is_blind(sheet: Sheet) -> bool:
    """Say whether the juror is not to learn who made the work."""
    return sheet.version.regulation.judging.blind and sheet.stage == "selection"


def copies(sheet: Sheet) -> QuerySet[Copy]:
    """Give the copies by which the sheet's work is shown; none of them carries its author."""
    return Copy.objects.filter(file__in=files(sheet).values("pk")).select_related("file")


def works(contest: Contest, viewer: Person) -> QuerySet[Entry]:
    """Give the admitted works this person may see in lists of the commission, by number.

    Who holds a seat sees no work in conflict with it, whatever other office is held: it is missing
    from lists, counts and addresses alike.
    """
    return entries.admitted(contest).exclude(in_conflict(viewer)).order_by("number")


def conflicts(contest: Contest, viewer: Person) -> QuerySet[Conflict]:
    """Give the conflicts this person may see: none of a work that is in conflict with them."""
    found = Conflict.objects.filter(seat__contest=contest)
    return found.exclude(in_conflict(viewer, "entry")).order_by("seat__code", "entry__number")


def suspicions(contest: Contest, viewer: Person) -> QuerySet[Suspicion]:
    """Give the open questions about conflicts, never to the person they are about.

    Where a conflict is written already there is nothing left to ask.
    """
    return open_questions(viewer, [contest.pk]).order_by("seat__code", "entry__number")


def open_questions(viewer: Person, contests: Collection[int]) -> QuerySet[Suspicion]:
    """Give the open questions of several contests that this person may settle."""
    written = Conflict.objects.filter(entry=OuterRef("entry"), seat=OuterRef("seat"))
    found = Suspicion.objects.filter(seat__contest__in=contests, answer="open")
    found = found.exclude(Exists(written)).exclude(seat__person=viewer)
    return found.exclude(in_conflict(viewer, "entry"))


def of_jurors(contest: Contest, stage: str, viewer: Person) -> QuerySet[Sheet]:
    """Give the sheets a person may open again when they are signed; marks and salt are not read.

    The chair may open those of works without a conflict, the deputy those in conflict with the chair.
    """
    found = Sheet.objects.filter(seat__contest=contest, seat__state="accepted", stage=stage)
    found = found.filter(for_the_chair(viewer, "entry"))
    wanted = ("key", "signed_at", "commitment", "entry__number", "entry__title", "seat__code")
    return found.select_related("seat__person", "entry").only(*wanted, "seat__person")


def opens(contest: Contest, viewer: Person) -> bool:
    """Say whether a person opens sheets again: the chair, or the deputy where the chair may not."""
    seats = Seat.objects.filter(contest=contest, person=viewer, state="accepted")
    return seats.filter(Q(chair=True) | Q(deputy=True)).exists()


def deputy(contest: Contest, viewer: Person) -> bool:
    """Say whether a person acts for the chair, with sheets of their own or without."""
    return Seat.objects.filter(contest=contest, person=viewer, deputy=True).exists()


def signed_to_open(viewer: Person) -> QuerySet[Sheet]:
    """Give the signed sheets, of any contest, that this person may open again for or as the chair."""
    found = Sheet.objects.filter(seat__state="accepted", state="signed")
    return found.filter(for_the_chair(viewer, "entry"))


def opened_before(contest: Contest, stage: str, viewer: Person) -> QuerySet[SignedBefore]:
    """Give the signatures that were undone, of the works whose sheets this person may open."""
    found = signed_before(contest, stage, viewer)
    return found.filter(for_the_chair(viewer, "sheet__entry"))


def for_the_chair(viewer: Person, entry: str) -> Q:
    """Tell the works, of any contest, on which this person acts as chair, or for the chair."""
    contest = OuterRef(f"{entry}__contest")
    own = Seat.objects.filter(contest=contest, person=viewer, state="accepted")
    of_chair = Exists(Conflict.objects.filter(entry=OuterRef(entry), seat__chair=True))
    acts = Q(Exists(own.filter(chair=True))) | (Q(Exists(own.filter(deputy=True))) & Q(of_chair))
    return acts & ~Q(in_conflict(viewer, entry))


def signed_before(contest: Contest, stage: str, viewer: Person) -> QuerySet[SignedBefore]:
    """Give the signatures that were undone, by juror and work, of works this person may see."""
    found = SignedBefore.objects.filter(sheet__seat__contest=contest, sheet__stage=stage)
    return (
        found.exclude(in_conflict(viewer, "sheet__entry"))
        .select_related("sheet__seat__person", "sheet__entry", "sheet__version")
        .defer("sheet__version__document")
        .order_by("sheet__seat__code", "sheet__entry__number", "at")
    )


def hidden(contest: Contest, viewer: Person) -> QuerySet[Conflict, int | None]:
    """Give the numbers of the works this person may not see in lists that are frozen."""
    found = Conflict.objects.filter(seat__contest=contest, seat__person=viewer)
    return found.values_list("entry__number", flat=True)


def in_conflict(viewer: Person | Expression, entry: str = "pk") -> Exists:
    """Tell whether the work of a row is in conflict with this person's seat."""
    return Exists(Conflict.objects.filter(entry=OuterRef(entry), seat__person=viewer))


def files(sheet: Sheet) -> QuerySet[WorkFile]:
    """Give the current files of the sheet's work, to be shown under the code instead of their names.

    Behind them come those that answer questions whose answers this juror may read.
    """
    if _files_answer(sheet):
        return entries.files_handed_in(sheet.entry, blind=is_blind(sheet))
    plain = WorkFile.objects.filter(entry=sheet.entry, question="", replaced_at=None)
    return plain.order_by("uploaded_at", "pk")


def shown_files(sheet: Sheet) -> list[WorkFile]:
    """Give the `files` of the sheet with what was seen of them, their copies and captions."""
    if _files_answer(sheet):
        return list(entries.shown_files(files(sheet)))
    return entries.shown_work(sheet.entry)


def _files_answer(sheet: Sheet) -> bool:
    return any(one.kind == "file" for one in sheet.version.regulation.questions)


_PERSON, _CONTEST = Slot("person", BigAutoField()), Slot("contest", BigAutoField())
_SEEN = Prepared(lambda: sheets(_PERSON, _CONTEST).filter(key=Slot("key", UUIDField())))
_OWN = Prepared(lambda: own(_PERSON, _CONTEST).filter(key=Slot("key", UUIDField())).only("pk"))
