"""Acts of the committee: find, note, admit, send back for correction, decline, look at again."""

from baiqau.screening.actions.checking import find, note
from baiqau.screening.actions.deciding import admit, decline, requalify, send_back

__all__ = ["admit", "decline", "find", "note", "requalify", "send_back"]
