"""How many pages or slides a document that is a zip has, by its own parts."""

from xml.etree.ElementTree import Element
from zipfile import ZipFile

from baiqau.files import parts, xml
from baiqau.files.inspection import Pages
from baiqau.files.kinds import Kind
from baiqau.files.limits import Limits

_SHOW = "ppt/presentation.xml"
_ARROWS = "ppt/_rels/presentation.xml.rels"


def pages(archive: ZipFile, kind: Kind, limits: Limits) -> Pages | None:
    """Count slides truly; take pages of a text as its program said; None where nothing tells."""
    count = _COUNTS.get(kind)
    if count is None:
        return None
    try:
        return count(archive, limits)
    except (xml.Refuses, ValueError):
        return None


def _slides(archive: ZipFile, limits: Limits) -> Pages:
    """Count the slides of the list whose parts are there: a part left over is not shown."""
    arrows = parts.relations(_ARROWS, parts.part(archive, _ARROWS, limits))
    there = set(archive.namelist())
    slides = {one.key for one in arrows if one.kind == "slide" and one.target in there}
    listed = xml.named(parts.part(archive, _SHOW, limits), "sldId")
    return Pages(sum(_relation(one) in slides for one in listed))


def _relation(element: Element) -> str:
    """Give the relationship of a list entry, not its own number, which is called id, too."""
    return next((value for key, value in element.attrib.items() if key.endswith("}id")), "")


def _word_pages(archive: ZipFile, limits: Limits) -> Pages | None:
    told = next(xml.named(parts.part(archive, "docProps/app.xml", limits), "Pages"), None)
    return Pages(int(told.text), claimed=True) if told is not None and told.text else None


def _drawn_pages(archive: ZipFile, limits: Limits) -> Pages:
    tree = parts.part(archive, "content.xml", limits)
    return Pages(sum(1 for one in xml.named(tree, "page") if "drawing" in str(one.tag)))


def _text_pages(archive: ZipFile, limits: Limits) -> Pages | None:
    told = next(xml.named(parts.part(archive, "meta.xml", limits), "document-statistic"), None)
    count = xml.attribute(told, "page-count") if told is not None else ""
    return Pages(int(count), claimed=True) if count else None


_COUNTS = {
    Kind.DOCX: _word_pages,
    Kind.PPTX: _slides,
    Kind.ODP: _drawn_pages,
    Kind.ODT: _text_pages,
}
