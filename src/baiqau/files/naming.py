"""What a file's name alone tells: endings, turned directions, invisible signs, paths."""

import unicodedata
from collections.abc import Iterator

from baiqau.files.hazards import Hazard, found
from baiqau.files.kinds import ENDINGS, RUNNING, Kind

_LONGEST = 255  # bytes, on the usual file systems
_LONGEST_ENDING = 20
_TURNING = frozenset("\u202a\u202b\u202d\u202e\u2066\u2067\u2068")
_UNSEEN = frozenset({"Cc", "Cf", "Zl", "Zp"})
_ALSO_WORDS = {"com", "app", "js", "sh", "img", "iso", "url"}  # of addresses: «kitap.com.docx»
_HIDING = (RUNNING - _ALSO_WORDS) | {"html", "htm", "svg", "docm", "pptm", "xlsm"}


def ending(name: str) -> str:
    """Give the part after the last dot, in small letters; empty when there is none."""
    before, dot, after = name.strip().rpartition(".")
    return after.casefold() if dot and before and len(after) <= _LONGEST_ENDING else ""


def agrees(name: str, kind: Kind) -> bool:
    """Say whether the ending is one of those the kind goes by."""
    return kind in ENDINGS.get(ending(name), frozenset())


def hazards(name: str) -> Iterator[Hazard]:
    """Yield all the name gives to think about."""
    seen = {sign for sign in name if unicodedata.category(sign) in _UNSEEN}
    if seen & _TURNING:
        yield found("name-turned")
    if seen - _TURNING:
        yield found("name-invisible")
    if "/" in name or "\\" in name:
        yield found("name-path")
    length = len(name.encode("utf-8", "surrogatepass"))
    if length > _LONGEST:
        yield found("name-long", bytes=length)
    yield from _endings("".join(sign for sign in name if sign not in seen))


def disagreement(name: str, kind: Kind) -> Iterator[Hazard]:
    """Yield what is wrong between the name and the real kind."""
    last = ending(name)
    if last not in ENDINGS and last not in RUNNING:
        yield found("name-unknown", extension=last)
    elif not agrees(name, kind) and last not in RUNNING:
        yield found("name-disagrees", extension=last, kind=kind.value)


def _endings(name: str) -> Iterator[Hazard]:
    last = ending(name)
    if last in RUNNING:
        yield found("name-executable", extension=last)
        return
    inner = [part.strip().casefold() for part in name.split(".")[1:-1]]
    for part in inner:
        if part in _HIDING:
            yield found("name-double", extension=part)
