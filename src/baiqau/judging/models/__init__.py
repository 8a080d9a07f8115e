"""The commission, conflicts, score sheets with their marks, frozen rankings, the shortlist."""

from baiqau.judging.models.commission import Conflict, Near, PersonalLink, Seat, Suspicion
from baiqau.judging.models.discussion import Remark
from baiqau.judging.models.paper import PaperSheet
from baiqau.judging.models.sheets import (
    EarlierMark,
    Finalist,
    Mark,
    Proposal,
    ProposedPair,
    Ranking,
    Sheet,
)
from baiqau.judging.models.training import (
    Excuse,
    Reference,
    Training,
    TrainingMark,
    TrainingSheet,
    TrainingWork,
)
from baiqau.judging.models.undone import SignedBefore

__all__ = [
    "Conflict",
    "EarlierMark",
    "Excuse",
    "Finalist",
    "Mark",
    "Near",
    "PaperSheet",
    "PersonalLink",
    "Proposal",
    "ProposedPair",
    "Ranking",
    "Reference",
    "Remark",
    "Seat",
    "Sheet",
    "SignedBefore",
    "Suspicion",
    "Training",
    "TrainingMark",
    "TrainingSheet",
    "TrainingWork",
]
