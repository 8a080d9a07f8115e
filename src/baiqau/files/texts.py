"""The words of a document somebody brings: looked into first, read in a child process."""

import json
import tempfile
from pathlib import Path

from baiqau.files import child, confined, pages
from baiqau.files.confined import Measure
from baiqau.files.hazards import Level, gravest
from baiqau.files.kinds import Kind
from baiqau.files.limits import MIB, Limits
from baiqau.files.refusing import CannotMake
from baiqau.post import charsets

_BY_OFFICE = {Kind.DOC, Kind.ODT, Kind.RTF}
_SECONDS, LARGEST = 60, 20 * MIB
_PLAIN = 2 * MIB  # of plain text: more than any regulation, and decoded in a moment
_OFFICE = Measure(memory=pages.MEASURE.memory, cpu=40, seconds=40, written=pages.MEASURE.written)


def text(path: Path, *, claimed_name: str) -> str:
    """Give the words, a paragraph a line; `CannotMake` says why not.

    TXT and Markdown in any charset of the region, of a long one the beginning; DOCX and PDF directly, DOC, ODT and RTF through
    LibreOffice. OSError when there is no such file.
    """
    if path.stat().st_size > LARGEST:
        raise CannotMake("words-large")
    seen = child.inspect(path, claimed_name=claimed_name, limits=Limits())
    if seen.kind in {Kind.TXT, Kind.HTML}:
        with path.open("rb") as file:
            return charsets.decode(file.read(_PLAIN)).text
    if seen.kind not in {Kind.DOCX, Kind.PDF, *_BY_OFFICE}:
        raise CannotMake("words-kind")
    if gravest(seen.hazards) is Level.HELD:
        raise CannotMake("words-held")
    if seen.kind in {Kind.DOCX, Kind.PDF}:
        return _read(path, seen.kind)
    with tempfile.TemporaryDirectory() as name:
        made = pages.as_pdf(path, seen.kind, folder=Path(name), measure=_OFFICE)
        return _read(made, Kind.PDF)


def _read(path: Path, kind: Kind) -> str:
    ran = confined.python(
        ("baiqau.files.paragraphs", str(path.resolve()), kind.value), seconds=_SECONDS
    )
    if ran.out_of_time:
        raise CannotMake("made-too-long")
    try:
        lines = json.loads(ran.output)
    except ValueError as error:
        raise CannotMake("not-made", ran.complaint) from error
    if not any(lines):
        raise CannotMake("words-none")
    return "\n".join(lines)
