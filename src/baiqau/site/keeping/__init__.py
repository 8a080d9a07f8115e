"""Backup of an installation as one archive, and its way back: database, files, keys, manifest."""

from baiqau.site.keeping.restoring import restore, verify
from baiqau.site.keeping.writing import backup

__all__ = ["backup", "restore", "verify"]
