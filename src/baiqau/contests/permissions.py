"""Who may read and who may change a contest."""

from baiqau.base.rights import EVERYONE, MEMBER, ORGANISER, Right, may

RIGHTS: tuple[Right, ...] = (
    may("contests:regulation", "GET", EVERYONE),
    may("contests:regulation-pdf", "GET", EVERYONE),
    may("contests:version", "GET", EVERYONE),
    may("contests:versions", "GET", EVERYONE),
    may("contests:difference", "GET", EVERYONE),
    may("contests:export", "GET", EVERYONE),
    may("contests:new", "GET POST", MEMBER),
    may("contests:manage", "GET", ORGANISER),
    may("contests:amend", "GET POST", ORGANISER),
    may("contests:announce", "POST", ORGANISER),
    may("contests:give-office", "POST", ORGANISER),
    may("contests:take-office", "POST", ORGANISER),
)
