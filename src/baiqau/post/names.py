"""File names made safe to show and to offer: no path, no signs that steer the eye or the screen."""

import unicodedata

_LONGEST = 240  # bytes: file systems allow 255
_LONGEST_EXTENSION = 8
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}


def safe(written: str) -> str:
    """Give the last part of a path in NFC without control, invisible and direction signs.

    May be empty. Cut by bytes at a letter's border; the extension stays.
    """
    plain = unicodedata.normalize("NFC", written.replace("\\", "/"))
    plain = "".join(_shown(sign) for sign in plain)
    pieces = [
        piece.strip(" .") if not piece.strip(". ") else piece.strip() for piece in plain.split("/")
    ]
    last = next((piece for piece in reversed(pieces) if piece), "")
    return _shortened(" ".join(last.split()).rstrip("."))


def changed(written: str, name: str) -> bool:
    """Tell whether more than spelling was taken out: a path, control or direction signs."""
    return "".join(unicodedata.normalize("NFC", written).split()) != "".join(name.split())


def _shown(sign: str) -> str:
    if sign in "\t\r\n\u2028\u2029":
        return " "
    return "" if unicodedata.category(sign) in _UNSEEN else sign


def _shortened(name: str) -> str:
    if len(name.encode()) <= _LONGEST:
        return name
    stem, dot, extension = name.rpartition(".")
    if not dot or len(extension) > _LONGEST_EXTENSION:
        stem, dot, extension = name, "", ""
    room = _LONGEST - len((dot + extension).encode())
    return stem.encode()[:room].decode(errors="ignore").rstrip() + dot + extension
