"""Pictures and words of a document's pages: PDF at once, other documents through LibreOffice."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from baiqau.files import confined
from baiqau.files.confined import Measure
from baiqau.files.kinds import LEGACY, OFFICE, OPEN_OFFICE, Kind
from baiqau.files.limits import MIB
from baiqau.files.refusing import CannotMake

MEASURE = Measure(memory=4096 * MIB, cpu=120, seconds=180, written=512 * MIB)
_BY_OFFICE = OFFICE | OPEN_OFFICE | LEGACY
# Nothing is fetched, no macro runs, no link is followed while a document is turned into pages.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


@dataclass(frozen=True)
class Leaf:
    """One page: where its picture lies, and its words."""

    picture: Path
    words: str


def as_pdf(path: Path, kind: Kind, *, folder: Path, measure: Measure = MEASURE) -> Path:
    """Give the document as a PDF in `folder`: itself when it is one; `CannotMake` says why not."""
    if kind is Kind.PDF:
        return path
    if kind not in _BY_OFFICE:
        raise CannotMake("not-shown")
    soffice = shutil.which("soffice")
    if soffice is None:
        raise CannotMake("soffice-missing")
    source = folder / f"document.{kind.value}"
    shutil.copyfile(path, source)
    ran = confined.program(_words(soffice, source, folder), measure=measure, folder=folder)
    made = folder / "document.pdf"
    if ran.out_of_time:
        raise CannotMake("made-too-long")
    if ran.code or not made.is_file():
        raise CannotMake("not-made", ran.complaint)
    return made


def leaves(pdf: Path, *, folder: Path, width: int = 1280, most: int = 300) -> tuple[Leaf, ...]:
    """Make picture and words of each page of a PDF in `folder`, up to `most`; `CannotMake` says why not."""
    words = ("baiqau.files.leaves", str(pdf.resolve()), str(folder), str(width), str(most))
    ran = confined.python(words, seconds=MEASURE.seconds)
    if ran.out_of_time:
        raise CannotMake("made-too-long")
    if ran.code:
        raise CannotMake("not-made", ran.complaint)
    said = json.loads((folder / "words.json").read_text(encoding="utf-8"))
    drawn = sorted(folder.glob("page-*"))
    return tuple(Leaf(*one) for one in zip(drawn, said, strict=True))


def _words(soffice: str, source: Path, folder: Path) -> list[str]:
    """Give the command line, with a fresh profile: two conversions do not meet, none remembers."""
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    quiet = [
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--nodefault",
        "--nologo",
        "--nofirststartwizard",
    ]
    into = ["--convert-to", "pdf", "--outdir", str(folder), str(source)]
    return [soffice, f"-env:UserInstallation={profile.as_uri()}", *quiet, *into]
