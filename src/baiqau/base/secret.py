"""A secret of the installation, made once and kept in the data folder with tight rights."""

import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path


def _text() -> str:
    return secrets.token_urlsafe(64)


def kept_in(folder: Path, name: str = "secret.key", *, make: Callable[[], str] = _text) -> str:
    """Give the secret kept in `folder`, making it on first use; two starters agree on one."""
    path = folder / name
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        fresh = folder / f"{name}.{secrets.token_hex(6)}"
        fresh.touch(mode=0o600)
        fresh.write_text(make())
        with suppress(FileExistsError):
            path.hardlink_to(fresh)
        fresh.unlink()
    return path.read_text()
