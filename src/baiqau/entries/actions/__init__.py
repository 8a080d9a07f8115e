"""Acts of an author: begin, write, name authors, attach works, consent, hand in, withdraw, copy."""

from baiqau.entries.actions.captioning import add_captions, remove_captions
from baiqau.entries.actions.consenting import agree
from baiqau.entries.actions.copying import copy
from baiqau.entries.actions.drafting import Fields, save, start
from baiqau.entries.actions.handing_in import submit
from baiqau.entries.actions.inviting import accept, decline, invite, tell_own, uninvite
from baiqau.entries.actions.naming import Authorship, set_authors
from baiqau.entries.actions.opening import (
    KEPT_DAYS,
    correct_address,
    forget_unclaimed,
    keep_open,
    take_up,
    write_link,
)
from baiqau.entries.actions.reminding import remind
from baiqau.entries.actions.unsealing import break_glass
from baiqau.entries.actions.withdrawing import withdraw
from baiqau.entries.actions.works import (
    attach_file,
    detach_file,
    expect_file,
    shown_name,
    take_upload,
    why_not_taken,
)

__all__ = [
    "KEPT_DAYS",
    "Authorship",
    "Fields",
    "accept",
    "add_captions",
    "agree",
    "attach_file",
    "break_glass",
    "copy",
    "correct_address",
    "decline",
    "detach_file",
    "expect_file",
    "forget_unclaimed",
    "invite",
    "keep_open",
    "remind",
    "remove_captions",
    "save",
    "set_authors",
    "shown_name",
    "start",
    "submit",
    "take_up",
    "take_upload",
    "tell_own",
    "uninvite",
    "why_not_taken",
    "withdraw",
    "write_link",
]
