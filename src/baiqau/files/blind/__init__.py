"""Copies for blind reading: the same work without the author, company, place and history in it.

What people wrote into the text itself stays: no program can tell an author from a person in a story.
"""

from collections.abc import Callable
from pathlib import Path

from baiqau.files.blind import images, office, opendocument, pdf
from baiqau.files.kinds import OFFICE, OPEN_OFFICE, Kind
from baiqau.files.refusing import CannotMake

__all__ = ["copy"]

_MOST = 256 << 20
_CLEANERS: dict[Kind, Callable[[bytes], bytes]] = {
    Kind.PDF: pdf.cleaned,
    Kind.JPG: images.jpeg,
    Kind.PNG: images.png,
    Kind.WEBP: images.webp,
    Kind.TXT: lambda content: content,
    **dict.fromkeys(OFFICE, office.cleaned),
    **dict.fromkeys(OPEN_OFFICE, opendocument.cleaned),
}


def copy(path: Path, kind: Kind) -> bytes:
    """Give the bytes of the blind copy; the file itself is not touched.

    `kind` is that of the inspection. `CannotMake` with a code when there is no way for this kind,
    the file is too large or damaged, or what it takes is not installed.
    """
    clean = _CLEANERS.get(kind)
    if clean is None:
        raise CannotMake("blind-kind")
    if path.stat().st_size > _MOST:
        raise CannotMake("blind-size")
    return clean(path.read_bytes())
