"""What the first bytes of a file say of its kind, so that a renamed program is found.

Only kinds with a sure beginning are told apart; structure, length and hidden parts are looked at later.
"""

LENGTH = 16
_BOXES = (b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip")
_MARKS: tuple[tuple[bytes, frozenset[str]], ...] = (
    (b"%PDF-", frozenset({"pdf"})),
    (b"PK\x03\x04", frozenset({"docx", "odt", "pptx", "odp", "xlsx", "ods", "zip", "epub"})),
    (b"\x1aE\xdf\xa3", frozenset({"webm", "mkv"})),
    (b"\x89PNG\r\n", frozenset({"png"})),
    (b"\xff\xd8\xff", frozenset({"jpg", "jpeg"})),
)
_SURE = frozenset({"mp4", "mov", "m4v"}).union(*(kinds for _mark, kinds in _MARKS))
_PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")


def possible(head: bytes, extension: str) -> frozenset[str] | None:
    """Give the extensions a file that begins like this may rightly have; None: it cannot be told.

    `head` is the first `LENGTH` bytes. A program may have none; a kind without a sure beginning
    (plain text, for one) is not judged.
    """
    if head.startswith(_PROGRAMS):
        return frozenset()
    if head[4:8] in _BOXES:
        return frozenset({"mp4", "mov", "m4v"})
    for mark, kinds in _MARKS:
        if head.startswith(mark):
            return kinds
    return frozenset() if extension in _SURE else None
