"""XML from inside handed-in files: no entities, no fetching, no more than a measure."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError  # the types; defusedxml reads

from defusedxml import EntitiesForbidden, ExternalReferenceForbidden
from defusedxml.ElementTree import fromstring

from baiqau.files.hazards import Hazard, found

_FETCHED = re.compile(rb"<!DOCTYPE[^>\[]{0,400}['\"]\s*(?:https?|ftp|file|\\\\)", re.IGNORECASE)


class Refuses(ValueError):  # noqa: N818  # an answer about a file, not an error of ours
    """A part that is not read; carries the finding."""

    def __init__(self, hazard: Hazard) -> None:
        super().__init__(hazard.code)
        self.hazard = hazard


def read(content: bytes, member: str) -> Element:
    """Read a part; `Refuses` with the finding when it is broken or dangerous."""
    if _FETCHED.search(content[:4096].replace(b"\0", b"")):
        raise Refuses(found("xml-outside", member=member))
    try:
        root: Element = fromstring(content)
    except ExternalReferenceForbidden as error:
        raise Refuses(found("xml-outside", member=member)) from error
    except EntitiesForbidden as error:
        code = "xml-outside" if error.sysid or error.pubid else "xml-entities"
        raise Refuses(found(code, member=member)) from error
    except (ParseError, ValueError, LookupError) as error:
        raise Refuses(found("xml-broken", member=member)) from error
    return root


def named(root: Element, name: str) -> Iterator[Element]:
    """Yield the elements of that name in any namespace."""
    yield from (one for one in root.iter() if local(one.tag) == name)


def local(tag: object) -> str:
    """Give a name without its namespace; comments and instructions have none."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element, name: str) -> str:
    """Give an attribute of that name in any namespace; empty when there is none."""
    return next((value for key, value in element.attrib.items() if local(key) == name), "")
