"""Salted commitments: a digest published now binds its author to a content shown later.

The content stays hidden while the salt does; nobody finds a second content for the same digest.
"""

import hashlib
import hmac
from collections.abc import Iterable, Mapping

from baiqau.proof import canonical, merkle

DOMAIN = b"baiqau-sheet-1|"
BALLOT = b"baiqau-vote-1|"
SALT = 32  # bytes


def commit(statement: Mapping[str, object], *, salt: str, domain: bytes = DOMAIN) -> str:
    """Give SHA-256(domain | salt | "|" | canonical statement) in hexadecimal.

    `salt` is 32 random bytes in hexadecimal; ValueError for anything else: a short salt is guessed.
    """
    raw = bytes.fromhex(salt)
    if len(raw) != SALT or raw.hex() != salt:
        raise ValueError("a salt is 32 bytes in hexadecimal")
    return hashlib.sha256(domain + raw + b"|" + canonical.encode(statement)).hexdigest()


def opens(commitment: str, statement: Mapping[str, object], *, salt: str) -> bool:
    """Say whether the statement and the salt are what the commitment was made of."""
    try:
        return hmac.compare_digest(commit(statement, salt=salt), commitment)
    except (ValueError, TypeError):
        return False


def mask(sheet: str, juror: str) -> str:
    """Name a sheet without its juror: SHA-256("sheet|juror") in hexadecimal.

    The random key of the sheet hides the juror's code; the juror, who knows both, finds their own
    sheet in a published bundle, and an auditor with the journal finds whose it is.
    """
    return hashlib.sha256(f"{sheet}|{juror}".encode()).hexdigest()


def statement(
    *, sheet: str, juror: str, entry: int, stage: str, version: str, marks: Mapping[str, int]
) -> dict[str, object]:
    """Give what a juror signs. It can be published as it is: no juror can be told from it."""
    return {
        "sheet": mask(sheet, juror),
        "entry": entry,
        "stage": stage,
        "version": version,
        "marks": dict(marks),
    }


def vote(contest: str, entry: int) -> dict[str, object]:
    """Give what a ballot of the audience says; its domain is BALLOT."""
    return {"contest": contest, "entry": entry}


def root(commitments: Iterable[str]) -> str:
    """Give the root of the Merkle tree over the commitments in the order of their digits."""
    return merkle.root(bytes.fromhex(one) for one in sorted(commitments)).hex()
