"""A secret of the installation, made once and kept in the data folder with tight rights."""

import secrets
from pathlib import Path


def kept_in(folder: Path, name: str = "secret.key") -> str:
    """Give the secret kept in `folder`, making it on first use; two starters agree on one."""
    path = folder / name
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        fresh = folder / f"{name}.{secrets.token_hex(6)}"
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(64))
        try:
            path.hardlink_to(fresh)
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    return path.read_text()
