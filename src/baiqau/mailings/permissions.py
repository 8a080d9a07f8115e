"""Who writes to many, and who may say that it is enough."""

from baiqau.base.rights import EVERYONE, ORGANISER, Right, may

_KEY = "whoever holds the link in the letter"

RIGHTS: tuple[Right, ...] = (
    may("mailings:desk", "GET", ORGANISER),
    may("mailings:write", "GET POST", ORGANISER),
    may("mailings:show", "GET", ORGANISER),
    may("mailings:change", "GET POST", ORGANISER),
    may("mailings:works", "POST", ORGANISER),
    may("mailings:seats", "POST", ORGANISER),
    may("mailings:schedule", "POST", ORGANISER),
    may("mailings:cancel", "POST", ORGANISER),
    may("mailings:progress", "GET", ORGANISER),
    may("mailings:prove", "POST", ORGANISER),
    may("mailings:send", "POST", ORGANISER),
    may("mailings:pause", "POST", ORGANISER),
    may("mailings:resume", "POST", ORGANISER),
    may("mailings:discard", "POST", ORGANISER),
    may("mailings:leave", "GET POST", EVERYONE, own=_KEY),
)
