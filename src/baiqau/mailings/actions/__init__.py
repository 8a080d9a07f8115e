"""Acts on letters to many: written, proved, set for an hour, sent once, paused; who wants none."""

from baiqau.mailings.actions.leaving import subscribe, unsubscribe
from baiqau.mailings.actions.sending import A_PART, begin, pause, resume, seen, write_part
from baiqau.mailings.actions.setting import cancel, depart, move, schedule
from baiqau.mailings.actions.writing import choose, discard, prove, write

__all__ = [
    "A_PART",
    "begin",
    "cancel",
    "choose",
    "depart",
    "discard",
    "move",
    "pause",
    "prove",
    "resume",
    "schedule",
    "seen",
    "subscribe",
    "unsubscribe",
    "write",
    "write_part",
]
