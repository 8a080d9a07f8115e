"""Files that are two at once: a picture that is a zip, a PDF that is a page, a drawing that runs."""

import re
from collections.abc import Iterator

from baiqau.files import directory
from baiqau.files.hazards import Hazard, found
from baiqau.files.kinds import PICTURES, VIDEOS, Kind
from baiqau.files.source import Source

_ZIPPED = frozenset({Kind.ZIP, Kind.EXECUTABLE, Kind.PACKED})
_PAGE = re.compile(
    rb"<script[\s>]|<html[\s>]|<!doctype html|<\?php\s|<iframe\s|javascript:", re.IGNORECASE
)
_ACTS = re.compile(
    rb"<script|\son[a-z]{3,20}\s*=|javascript:|<foreignobject|<iframe|<!entity", re.IGNORECASE
)
_PDF_NEAR = 1024  # bytes within which readers look for the beginning of a PDF


def hazards(source: Source, kind: Kind) -> Iterator[Hazard]:
    """Yield a second nature of a file that has already a first one."""
    if (
        kind not in _ZIPPED
        and kind is not Kind.OLE
        and directory.end_of(source) not in {None, (0, 0)}
    ):
        yield found("two-in-one", kind=kind.value, other="zip")
    if kind is not Kind.PDF and b"%PDF-" in source.head[:_PDF_NEAR]:
        yield found("two-in-one", kind=kind.value, other="pdf")
    if kind in PICTURES and _PAGE.search(source.head + source.tail):
        yield found("picture-script")
    if kind in VIDEOS | {Kind.PDF} and _PAGE.search(source.head[:_PDF_NEAR]):
        yield found("two-in-one", kind=kind.value, other="html")


def drawing(source: Source, most: int) -> Iterator[Hazard]:
    """Yield what a drawing in SVG would do in a browser."""
    yield found("picture-drawn")
    if _ACTS.search(source.whole(most).replace(b"\0", b"")):
        yield found("picture-script")
