"""The films among the files of a work, and what can be read along with them."""

from django.db.models import QuerySet

from baiqau.entries.models import Captions, Entry, WorkFile
from baiqau.entries.queries import asked
from baiqau.files.kinds import ENDINGS, VIDEOS


def films_of(entry: Entry) -> list[WorkFile]:
    """Give the films that stand in a work, each with its captions."""
    found = asked.shown_files(asked.files_of(entry))
    return [file for file in found if is_film(file)]


def is_film(file: WorkFile) -> bool:
    """Say whether a file is a film: by what was seen in it, before that by its ending."""
    seen = getattr(file, "inspection", None)
    if seen is not None:
        return seen.kind in VIDEOS
    return may_be_film(file.extension)


def may_be_film(extension: str) -> bool:
    """Say whether files of this ending are films."""
    return bool(ENDINGS.get(extension, frozenset()) & VIDEOS)


def captions() -> QuerySet[Captions]:
    """Give the captions that stand, in the order of their languages."""
    return Captions.objects.filter(replaced_at=None).order_by("language", "pk")
