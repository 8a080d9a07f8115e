"""The forms of the commission's stage: invitation, acceptance, wishes, a training work, a printed sheet, an opening."""

from baiqau.judging.forms.commission import AcceptanceForm, InviteForm, WishesForm
from baiqau.judging.forms.paper import PaperForm
from baiqau.judging.forms.sealed import OpeningForm
from baiqau.judging.forms.training import TrainingForm
from baiqau.judging.forms.whole import BallotPaperForm, PairsPaperForm, whole

__all__ = [
    "AcceptanceForm",
    "BallotPaperForm",
    "InviteForm",
    "OpeningForm",
    "PairsPaperForm",
    "PaperForm",
    "TrainingForm",
    "WishesForm",
    "whole",
]
