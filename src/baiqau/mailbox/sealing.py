"""Passwords of mailboxes, sealed with a key made of the installation's secret."""

from base64 import urlsafe_b64encode
from hashlib import sha256

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings


def seal(secret: str) -> str:
    """Give the sealed text."""
    return _key().encrypt(secret.encode()).decode()


def opened(sealed: str) -> str | None:
    """Give the secret; None when the installation's key is another one by now."""
    try:
        return _key().decrypt(sealed.encode()).decode()
    except InvalidToken:
        return None


def _key() -> Fernet:
    return Fernet(urlsafe_b64encode(sha256(f"mailbox {settings.SECRET_KEY}".encode()).digest()))
