"""`baiqau backup FILE` and `baiqau restore FILE`."""

import argparse
from pathlib import Path

from django.utils import timezone

from baiqau.site import keeping
from baiqau.site.cli.stop import Stop
from baiqau.site.keeping.manifest import Manifest, Unfit


def backup(options: argparse.Namespace) -> int:
    """Write database, files and keys into one archive, while people work."""
    try:
        made = keeping.backup(Path(options.file), now=timezone.now())
    except (Unfit, OSError) as error:
        raise Stop(f"No backup was written: {error}.") from error
    print(f"{options.file}: {_told(made)}")
    if made.elsewhere:
        print("Handed-in files lie in the object storage and are not in this archive.")
    return 0


def restore(options: argparse.Namespace) -> int:
    """Bring an archive back, or only check that it could be."""
    source = Path(options.file)
    try:
        found = keeping.verify(source) if options.verify else keeping.restore(source)
    except Unfit as unfit:
        raise Stop(f"{source} was not restored: {unfit}.") from unfit
    except OSError as error:
        raise Stop(f"{source} cannot be read: {error.strerror}.", code=2) from error
    print(f"{source} {'is whole' if options.verify else 'is restored'}: {_told(found)}")
    return 0


def _told(manifest: Manifest) -> str:
    return (
        f"{sum(manifest.rows.values())} rows of {len(manifest.rows)} tables, "
        f"{len(manifest.pieces) - 1} files, made {manifest.made}"
    )
