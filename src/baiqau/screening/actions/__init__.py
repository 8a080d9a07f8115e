"""Acts of the committee: find, note, admit, send back, decline, look at again, release a file."""

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
from baiqau.screening.actions.releasing import LEAST_REASON, hold_again, release

__all__ = [
    "LEAST_REASON",
    "Done",
    "admit",
    "admit_many",
    "compare",
    "decline",
    "find",
    "hold_again",
    "last_second",
    "look",
    "note",
    "release",
    "remind",
    "requalify",
    "send_back",
    "tag",
    "tag_many",
    "term",
    "untag",
]
