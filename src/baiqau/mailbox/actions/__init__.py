"""Acts on letters: take one in, understand it, decide, confirm, set up the mailbox."""

from baiqau.mailbox.actions.arriving import arrive
from baiqau.mailbox.actions.confirming import confirm, take
from baiqau.mailbox.actions.deciding import ask_again, assign, decide, replay, set_aside
from baiqau.mailbox.actions.settling import set_up
from baiqau.mailbox.actions.understanding import understand

__all__ = [
    "arrive",
    "ask_again",
    "assign",
    "confirm",
    "decide",
    "replay",
    "set_aside",
    "set_up",
    "take",
    "understand",
]
