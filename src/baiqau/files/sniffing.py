"""The kind of a file by its first bytes: a first guess that its structure then confirms or not."""

import codecs
import re

from baiqau.files.kinds import Kind
from baiqau.files.source import Source

_STARTS: tuple[tuple[bytes, Kind], ...] = (
    (b"PK\x03\x04", Kind.ZIP),
    (b"PK\x05\x06", Kind.ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind.OLE),
    (b"\xff\xd8\xff", Kind.JPG),
    (b"\x89PNG\r\n\x1a\n", Kind.PNG),
    (b"GIF87a", Kind.GIF),
    (b"GIF89a", Kind.GIF),
    (b"{\\rtf", Kind.RTF),
    (b"\x7fELF", Kind.EXECUTABLE),
    (b"#!", Kind.EXECUTABLE),
    (b"\xfe\xed\xfa\xce", Kind.EXECUTABLE),
    (b"\xfe\xed\xfa\xcf", Kind.EXECUTABLE),
    (b"\xcf\xfa\xed\xfe", Kind.EXECUTABLE),
    (b"\xca\xfe\xba\xbe", Kind.EXECUTABLE),
    (b"dex\n", Kind.EXECUTABLE),
    (b"\0asm", Kind.EXECUTABLE),
    (b"L\0\0\0\x01\x14\x02\0", Kind.EXECUTABLE),  # a Windows shortcut
    (b"ITSF", Kind.EXECUTABLE),  # compiled help
    (b"!<arch>\n", Kind.EXECUTABLE),
    (b"Rar!\x1a\x07", Kind.PACKED),
    (b"7z\xbc\xaf\x27\x1c", Kind.PACKED),
    (b"\x1f\x8b", Kind.PACKED),
    (b"BZh", Kind.PACKED),
    (b"\xfd7zXZ\0", Kind.PACKED),
    (b"\x28\xb5\x2f\xfd", Kind.PACKED),
    (b"MSCF", Kind.PACKED),
    (b"OggS", Kind.SOUND),
    (b"ID3", Kind.SOUND),
    (b"fLaC", Kind.SOUND),
)
_RIFF = {b"WEBP": Kind.WEBP, b"AVI ": Kind.AVI, b"WAVE": Kind.SOUND}
_PICTURE_BRANDS = frozenset(
    {b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1", b"avif"}
)
_BOXES = frozenset({b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"})
_PDF = re.compile(rb"\A(?:\xef\xbb\xbf)?[\s\0]{0,16}%PDF-")
_PAGE = re.compile(
    r"\A\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,4000}?-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body|script|iframe|meta|title|table|div|a\s|img|object|embed|link|base|form)",
    re.IGNORECASE | re.DOTALL,
)
_DRAWING = re.compile(r"<(?:\w{1,20}:)?svg[\s>]", re.IGNORECASE)
_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\r\f\x1b")


def sniff(source: Source) -> Kind:
    """Give the kind the first bytes speak for; a zip is not opened yet, nor a compound file."""
    head = source.head
    if not source.size:
        return Kind.EMPTY
    if _PDF.match(head):
        return Kind.PDF
    if _is_program(head):
        return Kind.EXECUTABLE
    return _by_start(head) or _by_container(head) or _by_text(head, source.size)


def _is_program(head: bytes) -> bool:
    """Tell a DOS or Windows program: MZ and a header that no text has."""
    return head[:2] == b"MZ" and b"\0" in head[:64]


def _by_start(head: bytes) -> Kind | None:
    return next((kind for start, kind in _STARTS if head.startswith(start)), None)


def _by_container(head: bytes) -> Kind | None:
    if head[:4] == b"RIFF":
        return _RIFF.get(head[8:12])
    if head[4:8] in _BOXES:
        return _boxed(head)
    if head[:4] == b"\x1aE\xdf\xa3":
        return Kind.WEBM if b"webm" in head[:64] else Kind.MKV
    if head[257:262] == b"ustar":
        return Kind.PACKED
    return Kind.SOUND if head[:2] in {b"\xff\xfb", b"\xff\xf3", b"\xff\xf1"} else None


def _boxed(head: bytes) -> Kind:
    """Tell films and pictures of the ISO family by the brand they name first."""
    if head[4:8] != b"ftyp":
        return Kind.MOV
    brand = head[8:12]
    if brand in _PICTURE_BRANDS:
        return Kind.HEIC
    if brand[:2] == b"qt":
        return Kind.MOV
    if brand in {b"M4A ", b"M4B "}:
        return Kind.SOUND
    return Kind.THREE_GP if brand[:2] == b"3g" else Kind.MP4


def _by_text(head: bytes, size: int) -> Kind:
    text = words(head, cut=size > len(head))
    if text is None:
        return Kind.UNKNOWN
    start = text[:8192]
    if _PAGE.match(start):
        return Kind.HTML
    if start.lstrip()[:1] == "<" and _DRAWING.search(start):
        return Kind.SVG
    if re.match(r"\s*(?:<\?php|<%|<hta:|<\?xml[^>]*\?>\s*<html)", start, re.IGNORECASE):
        return Kind.HTML
    return Kind.TXT


def words(head: bytes, *, cut: bool = False) -> str | None:
    """Read bytes as text: UTF-8 or UTF-16 by its mark, else one byte a letter; None: it is no text."""
    for mark, name in ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if head.startswith(mark):
            return head.decode(name, "replace")
    if len(_CONTROLS.intersection(head)) > 0:
        return None
    try:
        return codecs.getincrementaldecoder("utf-8-sig")().decode(head, final=not cut)
    except UnicodeDecodeError:
        return head.decode("cp1251", "replace") if _mostly_letters(head) else None


def _mostly_letters(head: bytes) -> bool:
    """Tell an old one-byte text from noise: it has words between spaces, and few odd signs."""
    sample = head[:4096].decode("cp1251", "replace")
    usual = sum(sign.isalnum() or sign.isspace() or sign in ".,;:!?()-«»\"'№–—" for sign in sample)
    return usual >= 0.9 * len(sample)
