"""Documents of Word, PowerPoint and Excel (ECMA-376): their kind and what acts in them by itself."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from baiqau.files import parts, xml
from baiqau.files.hazards import Hazard, found
from baiqau.files.kinds import Kind
from baiqau.files.limits import Limits
from baiqau.files.parts import Relation

TYPES = "[Content_Types].xml"
_MAIN = (
    (
        re.compile(r"wordprocessingml\.(?:document|template)\.main|ms-word\.\w+\.macroenabled"),
        Kind.DOCX,
    ),
    (
        re.compile(
            r"presentationml\.(?:presentation|slideshow|template)\.main|ms-powerpoint\.\w+\.macroenabled"
        ),
        Kind.PPTX,
    ),
    (
        re.compile(
            r"spreadsheetml\.(?:sheet|template)\.main|ms-excel\.\w+\.(?:macroenabled|binary)"
        ),
        Kind.XLSX,
    ),
)
_MACROS = re.compile(r"vbaproject|vbadata|macrosheets?/|intlmacrosheet")
_LOCAL = re.compile(r"(?:file:/*)?/*[a-z]:[\\/]|[^:\\/]*$|file:///[^/\\]", re.IGNORECASE)
_STARTS = re.compile(r"(?:^|[\s\"{])dde(?:auto)?\b", re.IGNORECASE)
_FETCHES = re.compile(
    r"\binclude(?:picture|text)\b.{0,20}?(https?:[^\s\"]+|\\\\[^\s\"]+)", re.IGNORECASE
)
_HARMLESS = frozenset({"hyperlink"})
_OBJECTS = frozenset({"oleObject", "frame", "subDocument", "package", "control"})


def kind(archive: ZipFile, limits: Limits) -> Kind:
    """Give the kind by the content type of the main part; a zip when no known one is named."""
    try:
        types = " ".join(_types(parts.part(archive, TYPES, limits)))
    except xml.Refuses:
        return Kind.ZIP
    return next((kind for pattern, kind in _MAIN if pattern.search(types)), Kind.ZIP)


def hazards(archive: ZipFile, limits: Limits) -> Iterator[Hazard]:
    """Yield macros, controls, objects, links to the outside and fields that start programs."""
    for name in archive.namelist():
        yield from _by_name(name)
    for name, tree in parts.every(archive, limits):
        if isinstance(tree, Hazard):
            yield tree
        else:
            yield from _of_part(name, tree)


def _types(root: Element) -> Iterator[str]:
    for one in root:
        yield one.get("ContentType", "").casefold()


def _by_name(name: str) -> Iterator[Hazard]:
    folded = name.casefold()
    if _MACROS.search(folded):
        yield found("macros", member=name)
    elif "activex/" in folded:
        yield found("object-active", member=name)
    elif "embeddings/" in folded and folded.endswith(".bin"):
        yield found("object-embedded", member=name)


def _of_part(name: str, tree: Element) -> Iterator[Hazard]:
    if name == TYPES:
        if any("macroenabled" in kind or "vbaproject" in kind for kind in _types(tree)):
            yield found("macros", member=name)
    elif parts.is_relations(name):
        for arrow in parts.relations(name, tree):
            yield from _outside(arrow) if arrow.outside else _chunk(arrow)
    elif name.startswith("word/"):
        yield from _fields(name, tree)


def _chunk(arrow: Relation) -> Iterator[Hazard]:
    if arrow.kind == "aFChunk":
        yield found("chunk-foreign", member=arrow.target)


def _outside(arrow: Relation) -> Iterator[Hazard]:
    if arrow.kind == "attachedTemplate":
        code = "template-local" if _LOCAL.match(arrow.target) else "template-outside"
        yield found(code, target=arrow.target)
    elif arrow.kind in _OBJECTS and not _LOCAL.match(arrow.target):
        yield found("object-outside", target=arrow.target)
    elif arrow.kind not in _HARMLESS:
        yield found("link-outside", target=arrow.target)


def _fields(name: str, tree: Element) -> Iterator[Hazard]:
    """Read the field codes, which may be cut into runs to hide what they say."""
    written = "".join(one.text or "" for one in xml.named(tree, "instrText"))
    simple = " ".join(xml.attribute(one, "instr") for one in xml.named(tree, "fldSimple"))
    codes = f"{written} {simple}"
    if _STARTS.search(codes):
        yield found("field-runs", member=name)
    for fetched in _FETCHES.finditer(codes):
        yield found("link-outside", target=fetched[1])
