"""Word, PowerPoint, Excel: properties, and names on remarks, changes and saved identities."""

import re

from baiqau.files.blind import packing
from baiqau.files.refusing import CannotMake

_CORE = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp='
    b'"http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
)
_APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns='
    b'"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
)
_PROPERTIES = {
    "docprops/core.xml": _CORE,
    "docprops/app.xml": _APP,
    "docprops/custom.xml": _APP.replace(b"extended-properties", b"custom-properties"),
}
_VALUE = rb"""=(?:"[^"]*"|'[^']*')"""
_NAMES = re.compile(rb"(\s(?:\w+:)?(?:author|initials|lastModifiedBy|userName))" + _VALUE)
_IDENTITIES = re.compile(rb"(\s(?:\w+:)?(?:name|userId|providerId|displayName))" + _VALUE)
_TIMES = re.compile(rb"(\s(?:w|w16\w*):(?:date|dateUtc))" + _VALUE)
_REVISIONS = re.compile(
    rb"\s(?:w|w14):rsid\w*" + _VALUE + rb"|<w:rsids>.*?</w:rsids>|<w:rsidRoot[^>]*/>", re.DOTALL
)
_SHEET_AUTHOR = re.compile(rb"<author>.*?</author>", re.DOTALL)
_DISK = re.compile(rb"""\sTarget=(["'])(?:file:|[A-Za-z]:|\\\\)[^"']*\1""")
_SIGNED = re.compile(
    rb"<Relationship\s[^>]*digital-signature/origin[^>]*/>|<Override\s[^>]*/_xmlsignatures/[^>]*/>"
)
_ABOUT_PEOPLE = ("people", "person", "author")  # in the name of a part
_INNER = (".docx", ".pptx", ".xlsx")


def cleaned(content: bytes) -> bytes:
    """Give the document without what names its makers; text, order and looks stay."""
    return packing.rewritten(content, _rule)


def _rule(name: str, content: bytes) -> bytes | None:
    folded = name.casefold()
    if folded.startswith("_xmlsignatures/"):
        return None
    if folded in _PROPERTIES:
        return _PROPERTIES[folded]
    if folded.endswith((".xml", ".rels")):
        return _anonymous(folded, _as_utf8(content))
    if folded.endswith(_INNER):
        return _inner(content)
    return packing.picture(name, content)


def _inner(content: bytes) -> bytes:
    """Clean a document inside the document; one that cannot be opened stays."""
    try:
        return cleaned(content)
    except CannotMake:
        return content


def _anonymous(name: str, content: bytes) -> bytes:
    content = _SIGNED.sub(b"", _NAMES.sub(rb'\1="author"', content))
    if name.endswith(".rels"):
        return _DISK.sub(b' Target="file:///removed"', content)
    if name.startswith("word/"):
        content = _TIMES.sub(rb'\1="2000-01-01T00:00:00Z"', _REVISIONS.sub(b"", content))
    if name.startswith("xl/") and "comment" in name:
        content = _SHEET_AUTHOR.sub(b"<author>author</author>", content)
    if any(word in name for word in _ABOUT_PEOPLE):
        content = _IDENTITIES.sub(rb'\1="author"', content)
    return content


def _as_utf8(content: bytes) -> bytes:
    """Parts in UTF-16 are rare and allowed: the rules above know UTF-8."""
    if content[:2] not in {b"\xff\xfe", b"\xfe\xff"}:
        return content
    text = content.decode("utf-16", "replace")
    return re.sub(r"(?i)encoding=(['\"])utf-16\1", r"encoding=\1UTF-8\1", text, count=1).encode()
