"""A proposal of which experts read which works: wishes, terms, the answer with its proof, or why not."""

from baiqau.fairness.proposal.answer import Proposal, propose
from baiqau.fairness.proposal.refusal import Impossible, Lack, Overload
from baiqau.fairness.proposal.wanted import Expert, Terms, Wanted, Work, affinity
from baiqau.fairness.proposal.whole import everyone

__all__ = [
    "Expert",
    "Impossible",
    "Lack",
    "Overload",
    "Proposal",
    "Terms",
    "Wanted",
    "Work",
    "affinity",
    "everyone",
    "propose",
]
