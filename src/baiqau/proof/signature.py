"""Ed25519 signatures of statements: who holds the public key checks them without a network.

A statement is a mapping; what is signed is its canonical form. On paper it travels as one compact
text in the letters of a QR code's alphanumeric mode: `BAIQAU1:<key id>:<statement>:<signature>`,
the last two in base32 without padding. Keys rotate: an old public key goes on verifying.
"""

import base64
import binascii
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from baiqau.proof import canonical

Statement = Mapping[str, object]

FORMAT = "BAIQAU1"
LENGTH = 64  # bytes of a signature

WORDS = {
    "not-a-statement": "this is not a signed statement",
    "unknown-key": "it was signed with a key that is not known here",
    "altered": "the signature does not hold: the statement was altered",
}


@dataclass(frozen=True)
class Checked:
    """What a compact text says and whether the signature holds; `code` tells why it does not."""

    holds: bool
    statement: Statement = field(default_factory=dict)
    key: str = ""
    code: str = ""

    @property
    def trouble(self) -> str:
        return WORDS[self.code] if self.code else ""


def sign(statement: Statement, key: Ed25519PrivateKey) -> str:
    """Give the signature of the canonical statement, base64url without padding (86 characters)."""
    return base64.urlsafe_b64encode(key.sign(canonical.encode(statement))).decode().rstrip("=")


def holds(statement: Statement, signature: str, keys: Iterable[Ed25519PublicKey]) -> bool:
    """Say whether one of the keys made the signature: an old key still verifies its papers."""
    raw = _unpacked(signature)
    if raw is None:
        return False
    content = canonical.encode(statement)
    return any(_holds(content, raw, key) for key in keys)


def compact(statement: Statement, key: Ed25519PrivateKey) -> str:
    """Give the signed statement as one text for a QR code; the same key gives the same text."""
    content = canonical.encode(statement)
    named = key_id(key.public_key())
    return f"{FORMAT}:{named}:{_base32(content)}:{_base32(key.sign(content))}"


def check(text: str, keys: Iterable[Ed25519PublicKey]) -> Checked:
    """Check a compact text against the institution's keys, the present and the former ones."""
    try:
        statement, named, content, mark = _parts(text)
    except (ValueError, RecursionError):
        return Checked(holds=False, code="not-a-statement")
    known = [key for key in keys if key_id(key) == named]
    if not known:
        return Checked(holds=False, statement=statement, key=named, code="unknown-key")
    if not any(_holds(content, mark, key) for key in known):
        return Checked(holds=False, statement=statement, key=named, code="altered")
    return Checked(holds=True, statement=statement, key=named)


def read(text: str) -> Statement:
    """Give what a compact text says without asking who signed it; nothing when it is none."""
    try:
        return _parts(text)[0]
    except (ValueError, RecursionError):
        return {}


def public(raw: str) -> Ed25519PublicKey:
    """Read a public key of 32 bytes in hexadecimal. Raises ValueError for anything else."""
    return Ed25519PublicKey.from_public_bytes(bytes.fromhex(raw))


def written(key: Ed25519PublicKey) -> str:
    """Give a public key as hexadecimal."""
    return key.public_bytes_raw().hex()


def key_id(key: Ed25519PublicKey) -> str:
    """Give the short name of a key: 16 letters and digits of the SHA-256 of its bytes, in base32."""
    return _base32(hashlib.sha256(key.public_bytes_raw()).digest()[:10])


def _holds(content: bytes, signature: bytes, key: Ed25519PublicKey) -> bool:
    try:
        key.verify(signature, content)
    except InvalidSignature:
        return False
    return True


def _parts(text: str) -> tuple[Statement, str, bytes, bytes]:
    """Give statement, key id, signed bytes and signature; ValueError when it is no compact text."""
    form, named, body, mark = text.strip().split(":")
    content = _from_base32(body)
    statement = canonical.decode(content)
    if form != FORMAT or not isinstance(statement, dict):
        raise ValueError("not a compact text")
    return statement, named, content, _from_base32(mark)


def _unpacked(signature: str) -> bytes | None:
    """Read base64url; None when it is written in any way but the one of `sign`."""
    try:
        raw = base64.b64decode(signature + "==", altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return None
    again = base64.urlsafe_b64encode(raw).decode().rstrip("=")
    return raw if len(raw) == LENGTH and again == signature else None


def _base32(content: bytes) -> str:
    return base64.b32encode(content).decode().rstrip("=")


def _from_base32(text: str) -> bytes:
    content = base64.b32decode(text + "=" * (-len(text) % 8))
    if _base32(content) != text:
        raise ValueError("written in another way than by `compact`")
    return content
