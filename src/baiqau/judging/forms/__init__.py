"""The forms of the commission's stage: invitation, acceptance, wishes, a training work, a printed sheet."""

from baiqau.judging.forms.commission import AcceptanceForm, InviteForm, WishesForm
from baiqau.judging.forms.paper import PaperForm
from baiqau.judging.forms.training import TrainingForm

__all__ = ["AcceptanceForm", "InviteForm", "PaperForm", "TrainingForm", "WishesForm"]
