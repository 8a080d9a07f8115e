"""The forms of the commission's stage: invitation, acceptance, wishes of an assignment, a training work."""

from baiqau.judging.forms.commission import AcceptanceForm, InviteForm, WishesForm
from baiqau.judging.forms.training import TrainingForm

__all__ = ["AcceptanceForm", "InviteForm", "TrainingForm", "WishesForm"]
