"""What is told from all sheets together: the root over them, and whether every juror read every work.

Plain Python, for it is handed out inside the one-file checker of a result.
"""

import hashlib
from collections.abc import Collection, Iterable

Pair = tuple[int, str]  # a work and a juror's code


def root(commitments: Iterable[str]) -> str:
    """Give the root of the RFC 9162 tree over the commitments in the order of their digits."""
    level = [hashlib.sha256(b"\0" + bytes.fromhex(one)).digest() for one in sorted(commitments)]
    if not level:
        return hashlib.sha256().hexdigest()
    while len(level) > 1:
        pairs = zip(level[::2], level[1::2], strict=False)
        odd = level[-1:] if len(level) % 2 else []
        level = [hashlib.sha256(b"\1" + left + right).digest() for left, right in pairs] + odd
    return level[0].hex()


def unread(read: Collection[Pair], out: Iterable[Pair], works: Iterable[int]) -> str:
    """Name the first pair that is neither read nor told to be out, or both; "" where none is.

    `read` are the pairs with a signed sheet, `out` those that could not be: by a conflict, given
    back, or of a juror who left. A juror without any signed sheet stands in neither.
    """
    named = set(out)
    for work in works:
        for juror in sorted({juror for _, juror in read}):
            if ((work, juror) in read) == ((work, juror) in named):
                said = "both read and left out" if (work, juror) in named else "neither"
                return f"every juror reads every work, but work {work} and juror {juror}: {said}"
    return ""
