"""What was seen in a file as one value, and a person's word on just that."""

from collections.abc import Mapping, Sequence

from baiqau.entries.models import Inspection, Release, WorkFile
from baiqau.files.hazards import is_mistakable
from baiqau.proof import canonical


def seen_digest(file: WorkFile, hazards: Sequence[Mapping[str, object]]) -> str:
    """Give one value for these bytes of this entry with everything seen in them, in whatever order."""
    seen = sorted(canonical.encode(dict(one)).decode() for one in hazards)
    return canonical.digest({"entry": file.entry.key, "blob": file.blob, "seen": seen})


def standing_release(file: WorkFile, hazards: Sequence[Mapping[str, object]]) -> Release | None:
    """Give a person's word that this very thing is no harm, while it stands."""
    return Release.objects.filter(standing=seen_digest(file, hazards)).first()


def may_be_released(seen: Inspection) -> bool:
    """Say whether a person may find that what holds this file is no harm."""
    return seen.is_held and is_mistakable(seen.codes)
