"""Entries, their authors, files in all versions, and the receipts of what was handed in."""

from baiqau.entries.models.authors import Author, Invitation
from baiqau.entries.models.captions import Captions
from baiqau.entries.models.entry import LEAST_REASON, Entry, Numbering, Opening, Receipt
from baiqau.entries.models.files import Copy, Inspection, Release, WorkFile
from baiqau.entries.models.opening import OpenDraft, OpenKey
from baiqau.entries.models.origin import Origin

__all__ = [
    "LEAST_REASON",
    "Author",
    "Captions",
    "Copy",
    "Entry",
    "Inspection",
    "Invitation",
    "Numbering",
    "OpenDraft",
    "OpenKey",
    "Opening",
    "Origin",
    "Receipt",
    "Release",
    "WorkFile",
]
