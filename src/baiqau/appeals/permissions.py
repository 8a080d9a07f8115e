"""Who files, who handles, who confirms and publishes."""

from baiqau.base.rights import (
    CHAIR,
    COMMITTEE,
    EVERYONE,
    JUROR,
    MEMBER,
    ORGANISER,
    SECRETARY,
    Right,
    may,
)

_STAFF = (COMMITTEE, SECRETARY, ORGANISER)
_NAMED = "the entry's owner or an author named in it"
_SEEN = (
    "an appeal in one's own hands; the organiser and the secretary see every one but of own works"
)
_HANDLER = "the handler of the appeal"
_SECOND = "a correction made by somebody else, not of an own work"
_PLACES = (
    "a correction, not of an own work; of the deputy, one about a work in conflict with the chair"
)

RIGHTS: tuple[Right, ...] = (
    may("appeals:file", "GET POST", MEMBER, own=_NAMED),
    may("appeals:desk", "GET", *_STAFF, CHAIR),
    may("appeals:case", "GET", *_STAFF, own=_SEEN),
    may("appeals:name-handler", "POST", ORGANISER, own=_SEEN),
    may("appeals:answer", "POST", *_STAFF, own=_HANDLER),
    may("appeals:correct", "POST", *_STAFF, own=_HANDLER),
    may("appeals:correction", "GET", *_STAFF, CHAIR, JUROR, own=_PLACES),
    may("appeals:confirm", "POST", *_STAFF, CHAIR, own=_SECOND),
    may("appeals:reject", "POST", *_STAFF, CHAIR, own=_SECOND),
    may("appeals:publish", "POST", ORGANISER, own="a correction, not of an own work"),
    may("appeals:award", "POST", CHAIR, JUROR, own=_PLACES),
    may("appeals:corrected", "GET", EVERYONE),
)
