"""Who may look into the mailbox, and decide on its letters."""

from baiqau.base.rights import COMMITTEE, EVERYONE, MEMBER, ORGANISER, Right, may

_SENDER = "the person whose letter it is"

RIGHTS: tuple[Right, ...] = (
    may("mailbox:tray", "GET", COMMITTEE, ORGANISER),
    may("mailbox:letter", "GET", COMMITTEE, ORGANISER),
    may("mailbox:raw", "GET", COMMITTEE, ORGANISER),
    may("mailbox:file", "GET", COMMITTEE, ORGANISER),
    may("mailbox:decide", "POST", COMMITTEE, ORGANISER),
    may("mailbox:remind", "POST", COMMITTEE, ORGANISER),
    may("mailbox:settings", "GET POST", ORGANISER),
    may("mailbox:fetch", "POST", ORGANISER),
    may("mailbox:link", "GET POST", EVERYONE),
    may("mailbox:offer", "GET POST", MEMBER, own=_SENDER),
)
