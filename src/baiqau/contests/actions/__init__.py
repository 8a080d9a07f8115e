"""Acts of the organiser: a contest and its regulation, the draft of the next one, offices."""

from baiqau.contests.actions.drafting import (
    begin,
    drop,
    keep_section,
    keep_whole,
    publish,
)
from baiqau.contests.actions.regulating import (
    amend,
    announce,
    create,
    give_office,
    lock_unsealed,
    objections,
    seal,
    take_office,
    taken,
)

__all__ = [
    "amend",
    "announce",
    "begin",
    "create",
    "drop",
    "give_office",
    "keep_section",
    "keep_whole",
    "lock_unsealed",
    "objections",
    "publish",
    "seal",
    "take_office",
    "taken",
]
