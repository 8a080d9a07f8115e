"""All copies a file is shown by: which kind gives which, and why one is missing. No process of its own."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from baiqau.files import child, light, pages
from baiqau.files.inspection import Video
from baiqau.files.kinds import LEGACY, OFFICE, OPEN_OFFICE, PICTURES, VIDEOS, Kind
from baiqau.files.refusing import CannotMake

DOCUMENTS = OFFICE | OPEN_OFFICE | LEGACY | {Kind.PDF}
_TYPES = {".webp": "image/webp", ".png": "image/png", ".jpg": "image/jpeg"}


@dataclass(frozen=True)
class Source:
    """The file that is copied, as the inspection saw it."""

    path: Path
    kind: Kind
    film: Video


@dataclass(frozen=True)
class Made:
    """One copy: film, poster, page (with its number and words) or blind."""

    use: str
    path: Path
    media_type: str = ""  # empty: that of the file itself
    position: int = 1
    words: str = ""


Way = Callable[[Source, Path], Iterator[Made]]


def make(source: Source, *, folder: Path) -> tuple[list[Made], dict[str, str]]:
    """Make every copy this kind of file can have in `folder`; beside them why others are missing."""
    made: list[Made] = []
    reasons: dict[str, str] = {}
    for use, way in _ways(source.kind).items():
        place = folder / use
        place.mkdir()
        try:
            made += way(source, place)
        except CannotMake as refusal:
            reasons[use] = refusal.code
    return made, reasons


def _ways(kind: Kind) -> dict[str, Way]:
    if kind in VIDEOS:
        return {"film": _film}
    if kind in PICTURES:
        return {"blind": _picture}
    return {"page": _pages, "blind": _blind} if kind in DOCUMENTS else {"blind": _blind}


def _film(source: Source, folder: Path) -> Iterator[Made]:
    made = light.make(source.path, source.kind, source.film, folder=folder)
    yield Made("film", made.film, "video/mp4")
    yield Made("poster", made.poster, "image/jpeg")


def _pages(source: Source, folder: Path) -> Iterator[Made]:
    document = pages.as_pdf(source.path, source.kind, folder=folder)
    for number, leaf in enumerate(pages.leaves(document, folder=folder), start=1):
        yield Made("page", leaf.picture, _TYPES[leaf.picture.suffix], number, leaf.words)


def _blind(source: Source, folder: Path) -> Iterator[Made]:
    into = folder / "copy"
    child.blind_copy(source.path, source.kind, into=into)
    yield Made("blind", into)


def _picture(source: Source, folder: Path) -> Iterator[Made]:
    """A picture without its owner and place is its own page."""
    for made in _blind(source, folder):
        yield made
        yield Made("page", made.path)
