"""The files of a work as a juror meets them: under the work's number, without the author where blind."""

from django.db.models import QuerySet
from django.urls import reverse

from baiqau.entries import queries as entries
from baiqau.entries import visibility as files_seen
from baiqau.entries.models import Captions, WorkFile
from baiqau.entries.views import viewing
from baiqau.entries.views.telling import labelled
from baiqau.judging import visibility
from baiqau.judging.models import Sheet

_SEEN = {"copying", "shown"}


def viewed(sheet: Sheet) -> list[viewing.Viewed]:
    """Show the files of the sheet's work to its juror."""
    own = {"contest": sheet.seat.contest.slug, "sheet": sheet.key}
    files = labelled(sheet.entry, visibility.shown_files(sheet))
    names = {file.key: _name(sheet, place, file) for place, file in enumerate(files, start=1)}
    reader = viewing.Reader(
        copy=lambda copy: reverse("judging:work-copy", kwargs=own | {"copy": copy.key}),
        file=lambda file: (
            reverse("judging:work-file", kwargs=own | {"file": file.key})
            if given(file, sheet)
            else ""
        ),
        name=lambda file: names[file.key],
        captions=lambda one: reverse("judging:work-captions", kwargs=own | {"captions": one.key}),
        uses=frozenset(
            {"page", "film", "blind"} if visibility.is_blind(sheet) else {"page", "film"}
        ),
    )
    return viewing.viewed(files, reader)


def given(file: WorkFile, sheet: Sheet) -> str:
    """Give the blob the juror may have: without the author where judging is blind, "" for none."""
    if viewing.state_of(file) not in _SEEN:
        return ""
    return blind(file) if visibility.is_blind(sheet) else file.blob


def blind(file: WorkFile) -> str:
    """Give the blob of the file without its author, "" where there is none or it may not be shown."""
    if viewing.state_of(file) not in _SEEN:
        return ""
    return next((copy.blob for copy in file.copies.all() if copy.use == "blind"), "")


def captions(files: QuerySet[WorkFile]) -> QuerySet[Captions]:
    """Give the captions of films the juror may see: not of one that nobody looked into, or that is held.

    They are words of the work like those on its pages; who wrote them is not in them.
    """
    seen = files_seen.given(files.filter(inspection__isnull=False))
    return entries.captions().filter(file__in=seen.values("pk")).select_related("file")


def name(file: WorkFile, sheet: Sheet) -> str:
    """Name a file by the number of its work and its place among the files."""
    keys = list(visibility.files(sheet).values_list("key", flat=True))
    return _name(sheet, keys.index(file.key) + 1, file)


def _name(sheet: Sheet, place: int, file: WorkFile) -> str:
    return f"{sheet.entry.number:03d}-{place}.{file.extension}"
