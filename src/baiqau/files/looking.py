"""One look at a file: its kind, what confirms it, and every hazard; no process is started here."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from baiqau.files import compound, naming, packages, pdf, pictures, sniffing, twins, video
from baiqau.files.hazards import Hazard, found
from baiqau.files.inspection import Inspection
from baiqau.files.kinds import PICTURES, VIDEOS, Kind
from baiqau.files.limits import Limits
from baiqau.files.packages import Budget
from baiqau.files.source import Source

_SIMPLE = {
    Kind.EMPTY: "file-empty",
    Kind.UNKNOWN: "file-unknown",
    Kind.EXECUTABLE: "executable",
    Kind.PACKED: "packed",
    Kind.HTML: "web-page",
}
Look = Callable[[Source, Inspection, Limits, Budget], Inspection]


def inspect(path: Path, *, claimed_name: str, limits: Limits | None = None) -> Inspection:
    """Say what the file at `path` is and what is wrong with it; OSError when it cannot be read.

    Nothing is written, nothing is fetched, no other file is opened. On files without trust call it
    through `child.inspect`: the libraries behind it may be brought to fall.
    """
    limits = limits or Limits()
    with path.open("rb") as file:
        source = Source.of(file)
        name_hazards = tuple(naming.hazards(claimed_name))
        if source.size > limits.size:
            big = found("file-too-big", size=source.size, most=limits.size)
            return Inspection(claimed_name, source.size, Kind.UNKNOWN, agrees=False).joined(
                *name_hazards, big
            )
        seen = look(source, claimed_name, limits, Budget.of(source.size, limits))
    if seen.kind is not Kind.EMPTY:
        seen = seen.joined(*naming.disagreement(claimed_name, seen.kind))
    agrees = naming.agrees(claimed_name, seen.kind)
    return replace(
        seen, agrees=agrees, hazards=tuple(dict.fromkeys((*name_hazards, *seen.hazards)))
    )


def look(source: Source, name: str, limits: Limits, budget: Budget) -> Inspection:
    """Look at the bytes alone, whatever they are called."""
    kind = sniffing.sniff(source)
    seen = Inspection(name, source.size, kind)
    if kind in _SIMPLE:
        seen = seen.joined(found(_SIMPLE[kind]))
    seen = _LOOKS.get(kind, _nothing)(source, seen, limits, budget)
    return seen.joined(*_twins(source, seen.kind))


def _twins(source: Source, kind: Kind) -> Iterator[Hazard]:
    packed = sniffing.sniff(source) is Kind.ZIP
    yield from () if packed else twins.hazards(source, kind)


def _nothing(source: Source, seen: Inspection, limits: Limits, budget: Budget) -> Inspection:
    return seen


def _package(source: Source, seen: Inspection, limits: Limits, budget: Budget) -> Inspection:
    def inside(member: Source, budget: Budget) -> tuple[Hazard, ...]:
        return _member(member, limits, budget)

    looked = packages.look(source, limits, budget, inside)
    seen = replace(seen, kind=looked.kind, archive=looked.archive, pages=looked.pages)
    return seen.joined(*looked.hazards)


def _member(source: Source, limits: Limits, budget: Budget) -> tuple[Hazard, ...]:
    """Look into a member; only what is grave by itself is told of it, not its looks."""
    kind = sniffing.sniff(source)
    if kind is Kind.ZIP:
        return _level_below(source, limits, budget)
    if kind in {Kind.EXECUTABLE, Kind.PDF, Kind.OLE}:
        seen = look(source, "", limits, budget)
        return tuple(hazard for hazard in seen.hazards if hazard.code not in _OF_LOOKS)
    return ()


_OF_LOOKS = frozenset({"old-format", "file-cut", "pages-many", "page-huge", "file-unknown"})


def _level_below(source: Source, limits: Limits, budget: Budget) -> tuple[Hazard, ...]:
    budget.depth += 1
    budget.deepest = max(budget.deepest, budget.depth)
    try:
        if budget.depth > limits.depth:
            return (found("zip-deep", depth=budget.depth),)
        return look(source, "", limits, budget).hazards
    finally:
        budget.depth -= 1


def _pdf(source: Source, seen: Inspection, limits: Limits, budget: Budget) -> Inspection:
    pages, hazards = pdf.look(source, limits)
    return replace(seen, pages=pages).joined(*hazards)


def _compound(source: Source, seen: Inspection, limits: Limits, budget: Budget) -> Inspection:
    kind, hazards = compound.look(source)
    return replace(seen, kind=kind).joined(*hazards)


def _rich_text(source: Source, seen: Inspection, limits: Limits, budget: Budget) -> Inspection:
    """RTF carries objects as letters: any of them is told."""
    text = source.whole(limits.document).lower()
    told = [found("old-format", kind=Kind.RTF.value)]
    if b"\\objdata" in text or b"\\objocx" in text or b"\\objupdate" in text:
        told.append(found("object-active", member="objdata"))
    return seen.joined(*told)


def _picture(source: Source, seen: Inspection, limits: Limits, budget: Budget) -> Inspection:
    picture, hazards = pictures.look(source, seen.kind, limits)
    return replace(seen, picture=picture).joined(*hazards)


def _video(source: Source, seen: Inspection, limits: Limits, budget: Budget) -> Inspection:
    film, hazards = video.look(source, seen.kind, limits)
    return replace(seen, video=film).joined(*hazards)


def _drawing(source: Source, seen: Inspection, limits: Limits, budget: Budget) -> Inspection:
    return seen.joined(*twins.drawing(source, limits.inner))


_LOOKS: dict[Kind, Look] = {
    Kind.PDF: _pdf,
    Kind.ZIP: _package,
    Kind.OLE: _compound,
    Kind.RTF: _rich_text,
    Kind.SVG: _drawing,
    **dict.fromkeys(PICTURES, _picture),
    **dict.fromkeys(VIDEOS, _video),
}
