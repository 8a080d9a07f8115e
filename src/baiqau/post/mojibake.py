"""Mends «РђР±Р°Р№»: UTF-8 that was read as another charset and written again."""

import re
from functools import cache

from baiqau.post.frequency import cost

_WRONG = ("cp1251", "cp1252", "kz1048", "cp866", "mac-cyrillic", "koi8-r")
_SIGN = re.compile(r"[РСТУÐÑÒÓ╨╤╥╙ппт–—“”][^\x00-\x7f]")
_LONGEST = 200_000
_LEAST = 2


def mend(text: str) -> str | None:
    """Give the text as it was first written, or None where that is not certain.

    Certain: every letter goes back to a byte, the bytes are valid UTF-8 with two letters or more,
    and the result is far likelier than what stands there.
    """
    if len(text) > _LONGEST or len(_SIGN.findall(text[:2000])) < _LEAST:
        return None
    best = None
    for name in _WRONG:
        mended = _back(text, name)
        if mended is not None and cost(mended) * 2 < cost(text):
            best = mended if best is None or cost(mended) < cost(best) else best
    return best


def _back(text: str, name: str) -> str | None:
    letters = _bytes_of(name)
    try:
        mended = bytes(letters[letter] for letter in text).decode()
    except (KeyError, UnicodeDecodeError):
        return None
    beyond = sum(letter > "\x7f" for letter in mended)
    return (
        mended
        if beyond >= _LEAST and not any("\x80" <= letter < "\xa0" for letter in mended)
        else None
    )


@cache
def _bytes_of(name: str) -> dict[str, int]:
    """The charset backwards; a byte it does not define stands for itself, as Windows has it."""
    known = {bytes([byte]).decode(name, "ignore"): byte for byte in range(256)}
    return {chr(byte): byte for byte in range(128, 160)} | {
        letter: byte for letter, byte in known.items() if letter
    }
