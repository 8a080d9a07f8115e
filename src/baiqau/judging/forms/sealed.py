"""The form by which one sealed work is opened."""

from django import forms
from django.utils.translation import gettext_lazy as _


class OpeningForm(forms.Form):
    """Which work is opened before the deadline, and why."""

    number = forms.IntegerField(
        label=_("Number of the work"),
        min_value=1,
        max_value=2_000_000_000,
        help_text=_("As it stands on the author’s receipt."),
    )
    reason = forms.CharField(
        label=_("Why it must be opened before the deadline"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
