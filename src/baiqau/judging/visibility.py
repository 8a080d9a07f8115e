"""What a juror may see: own sheets, never a work in conflict, never another's marks."""

from django.db.models import Exists, OuterRef, QuerySet

from baiqau.contests.models import Contest
from baiqau.entries.models import Copy, WorkFile
from baiqau.judging.models import Conflict, Sheet
from baiqau.people.models import Person


def sheets(person: Person, contest: Contest) -> QuerySet[Sheet]:
    """Give the sheets a person may open. A work in conflict is not among them, not even as a number."""
    return (
        own(person, contest)
        .exclude(Exists(Conflict.objects.filter(entry=OuterRef("entry"), seat__person=person)))
        .select_related("entry", "seat__contest", "version")
        .defer("version__document")
    )


def own(person: Person, contest: Contest) -> QuerySet[Sheet]:
    """Give the sheets a person may act on; a conflict has recused its sheets when it was written."""
    return Sheet.objects.filter(
        seat__person=person, seat__contest=contest, seat__state="accepted"
    ).exclude(state__in=["recused", "withdrawn"])


def is_blind(sheet: Sheet) -> bool:
    """Say whether the juror is not to learn who made the work."""
    return sheet.version.regulation.judging.blind and sheet.stage == "selection"


def copies(sheet: Sheet) -> QuerySet[Copy]:
    """Give the copies by which the sheet's work is shown; none of them carries its author."""
    return Copy.objects.filter(file__in=files(sheet).values("pk")).select_related("file")


def files(sheet: Sheet) -> QuerySet[WorkFile]:
    """Give the current files of the sheet's work, to be shown under the code instead of their names."""
    return WorkFile.objects.filter(entry=sheet.entry, replaced_at=None).order_by(
        "uploaded_at", "pk"
    )
