"""Who may read and who may change a contest."""

from baiqau.base.rights import EVERYONE, MEMBER, ORGANISER, Right, may

OWNER = "the draft's owner"

RIGHTS: tuple[Right, ...] = (
    may("contests:regulation", "GET", EVERYONE),
    may("contests:regulation-pdf", "GET", EVERYONE),
    may("contests:version", "GET", EVERYONE),
    may("contests:versions", "GET", EVERYONE),
    may("contests:difference", "GET", EVERYONE),
    may("contests:export", "GET", EVERYONE),
    may("contests:new", "GET POST", MEMBER),
    may("contests:read", "GET POST", MEMBER),
    may("contests:manage", "GET", ORGANISER),
    may("contests:begun", "GET", MEMBER, own=OWNER),
    may("contests:begun-section", "GET POST", MEMBER, own=OWNER),
    may("contests:begun-preview", "GET", MEMBER, own=OWNER),
    may("contests:begun-publish", "GET POST", MEMBER, own=OWNER),
    may("contests:begun-text", "GET POST", MEMBER, own=OWNER),
    may("contests:begun-file", "GET", MEMBER, own=OWNER),
    may("contests:begun-drop", "POST", MEMBER, own=OWNER),
    may("contests:amend", "GET", ORGANISER),
    may("contests:amend-section", "GET POST", ORGANISER),
    may("contests:amend-preview", "GET", ORGANISER),
    may("contests:amend-publish", "GET POST", ORGANISER),
    may("contests:amend-text", "GET POST", ORGANISER),
    may("contests:amend-file", "GET", ORGANISER),
    may("contests:amend-drop", "POST", ORGANISER),
    may("contests:announce", "POST", ORGANISER),
    may("contests:give-office", "POST", ORGANISER),
    may("contests:take-office", "POST", ORGANISER),
)
