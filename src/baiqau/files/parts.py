"""The XML parts of a document that is a zip: read safely, relationships resolved."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from baiqau.files import directory, xml
from baiqau.files.hazards import Hazard, found
from baiqau.files.limits import Limits

_RELATIONS = ".rels"


@dataclass(frozen=True)
class Relation:
    """One arrow from a part to another part or to the outside."""

    part: str
    key: str
    kind: str  # the last word of its type
    target: str
    outside: bool


def part(archive: ZipFile, name: str, limits: Limits) -> Element:
    """Read one part; `xml.Refuses` when it is missing, too large, broken or dangerous."""
    try:
        row = archive.getinfo(name)
    except KeyError as error:
        raise xml.Refuses(found("xml-broken", member=name)) from error
    if row.file_size > limits.xml:
        raise xml.Refuses(found("xml-large", member=name))
    return xml.read(directory.read(archive, row, limits.xml + 1), name)


def every(archive: ZipFile, limits: Limits) -> Iterator[tuple[str, Element | Hazard]]:
    """Yield each XML part with its tree, or with the finding that stands in the way."""
    for name in archive.namelist():
        if name.endswith((".xml", _RELATIONS, ".vml", ".rdf")):
            try:
                yield name, part(archive, name, limits)
            except xml.Refuses as refusal:
                yield name, refusal.hazard


def relations(name: str, root: Element) -> Iterator[Relation]:
    """Yield the arrows of a relationship part."""
    folder, _slash, file = name.rpartition("/_rels/")
    for one in xml.named(root, "Relationship"):
        outside = one.get("TargetMode", "").casefold() == "external"
        target = one.get("Target", "")
        yield Relation(
            part=posixpath.join(folder, file.removesuffix(_RELATIONS)),
            key=one.get("Id", ""),
            kind=one.get("Type", "").rpartition("/")[2],
            target=target
            if outside
            else posixpath.normpath(posixpath.join("/", folder, target))[1:],
            outside=outside,
        )


def is_relations(name: str) -> bool:
    return name.endswith(_RELATIONS)
