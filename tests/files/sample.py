"""A file as it is handed in beside the truth about it, and the bits that samples are made of."""

from collections.abc import Callable
from dataclasses import dataclass

from baiqau.files import Kind, Level
from tests.files import compounds, drawings, zips
from tests.files.zips import arrows, docx, zipped

FINE, DOUBT, HELD = Level
Made = Callable[[], bytes]


@dataclass(frozen=True)
class Sample:
    """A file as it is handed in, and the truth about it."""

    name: str
    made: Made
    kind: Kind
    level: Level
    codes: tuple[str, ...] = ()


def of(content: bytes) -> Made:
    return lambda: content


def rels(kind: str, target: str, mode: str = "External") -> dict[str, str]:
    return {"word/_rels/document.xml.rels": arrows((kind, target, mode))}


def field(*runs: str) -> str:
    inner = "".join(f"<w:r><w:instrText>{run}</w:instrText></w:r>" for run in runs)
    return f"<w:p>{inner}</w:p>"


def xml(declared: str, used: str) -> bytes:
    return docx({"word/footnotes.xml": f"<!DOCTYPE a [{declared}]><a>{used}</a>"})


LAUGHS = '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">'
MZ = b"MZ\x90\0\3\0\0\0\4\0\0\0\xff\xff\0\0" + bytes(60) + b"This program cannot be run in DOS mode"
PNG_ZIP = drawings.picture("PNG") + zipped({"a.txt": "hidden"})
TEXT = "Кітапханадағы жасанды интеллект\n"
GIF_SCRIPT = b"GIF89a/*" + b" " * 60 + b"*/=1;<script>alert(1)</script>"
OLE_PROGRAM = compounds.compound({"\1Ole10Native": b"a\0setup.exe\0" + MZ})
BOMB = zips.flat_bomb
