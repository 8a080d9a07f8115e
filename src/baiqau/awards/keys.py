"""The keys with which this institution signs: one in use, and the public ones of all before it.

They lie beside the database with tight rights. A key that was replaced leaves its public half
behind, so that everything it ever signed goes on verifying.
"""

import secrets
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings

from baiqau.base import secret
from baiqau.proof import signature

NAME = "papers.key"


def signing_key() -> Ed25519PrivateKey:
    """Give the key in use; it is made on first use."""
    raw = secret.kept_in(_folder(), NAME, make=_fresh)
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(raw))


def public_keys() -> list[Ed25519PublicKey]:
    """Give every public key that may have signed: the one in use first, then the former ones."""
    former = sorted(_folder().glob("former-*.pub"))
    return [signing_key().public_key(), *(signature.public(path.read_text()) for path in former)]


def rotate() -> str:
    """Replace the key in use and give the new one's id; papers of the former key stay genuine."""
    former = signing_key().public_key()
    kept = _folder() / f"former-{signature.key_id(former)}.pub"
    kept.write_text(signature.written(former))
    fresh = _folder() / f"{NAME}.{secrets.token_hex(6)}"
    fresh.touch(mode=0o600)
    fresh.write_text(_fresh())
    fresh.replace(_folder() / NAME)
    return signature.key_id(signing_key().public_key())


def _folder() -> Path:
    return Path(settings.DATA) / "keys"


def _fresh() -> str:
    return Ed25519PrivateKey.generate().private_bytes_raw().hex()
