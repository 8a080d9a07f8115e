"""Files as pages show them: played, leafed through, given; and in words how far the looking is.

The pages of the author, the committee and the jury share `entries/viewer.html`; each stage says
which addresses its reader may open.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponseBase
from django.utils.functional import Promise

from baiqau.base import storage
from baiqau.entries.models import Captions, Copy, Inspection, Release, WorkFile
from baiqau.entries.wording.looked import HAZARDS, NO_COPY

_TONGUES = {"kk": "Қазақша", "ru": "Русский", "en": "English"}


@dataclass(frozen=True)
class Leaf:
    """One page: its number, the address of its picture, its words."""

    number: int
    url: str
    words: str


@dataclass(frozen=True)
class Track:
    """Captions of a film in one language: its code, its name, the address."""

    language: str
    name: str
    url: str


@dataclass(frozen=True)
class Viewed:
    """One file for one reader; `state` is waiting, held, copying or shown."""

    name: str
    url: str
    size: int
    state: str
    told: tuple[Promise, ...]
    lacking: tuple[Promise, ...]
    seconds: int | None
    silent: bool
    leaves: tuple[Leaf, ...]
    film: str
    poster: str
    tracks: tuple[Track, ...]
    asked: str  # the question it answers, in words; "": the work itself
    released: Release | None  # for those who may read a person's reason


@dataclass(frozen=True)
class Reader:
    """Where one kind of reader finds a copy and, when it may be given, the file itself."""

    copy: Callable[[Copy], str]
    file: Callable[[WorkFile], str]
    name: Callable[[WorkFile], str]
    captions: Callable[[Captions], str]
    uses: frozenset[str] = frozenset({"page", "film"})  # whose absence is worth a word
    reasons: bool = False  # whether the reader learns why a person released a file that was held


def viewed(files: Iterable[WorkFile], reader: Reader) -> list[Viewed]:
    """Show the files (loaded with `queries.shown_files`) to a reader."""
    return [_viewed(file, reader) for file in files]


def state_of(file: WorkFile) -> str:
    """Say how far the looking into a file is."""
    seen = seen_of(file)
    if seen is None:
        return "waiting"
    if seen.is_held:
        return "held"
    return "shown" if seen.copied_at else "copying"


def seen_of(file: WorkFile) -> Inspection | None:
    """Give what was seen in a file; None while nobody looked."""
    return getattr(file, "inspection", None)


def give(copy: Copy, name: str, request: HttpRequest) -> HttpResponseBase:
    """Answer with a copy, in parts when asked for parts."""
    return storage.as_attachment(copy.blob, name, copy.media_type, request=request, inline=True)


def give_captions(captions: Captions, film: str, request: HttpRequest) -> HttpResponseBase:
    """Answer with clean captions, named after the film as this reader knows it."""
    name = f"{film.rpartition('.')[0] or film}.{captions.language}.vtt"
    return storage.as_attachment(captions.blob, name, "text/vtt", request=request)


def captioned(file: WorkFile) -> list[dict[str, object]]:
    """Tell the captions of a film to its author: the language's own name, how many, the key."""
    return [
        {"key": one.key, "tongue": tongue(one.language), "cues": one.cues}
        for one in file.captioned  # type: ignore[attr-defined]  # loaded with `shown_files`
    ]


def tongue(language: str) -> str:
    """Name a language in itself: who reads captions looks for the own one."""
    return _TONGUES[language]


def _viewed(file: WorkFile, reader: Reader) -> Viewed:
    seen = seen_of(file)
    made = {use: [one for one in file.copies.all() if one.use == use] for use in reader.uses}
    posters = [one for one in file.copies.all() if one.use == "poster"]
    found = [one["code"] for one in seen.hazards] if seen else []
    reasons = seen.reasons if seen else {}
    return Viewed(
        name=reader.name(file),
        url=reader.file(file),
        size=file.size,
        state=state_of(file),
        told=tuple(dict.fromkeys(HAZARDS[code] for code in found if code in HAZARDS)),
        lacking=tuple(NO_COPY[reasons[use]] for use in sorted(reader.uses) if use in reasons),
        seconds=None if file.seconds is None else round(file.seconds),
        silent=bool(seen and seen.codec and not seen.sound),
        leaves=tuple(
            Leaf(one.position, reader.copy(one), one.words) for one in made.get("page", [])
        ),
        film=next((reader.copy(one) for one in made.get("film", [])), ""),
        poster=next((reader.copy(one) for one in posters), ""),
        tracks=tuple(
            Track(one.language, tongue(one.language), reader.captions(one))
            for one in file.captioned  # type: ignore[attr-defined]  # loaded with `shown_files`
        ),
        asked=getattr(file, "asked", ""),  # of files that went through `telling.labelled`
        released=seen.release if seen and reader.reasons else None,
    )
