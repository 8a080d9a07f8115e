"""LibreOffice: the record of the making, names on remarks and changes, the small picture of page one."""

import re

from baiqau.files.blind import packing

_META = (
    b'<?xml version="1.0" encoding="UTF-8"?><office:document-meta'
    b' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    b' office:version="1.3"><office:meta/></office:document-meta>'
)
_NAMES = re.compile(
    rb"<(dc:creator|meta:creator-initials|loext:sender-initials|meta:initial-creator|meta:printed-by)>[^<]*</\1>"
)
_TIMES = re.compile(rb"<dc:date>[^<]*</dc:date>")
_FIELDS = re.compile(
    rb"(<text:(?:author-name|author-initials|creator|initial-creator|sender-[\w-]+)\b[^>]*>)[^<]*(?=<)"
)


def cleaned(content: bytes) -> bytes:
    """Give the document without what names its makers; text, order and looks stay."""
    return packing.rewritten(content, _rule)


def _rule(name: str, content: bytes) -> bytes | None:
    if name == "meta.xml":
        return _META
    if name in {"META-INF/documentsignatures.xml", "layout-cache"}:
        return None
    if name.endswith(".xml"):
        content = _NAMES.sub(rb"<\1></\1>", content)
        content = _TIMES.sub(b"<dc:date>2000-01-01T00:00:00</dc:date>", content)
        return _FIELDS.sub(rb"\1", content)
    return packing.picture(name, content)
