"""Who may check entries: the committee and the organiser, never a work of their own."""

from baiqau.base.rights import COMMITTEE, ORGANISER, SECRETARY, Right, may

_SEEN = "an entry of this contest that was handed in"

RIGHTS: tuple[Right, ...] = (
    may("screening:queue", "GET", COMMITTEE, ORGANISER),
    may("screening:alike", "GET", COMMITTEE, ORGANISER),
    may("screening:look", "POST", COMMITTEE, ORGANISER, own="a pair of works of this contest"),
    may("screening:held", "GET", COMMITTEE, SECRETARY, ORGANISER),
    may("screening:release", "POST", COMMITTEE, ORGANISER, own="a held file of this contest"),
    may("screening:hold", "POST", COMMITTEE, ORGANISER, own="a released file of this contest"),
    may("screening:entry", "GET", COMMITTEE, ORGANISER, own=_SEEN),
    may("screening:versions", "GET", COMMITTEE, ORGANISER, own=_SEEN),
    may("screening:file", "GET", COMMITTEE, ORGANISER, own=_SEEN),
    may("screening:copy", "GET", COMMITTEE, ORGANISER, own=_SEEN),
    may("screening:captions", "GET", COMMITTEE, ORGANISER, own=_SEEN),
    may("screening:finding", "POST", COMMITTEE, ORGANISER, own=_SEEN),
    may("screening:admit", "POST", COMMITTEE, ORGANISER, own=_SEEN),
    may("screening:return", "POST", COMMITTEE, ORGANISER, own=_SEEN),
    may("screening:decline", "POST", COMMITTEE, ORGANISER, own=_SEEN),
    may("screening:requalify", "POST", COMMITTEE, ORGANISER, own=_SEEN),
    may("screening:tag", "POST", COMMITTEE, ORGANISER, own=_SEEN),
    may("screening:many", "POST", COMMITTEE, ORGANISER, own=_SEEN),
    may("screening:remind", "POST", COMMITTEE, ORGANISER),
    may("screening:note", "POST", COMMITTEE, ORGANISER, own=_SEEN),
)
