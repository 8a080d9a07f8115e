"""Zips and documents that are zips, made by hand, so that each may be wrong in exactly one way."""

import struct
import warnings
import zipfile
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
SHOW = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
ARROWS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = f'xmlns:r="{ARROWS[:-1]}"'
Members = Mapping[str, str | bytes]


def zipped(members: Members, packing: int = ZIP_DEFLATED) -> bytes:
    into = BytesIO()
    with ZipFile(into, "w", packing) as archive:
        for name, content in members.items():
            archive.writestr(ZipInfo(name, (2026, 11, 1, 9, 0, 0)), content, packing)
    return into.getvalue()


def types(main: str, part: str) -> str:
    return (
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/{part}" ContentType="{main}"/></Types>'
    )


def arrows(*rows: tuple[str, str, str]) -> str:
    """Relationships: kind, target, mode."""
    inner = "".join(
        f'<Relationship Id="rId{number}" Type="{ARROWS}{kind}" Target="{target}"'
        + (f' TargetMode="{mode}"/>' if mode else "/>")
        for number, (kind, target, mode) in enumerate(rows, start=1)
    )
    return (
        '<?xml version="1.0"?><Relationships xmlns='
        f'"http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )


def docx(
    more: Members | None = None, *, body: str = "<w:p/>", main: str = WORD, pages: int = 3
) -> bytes:
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": types(main, "word/document.xml"),
        "_rels/.rels": arrows(("officeDocument", "word/document.xml", "")),
        "word/document.xml": f"<w:document {W} {R}><w:body>{body}</w:body></w:document>",
        "docProps/app.xml": (
            '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
            f"<Pages>{pages}</Pages><Company>Абай кітапханасы</Company></Properties>"
        ),
        "docProps/core.xml": (
            '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
            ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Жоба</dc:title>'
            "<dc:creator>Айгүл Қасымова</dc:creator><cp:lastModifiedBy>Айгүл Қасымова</cp:lastModifiedBy>"
            "<cp:revision>17</cp:revision></cp:coreProperties>"
        ),
    }
    return zipped(members | dict(more or {}))


def stored(more: Members) -> bytes:
    """A text document that packs nothing: it may hold much without growing."""
    kept = {
        "[Content_Types].xml": types(WORD, "word/document.xml"),
        "word/document.xml": f"<w:document {W} {R}><w:body><w:p/></w:body></w:document>",
    }
    return zipped(kept | dict(more), zipfile.ZIP_STORED)


def pptx(more: Members | None = None, *, listed: int = 4, there: int = 4) -> bytes:
    rows = [("slide", f"slides/slide{number}.xml", "") for number in range(1, listed + 1)]
    ids = "".join(
        f'<p:sldId id="{255 + number}" r:id="rId{number}"/>' for number in range(1, listed + 1)
    )
    p = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": types(SHOW, "ppt/presentation.xml"),
        "ppt/presentation.xml": f"<p:presentation {p} {R}><p:sldIdLst>{ids}</p:sldIdLst></p:presentation>",
        "ppt/_rels/presentation.xml.rels": arrows(*rows),
        "docProps/core.xml": "<a><creator>Айгүл Қасымова</creator></a>",
    }
    members |= {f"ppt/slides/slide{number}.xml": f"<p:sld {p}/>" for number in range(1, there + 1)}
    return zipped(members | dict(more or {}))


def xlsx() -> bytes:
    return zipped(
        {"[Content_Types].xml": types(SHEET, "xl/workbook.xml"), "xl/workbook.xml": "<a/>"}
    )


def opened(kind: str = "text", more: Members | None = None, content: str = "<a/>") -> bytes:
    """A document of LibreOffice."""
    meta = (
        '<o:document-meta xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:m="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<o:meta><m:initial-creator>Айгүл Қасымова</m:initial-creator><dc:creator>Айгүл Қасымова</dc:creator>"
        '<m:document-statistic m:page-count="7"/></o:meta></o:document-meta>'
    )
    members: dict[str, str | bytes] = {
        "mimetype": f"application/vnd.oasis.opendocument.{kind}",
        "META-INF/manifest.xml": "<m/>",
        "content.xml": content,
        "meta.xml": meta,
    }
    return zipped(members | dict(more or {}))


def slides(count: int, inner: str = "") -> str:
    page = f"<d:page>{inner}</d:page>" * count
    space = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
    return f'<a xmlns:d="{space}" xmlns:x="http://www.w3.org/1999/xlink">{page}</a>'


def twice(name: str = "work.txt") -> bytes:
    into = BytesIO()
    with warnings.catch_warnings(), ZipFile(into, "w") as archive:
        warnings.simplefilter("ignore", UserWarning)
        archive.writestr(name, "one")
        archive.writestr(name, "two")
    return into.getvalue()


def linked() -> bytes:
    """A member that is a symbolic link of Unix."""
    row = ZipInfo("notes.txt")
    row.create_system, row.external_attr = 3, 0o120777 << 16
    into = BytesIO()
    with ZipFile(into, "w") as archive:
        archive.writestr(row, "/etc/passwd")
    return into.getvalue()


def nested(depth: int) -> bytes:
    content = zipped({"work.txt": "work"})
    for _level in range(depth - 1):
        content = zipped({"inner.zip": content})
    return content


def flat_bomb(size: int = 32 << 20) -> bytes:
    return zipped(
        {"[Content_Types].xml": types(WORD, "word/document.xml"), "word/document.xml": b"\0" * size}
    )


def nested_bomb() -> bytes:
    """Ten archives of ten, each a megabyte of nothing, hidden from the outer directory."""
    inner = zipped({f"{number}.txt": b"\0" * (1 << 20) for number in range(12)})
    middle = zipped({f"{number}.zip": inner for number in range(12)})
    return zipped({f"{number}.zip": middle for number in range(12)})


def overlapping() -> bytes:
    """Two rows of the directory that name the same bytes."""
    whole = zipped({"a.txt": b"text " * 100})
    at = whole.rfind(b"PK\x01\x02")
    end = whole.rfind(b"PK\x05\x06")
    row = whole[at:end]
    other = row.replace(b"a.txt", b"b.txt")
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 2, 2, 2 * len(row), at, 0)
    return whole[:at] + row + other + tail


def lying(says: int = 100) -> bytes:
    """A member that holds more than both its headers say."""
    whole = bytearray(zipped({"a.txt": b"text " * 2000}))
    struct.pack_into("<L", whole, 22, says)
    struct.pack_into("<L", whole, whole.rfind(b"PK\x01\x02") + 24, says)
    return bytes(whole)


def locked() -> bytes:
    """The flag of a password in both headers."""
    whole = bytearray(zipped({"a.txt": b"text"}))
    whole[6] |= 1
    whole[whole.rfind(b"PK\x01\x02") + 8] |= 1
    return bytes(whole)


def crowd(count: int = 10_001) -> bytes:
    return zipped(dict.fromkeys((f"{number}" for number in range(count)), b""), zipfile.ZIP_STORED)
