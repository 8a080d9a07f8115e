"""Documents of LibreOffice (ODF 1.3): their kind and what acts in them by itself."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from baiqau.files import directory, parts, xml
from baiqau.files.hazards import Hazard, found
from baiqau.files.kinds import Kind
from baiqau.files.limits import Limits

_TYPE = "application/vnd.oasis.opendocument."
_KINDS = {
    "text": Kind.ODT,
    "text-template": Kind.ODT,
    "presentation": Kind.ODP,
    "presentation-template": Kind.ODP,
    "spreadsheet": Kind.ODS,
}
_SHOWN = frozenset(
    {"image", "object", "object-ole", "plugin", "applet", "floating-frame", "section-source"}
)
_ACTING = frozenset({"event-listener"})
_FETCHED = ("http:", "https:", "ftp:", "file:", "\\\\", "//", "smb:")


def kind(archive: ZipFile) -> Kind:
    """Give the kind by the first member, which holds its media type as plain text."""
    told = (
        directory.read(archive, archive.getinfo("mimetype"), 200).decode("ascii", "replace").strip()
    )
    return _KINDS.get(told.removeprefix(_TYPE), Kind.ZIP) if told.startswith(_TYPE) else Kind.ZIP


def hazards(archive: ZipFile, limits: Limits) -> Iterator[Hazard]:
    """Yield macros, locks, objects and links to the outside."""
    for name in archive.namelist():
        yield from _by_name(name)
    for name, tree in parts.every(archive, limits):
        if isinstance(tree, Hazard):
            yield tree
        elif name == "META-INF/manifest.xml":
            yield from _locked(tree)
        else:
            yield from _of_part(name, tree)


def _by_name(name: str) -> Iterator[Hazard]:
    if name.startswith(("Basic/", "Scripts/")) and not name.endswith(("/", "-lc.xml", "-lb.xml")):
        yield found("macros", member=name)
    elif name.startswith("Object ") and "/" not in name:
        yield found("object-embedded", member=name)


def _locked(tree: Element) -> Iterator[Hazard]:
    if next(xml.named(tree, "encryption-data"), None) is not None:
        yield found("encrypted")


def _of_part(name: str, tree: Element) -> Iterator[Hazard]:
    for one in tree.iter():
        label = xml.local(one.tag)
        if label in _ACTING and xml.attribute(one, "language"):
            yield found("macros", member=name)
        elif label in _SHOWN:
            target = xml.attribute(one, "href")
            if target.casefold().startswith(_FETCHED):
                yield found("link-outside", target=target)
