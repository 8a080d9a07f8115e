"""Awards and gifts, papers with numbers without gaps, the signed protocol, the ceremony."""

from baiqau.awards.models.ceremony import Ceremony, Citation, Pronunciation
from baiqau.awards.models.papers import (
    Letterhead,
    Paper,
    PaperNumbering,
    SignedProtocol,
    Verification,
)
from baiqau.awards.models.places import Award, Gift, Handover

__all__ = [
    "Award",
    "Ceremony",
    "Citation",
    "Gift",
    "Handover",
    "Letterhead",
    "Paper",
    "PaperNumbering",
    "Pronunciation",
    "SignedProtocol",
    "Verification",
]
