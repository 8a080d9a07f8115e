"""The commission, conflicts, score sheets with their marks, frozen rankings, the shortlist."""

from baiqau.judging.models.commission import Conflict, PersonalLink, Seat, Suspicion
from baiqau.judging.models.discussion import Remark
from baiqau.judging.models.sheets import (
    EarlierMark,
    Finalist,
    Mark,
    Proposal,
    ProposedPair,
    Ranking,
    Sheet,
)
from baiqau.judging.models.undone import SignedBefore

__all__ = [
    "Conflict",
    "EarlierMark",
    "Finalist",
    "Mark",
    "PersonalLink",
    "Proposal",
    "ProposedPair",
    "Ranking",
    "Remark",
    "Seat",
    "Sheet",
    "SignedBefore",
    "Suspicion",
]
