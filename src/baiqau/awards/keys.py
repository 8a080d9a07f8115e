"""The key with which this institution signs its papers, kept beside the database."""

from functools import cache

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from baiqau.base import secret


@cache
def signing_key() -> Ed25519PrivateKey:
    """Give the private key, made on first use and kept with tight rights in the data folder."""
    raw = secret.kept_in(settings.DATA / "keys", "papers.key", make=_fresh)
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(raw))


def _fresh() -> str:
    return Ed25519PrivateKey.generate().private_bytes_raw().hex()
