"""Acts of the committee: find, note, admit, send back for correction, decline, look at again."""

from baiqau.screening.actions.checking import find, note
from baiqau.screening.actions.deciding import (
    admit,
    decline,
    last_second,
    requalify,
    send_back,
    term,
)

__all__ = ["admit", "decline", "find", "last_second", "note", "requalify", "send_back", "term"]
