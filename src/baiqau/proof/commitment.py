"""Salted commitments: a digest published now binds its author to a content shown later."""

import hashlib
from collections.abc import Mapping

from baiqau.proof import canonical

DOMAIN = b"baiqau-sheet-1|"


def commit(statement: Mapping[str, object], *, salt: str) -> str:
    """Give SHA-256(domain | salt | canonical statement) in hexadecimal; `salt` is 32 bytes in hex."""
    return hashlib.sha256(
        DOMAIN + bytes.fromhex(salt) + b"|" + canonical.encode(statement)
    ).hexdigest()


def opens(commitment: str, statement: Mapping[str, object], *, salt: str) -> bool:
    """Say whether the statement and the salt are what the commitment was made of."""
    return commit(statement, salt=salt) == commitment
