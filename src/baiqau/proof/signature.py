"""Ed25519 signatures of statements: who holds the public key checks them without a network."""

import base64
from collections.abc import Iterable, Mapping

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from baiqau.proof import canonical


def sign(statement: Mapping[str, object], key: Ed25519PrivateKey) -> str:
    """Give the signature of the canonical statement, base64url without padding (86 characters)."""
    return base64.urlsafe_b64encode(key.sign(canonical.encode(statement))).decode().rstrip("=")


def holds(
    statement: Mapping[str, object], signature: str, keys: Iterable[Ed25519PublicKey]
) -> bool:
    """Say whether one of the keys made the signature: an old key still verifies its papers."""
    try:
        raw = base64.urlsafe_b64decode(signature + "=" * (-len(signature) % 4))
    except ValueError:
        return False
    return any(_holds(canonical.encode(statement), raw, key) for key in keys)


def _holds(content: bytes, signature: bytes, key: Ed25519PublicKey) -> bool:
    try:
        key.verify(signature, content)
    except InvalidSignature:
        return False
    return True


def public(raw: str) -> Ed25519PublicKey:
    """Read a public key of 32 bytes in hexadecimal. Raises ValueError for anything else."""
    return Ed25519PublicKey.from_public_bytes(bytes.fromhex(raw))


def written(key: Ed25519PublicKey) -> str:
    """Give a public key as hexadecimal."""
    return key.public_bytes_raw().hex()
