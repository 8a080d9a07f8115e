"""Entries, their authors, files in all versions, and the receipts of what was handed in."""

from baiqau.entries.models.authors import Author, Invitation
from baiqau.entries.models.entry import Entry, Numbering, Receipt
from baiqau.entries.models.files import Copy, Inspection, WorkFile
from baiqau.entries.models.opening import OpenDraft, OpenKey

__all__ = [
    "Author",
    "Copy",
    "Entry",
    "Inspection",
    "Invitation",
    "Numbering",
    "OpenDraft",
    "OpenKey",
    "Receipt",
    "WorkFile",
]
