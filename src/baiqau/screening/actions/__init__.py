"""Acts of the committee: find, note, admit, send back for correction, decline, look at again."""

from baiqau.screening.actions.checking import find, note, tag, untag
from baiqau.screening.actions.comparing import compare, look
from baiqau.screening.actions.deciding import (
    admit,
    decline,
    last_second,
    requalify,
    send_back,
    term,
)
from baiqau.screening.actions.many import Done, admit_many, remind, tag_many

__all__ = [
    "Done",
    "admit",
    "admit_many",
    "compare",
    "decline",
    "find",
    "last_second",
    "look",
    "note",
    "remind",
    "requalify",
    "send_back",
    "tag",
    "tag_many",
    "term",
    "untag",
]
